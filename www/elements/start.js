import { copied } from '../decode.js';
import { fill, h, say } from '../dom.js';
import { CommandEvent, FilesEvent, OpenEvent, ViewEvent } from '../events.js';
import { samples } from '../samples/index.js';
import { View } from './view.js';

/** A real passage, marked: the page teaches by showing. Parts are [text, class, number]. */
const SHOWN = [
  ['双方', ''],
  ['商定', 'cue undertake'],
  ['高质量共建“一带一路”', 'act agreement', '35', 'agreement'],
  ['，', ''],
  ['尽快实现100亿美元的年贸易额', 'act agreement', '36', ''],
  ['并', ''],
  ['提出新的目标', 'act agreement', '37', ''],
  ['。中方', ''],
  ['支持', 'act support cue-first', '40', 'support'],
  ['乌方加入世贸组织', 'act support'],
  ['，坚决', ''],
  ['反对', 'act opposition cue-first', '31', 'opposition'],
  ['任何势力破坏乌兹别克斯坦人民和平安宁的生活', 'act opposition'],
  ['。', ''],
];

/** The first-run page: what this is, a box, samples, the promise on privacy. */
export class Start extends View {
  connectedCallback() {
    this.addEventListener('paste', (event) => this.#paste(/** @type {ClipboardEvent} */ (event)));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.current === null, state.notice, state.noticeValues, state.chineseFont, state.kept];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    this.hidden = state.current !== null;
    if (this.hidden) {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const { start } = words;
    const box = h('textarea', {
      id: 'box',
      rows: 8,
      spellcheck: 'false',
      lang: 'zh-Hans',
      'aria-label': start.box,
      placeholder: start.placeholder,
      'data-key': 'box',
      oninput: () => {
        clear.hidden = !box.value;
        this.dispatchEvent(new ViewEvent({ draft: box.value, notice: null }));
      },
    });
    // Shown and hidden in place: drawing the box anew would break what is being composed in it.
    const clear = h('button', { class: 'link', 'data-key': 'clear', hidden: !state.draft, onclick: () => this.dispatchEvent(new CommandEvent('clear')) }, start.clear);
    // The placeholder is of the interface; what is typed is of the text.
    if (!state.draft) box.lang = state.settings.language;
    box.value = state.draft;
    const files = h('input', {
      type: 'file',
      multiple: true,
      class: 'visually-hidden',
      accept: '.txt,.md,.html,.htm,.docx,.json,text/plain,text/html',
      tabindex: '-1',
      'aria-label': start.choose,
      onchange: () => {
        this.dispatchEvent(new FilesEvent([...(files.files ?? [])]));
        files.value = '';
      },
    });
    this.draw(
      h(
        'div',
        { class: 'columns' },
        h(
          'div',
          { class: 'ask' },
          h('h1', {}, start.headline),
          h('p', { class: 'lead' }, start.lead),
          !state.chineseFont && h('p', { class: 'notice' }, words.settings.fontMissing),
          state.kept > 0 && h('p', { class: 'notice' }, say(start.kept, { n: state.kept }), ' ', h('button', { class: 'link', 'data-key': 'kept', onclick: () => this.dispatchEvent(new CommandEvent('kept')) }, start.openKept), ' ', h('button', { class: 'link', 'data-key': 'forget', onclick: () => this.dispatchEvent(new CommandEvent('autosave', false)) }, start.forget)),
          box,
          state.notice && h('p', { class: 'notice', role: 'status' }, this.#notice(state)),
          h(
            'div',
            { class: 'row' },
            h('button', { class: 'primary', 'data-key': 'go', onclick: () => this.#read(box) }, start.go),
            h('button', { class: 'link', 'data-key': 'choose', onclick: () => files.click() }, start.choose),
            files,
            clear,
            h('span', { class: 'meta' }, start.formats),
          ),
          h(
            'p',
            { class: 'privacy' },
            ...fill(start.privacy, {
              proof: h('button', { class: 'link', 'data-key': 'proof', onclick: () => this.dispatchEvent(new CommandEvent('proof')) }, start.proof),
            }),
            h('br'),
            start.leaves,
          ),
        ),
        h(
          'aside',
          { class: 'samples', 'aria-labelledby': 'samples-title' },
          h('h2', { id: 'samples-title' }, start.samples),
          h('ul', {}, ...samples.map((sample) => this.#sample(sample))),
        ),
      ),
      h(
        'figure',
        { class: 'shown' },
        h('figcaption', {}, start.shown),
        h(
          'blockquote',
          { lang: 'zh-Hans' },
          ...SHOWN.map(([text = '', name = '', number, sign]) => {
            if (!name) return text;
            const label = number ? `${sign ? words.sign[/** @type {'support'} */ (sign)] : ''}${number}` : null;
            if (!label) return h('span', { class: name }, text);
            const [first = '', ...rest] = [...text];
            const cue = name.includes('cue-first');
            return h(
              'span',
              { class: name },
              h('span', { class: cue ? 'n cue' : 'n', 'data-n': label }, cue ? text : first),
              cue ? '' : rest.join(''),
            );
          }),
        ),
      ),
    );
    // When all elements are drawn: to focus, the browser lays out the page.
    queueMicrotask(() => document.activeElement === document.body && box.focus());
  }

  /** @param {import('./view.js').State} state */
  #notice(state) {
    const { words } = this;
    if (state.notice === 'cleared') {
      return [words.start.cleared, ' ', h('button', { class: 'link', 'data-key': 'undo', onclick: () => this.dispatchEvent(new CommandEvent('undo')) }, words.undo)];
    }
    if (state.notice === 'tooLarge') return say(words.start.tooLarge, state.noticeValues);
    if (state.notice === 'empty') return words.start.empty;
    return String(state.noticeValues.text ?? '');
  }

  /** @param {import('../samples/index.js').Sample} sample */
  #sample(sample) {
    const { words, state } = this;
    const { language } = state.settings;
    const n = [...sample.text].length.toLocaleString('en');
    const genre = words.genre[/** @type {'news'} */ (sample.genre)];
    return h(
      'li',
      {},
      h(
        'button',
        { 'data-key': `sample-${sample.id}`, onclick: () => this.dispatchEvent(new OpenEvent([{ name: sample.title, text: sample.text }])) },
        h('span', { class: 'name', lang: 'zh-Hans' }, sample.title),
        language === 'en' && h('span', { class: 'gloss' }, sample.gloss),
        h('span', { class: 'meta' }, say(words.start.sampleMeta, { genre, n })),
      ),
    );
  }

  /** @param {HTMLTextAreaElement} box */
  #read(box) {
    if (box.value.trim()) this.dispatchEvent(new OpenEvent([{ name: null, text: box.value }]));
    else this.dispatchEvent(new ViewEvent({ notice: 'empty' }));
  }

  /** A whole text pasted into the empty box is read at once. @param {ClipboardEvent} event */
  #paste(event) {
    const box = this.querySelector('textarea');
    if (!box || event.target !== box || box.value) return;
    const data = event.clipboardData;
    if (data?.files.length) {
      event.preventDefault();
      this.dispatchEvent(new FilesEvent([...data.files]));
      return;
    }
    const text = data ? copied(data) : '';
    if (!text.trim()) return;
    event.preventDefault();
    this.dispatchEvent(new ViewEvent({ draft: text }));
    this.dispatchEvent(new OpenEvent([{ name: null, text }]));
  }
}
