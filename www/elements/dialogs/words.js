import { h } from '../../dom.js';
import { CommandEvent, DecideEvent, ViewEvent } from '../../events.js';
import { currentDoc } from '../../state.js';
import { wordOf } from '../../words.js';
import { unusable } from '../terms.js';

/**
 * The reader's own words in jieba's form, notes and all, and the words that are no key terms;
 * and a whole dictionary of the reader's own.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function words(view, state) {
  const { terms, reading } = view.words;
  const doc = currentDoc(state);
  const options = doc?.decisions.options ?? {};
  const builtIn = state.stopWords ?? [];
  const field = (/** @type {string} */ key, /** @type {string[]} */ lines) => {
    const box = h('textarea', { rows: 8, lang: view.sourceLanguage, spellcheck: 'false', 'data-key': key });
    box.value = lines.join('\n');
    return box;
  };
  const own = field('own', options.words ?? []);
  const stop = field('stop', options.stopWords ?? builtIn);
  const lines = (/** @type {HTMLTextAreaElement} */ box) => box.value.replace(/\s+$/, '').split(/\r\n|[\r\n]/);
  const apply = () => {
    const list = lines(own);
    const left = lines(stop).map(wordOf).filter(Boolean);
    const same = left.length === builtIn.length && left.every((word, at) => word === builtIn[at]);
    view.dispatchEvent(new ViewEvent({ dialog: null }));
    view.dispatchEvent(new DecideEvent({ options: { ...options, words: list.some(wordOf) ? list : [], stopWords: same ? null : left } }));
  };
  const file = h('input', {
    type: 'file',
    class: 'visually-hidden',
    tabindex: '-1',
    accept: '.txt,.dict,text/plain',
    'aria-label': terms.openList,
    onchange: async () => {
      const [list] = file.files ?? [];
      if (list) own.value = [own.value.trim(), (await list.text()).replace(/^\ufeff/, '')].filter(Boolean).join('\n');
    },
  });
  const close = () => view.dispatchEvent(new ViewEvent({ dialog: null }));
  const dictionary = h('input', {
    type: 'file',
    'data-key': 'dictionary',
    onchange: () => {
      const [chosen] = dictionary.files ?? [];
      close();
      if (chosen) view.dispatchEvent(new CommandEvent('dictionary', chosen));
    },
  });
  const forget = () => {
    const { dictionary: _, ...rest } = options;
    close();
    view.dispatchEvent(new DecideEvent({ options: rest }));
  };
  return {
    title: `${terms.own}${view.words.comma}${terms.stop}`,
    body: [
      h('label', {}, terms.own, own),
      h('p', { class: 'note' }, terms.ownHelp),
      unusable(view, doc?.reading?.report),
      h(
        'p',
        { class: 'row' },
        h('button', { class: 'link', 'data-key': 'open-words', onclick: () => file.click() }, terms.openList),
        file,
        ' ',
        h('button', { class: 'link', 'data-key': 'save-words', onclick: () => view.dispatchEvent(new CommandEvent('save-words', lines(own))) }, terms.saveList),
      ),
      h('label', {}, terms.stop, stop),
      h('p', { class: 'note' }, terms.stopHelp),
      h(
        'p',
        { class: 'row' },
        h('button', { class: 'primary', 'data-key': 'apply', onclick: apply }, reading.apply),
        ' ',
        h('button', { class: 'link', 'data-key': 'stop-built-in', onclick: () => (stop.value = builtIn.join('\n')) }, terms.stopReset),
      ),
      h('label', {}, terms.dictionary, ' ', dictionary),
      h('p', { class: 'note' }, terms.dictionaryHelp),
      options.dictionary && h('p', { class: 'row' }, h('button', { 'data-key': 'built-in', onclick: forget }, terms.dictionaryBuiltIn)),
    ],
  };
}
