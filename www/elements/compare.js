import { comparison } from '../comparison.js';
import { h, option, say } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { title } from '../out.js';
import { samples } from '../samples/index.js';
import { currentDoc } from '../state.js';
import { gradeBars, sign } from './sign.js';
import { Sheets } from './sheets.js';
import { View } from './view.js';

/** Rows of a table to begin with. */
const SHOWN = 40;

/** Two texts side by side: classes, formulas and names in both, how strong the wording, what only one has. */
export class Compare extends View {
  #sheets = new Sheets();
  #width = 0;
  /** The term that the sheets were scrolled to last. */
  #followed = '';

  connectedCallback() {
    new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - this.#width) < 1 || this.hidden) return;
      this.#width = this.clientWidth;
      this.render(this.state);
    }).observe(this);
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.view === 'compare', state.compare, state.docs, state.current, state.notice];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    this.hidden = state.view !== 'compare' || !doc?.reading;
    if (!doc?.reading || this.hidden) {
      this.replaceChildren();
      return;
    }
    const { compare } = this.words;
    const other = state.docs.find(({ id }) => id === state.compare.other) ?? null;
    const docs = other?.reading ? /** @type {[import('../state.js').Doc, import('../state.js').Doc]} */ ([doc, other]) : null;
    const found = docs && comparison(docs);
    const chosen = found?.shared.find(({ key }) => key === state.compare.term) ?? null;
    const places = chosen?.sides.map((side) => side.places) ?? [];
    const scrolled = [...this.querySelectorAll('.sheet')].map((sheet) => sheet.scrollTop);
    this.draw(
      h('h1', {}, compare.title),
      h('p', { class: 'note' }, compare.lead),
      this.#choose(state, doc, other),
      state.notice === 'tooLarge' && h('p', { class: 'notice' }, say(this.words.start.tooLarge, state.noticeValues)),
      other && !other.reading && h('p', { role: 'status' }, other.phase === 'failed' ? compare.failed : compare.busy),
      docs && this.#sheets.draw(this, state, docs, places),
      docs && found && this.#tables(state, docs, found, chosen),
    );
    for (const [at, sheet] of this.querySelectorAll('.sheet').entries()) sheet.scrollTop = scrolled[at] ?? 0;
    if (docs) this.#sheets.paint(docs, places, chosen !== null && chosen.key !== this.#followed);
    this.#followed = chosen?.key ?? '';
  }

  /** Which text stands beside. @param {import('./view.js').State} state @param {import('../state.js').Doc} doc @param {import('../state.js').Doc | null} other */
  #choose(state, doc, other) {
    const { compare } = this.words;
    const docs = state.docs.filter(({ id }) => id !== doc.id);
    const menu = h(
      'select',
      { 'data-key': 'beside', onchange: () => this.#chosen(menu.value) },
      h('option', { value: '' }, compare.none),
      ...docs.map((one) => option(`doc-${one.id}`, title(one), one.id === other?.id, one.reading?.language ?? 'zh-Hans')),
      ...samples.map((sample) => option(`sample-${sample.id}`, say(compare.sample, { name: sample.title }), false, 'zh-Hans')),
    );
    const box = h('textarea', { rows: 2, lang: 'zh-Hans', 'data-key': 'beside-box', placeholder: compare.paste, 'aria-label': compare.paste });
    const files = h('input', { type: 'file', class: 'visually-hidden', tabindex: '-1', accept: '.txt,.md,.html,.htm,.docx,text/plain,text/html', 'aria-label': compare.file, onchange: () => this.dispatchEvent(new CommandEvent('beside-file', files.files?.[0])) });
    return h(
      'div',
      { class: 'beside' },
      h('p', {}, h('span', { class: 'meta' }, 'A '), this.quote(title(doc), 'read')),
      h('p', {}, h('label', {}, h('span', { class: 'meta' }, 'B '), h('span', { class: 'visually-hidden' }, compare.beside), menu)),
      h(
        'p',
        { class: 'row' },
        box,
        h('button', { class: 'link', 'data-key': 'beside-go', onclick: () => box.value.trim() && this.dispatchEvent(new CommandEvent('beside', { name: null, text: box.value })) }, compare.add),
        h('button', { class: 'link', 'data-key': 'beside-file', onclick: () => files.click() }, compare.file),
        files,
      ),
    );
  }

  /** @param {string} value */
  #chosen(value) {
    const [kind, id = ''] = value.split('-');
    const sample = kind === 'sample' ? samples.find((one) => one.id === id) : null;
    if (sample) this.dispatchEvent(new CommandEvent('beside', { name: sample.title, text: sample.text }));
    else this.dispatchEvent(new CommandEvent('beside-document', kind === 'doc' ? Number(id) : null));
  }

  /**
   * @param {import('./view.js').State} state
   * @param {[import('../state.js').Doc, import('../state.js').Doc]} docs
   * @param {ReturnType<typeof comparison>} found
   * @param {import('../comparison.js').Shared | null} chosen
   */
  #tables(state, docs, { forces, shared, only }, chosen) {
    const { words } = this;
    const { compare } = words;
    const table = (/** @type {string} */ caption, /** @type {string[]} */ heads, /** @type {Node[]} */ rows) => h('table', { class: 'wide' }, h('caption', {}, caption), h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', {}, ...rows));
    return h(
      'div',
      { class: 'compared' },
      table(
        compare.forces,
        [words.columns.force, 'A', 'B'],
        forces.map(({ force, counts }) => h('tr', {}, h('th', { scope: 'row' }, sign(force, words), ' ', words.force[/** @type {'pledge'} */ (force)]), ...counts.map((n) => h('td', { class: 'figure' }, n)))),
      ),
      chosen && this.#places(docs, chosen),
      table(
        say(compare.shared, { n: shared.length }),
        [words.terms.column.term, words.terms.column.kind, compare.count, compare.strongest],
        shared.slice(0, SHOWN).map((one) =>
          h(
            'tr',
            { class: one === chosen ? 'open' : null },
            h('th', { scope: 'row' }, h('button', { class: `term ${one.kind}`, lang: this.sourceLanguage, 'aria-pressed': String(one === chosen), 'data-key': `shared-${one.text}`, onclick: () => this.dispatchEvent(new ViewEvent({ compare: { ...state.compare, term: one === chosen ? null : one.key } })) }, one.text)),
            h('td', {}, words.terms.kind[/** @type {'word'} */ (one.kind)]),
            h('td', { class: 'figure' }, one.sides.map(({ count }) => count).join(' : ')),
            h('td', { class: 'strengths' }, ...one.sides.map((side, at) => this.#strength(docs[/** @type {0} */ (at)], side, at ? 'B' : 'A'))),
          ),
        ),
      ),
      h(
        'div',
        { class: 'clouds' },
        ...only.map((terms, at) =>
          h('section', {}, h('h2', {}, say(compare.only, { side: at ? 'B' : 'A', n: terms.length })), h('p', { lang: this.sourceLanguage, class: 'read' }, terms.slice(0, SHOWN).map(({ text, count }) => (count > 1 ? `${text} ${count}` : text)).join('　'))),
        ),
      ),
    );
  }

  /** The strongest wording about a term on one side. @param {import('../state.js').Doc} doc @param {import('../comparison.js').Side} side @param {string} name */
  #strength(doc, { strongest }, name) {
    const { words } = this;
    const cue = strongest && doc.reading ? doc.reading.slice(strongest.c.cue) : '';
    return h('span', {}, h('span', { class: 'meta' }, `${name} `), strongest ? gradeBars(strongest.c.grade, strongest.family, say(words.grade, { n: strongest.c.grade })) : h('span', { class: 'meta' }, words.compare.nothing), ' ', this.quote(cue));
  }

  /** Where a term stands in both. @param {[import('../state.js').Doc, import('../state.js').Doc]} docs @param {import('../comparison.js').Shared} shared */
  #places(docs, { sides }) {
    return h(
      'div',
      { class: 'clouds places' },
      ...sides.map(({ places }, at) => {
        const reading = docs[/** @type {0} */ (at)].reading;
        const sentences = reading ? [...new Set(places.map(([start]) => reading.sentenceAt(start)))].map((index) => reading.report.sentences[index].span) : [];
        return h(
          'section',
          {},
          h('h2', {}, at ? 'B ' : 'A ', h('span', { lang: reading?.language }, places[0] ? reading?.slice(places[0]) ?? '' : ''), ' ', h('span', { class: 'meta' }, say(this.words.terms.spread, { n: places.length }))),
          h('ul', { lang: reading?.language }, ...sentences.map((span) => h('li', {}, ...marked(reading, span, places)))),
        );
      }),
    );
  }
}

/**
 * A sentence with the places of a term in it.
 *
 * @param {import('../reading.js').Reading | null} reading
 * @param {import('../reading.js').Span} sentence
 * @param {import('../reading.js').Span[]} places
 */
function marked(reading, [start, end], places) {
  /** @type {import('../dom.js').Child[]} */
  const parts = [];
  let at = start;
  for (const [from, to] of places) {
    if (from < at || to > end) continue;
    parts.push(reading?.slice([at, from]), h('strong', {}, reading?.slice([from, to])));
    at = to;
  }
  return [...parts, reading?.slice([at, end])];
}
