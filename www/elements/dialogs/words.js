import { h } from '../../dom.js';
import { DecideEvent, ViewEvent } from '../../events.js';
import { currentDoc } from '../../state.js';

/**
 * The reader's own words, and words that are no key terms. One a line, `#` begins a note.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function words(view, state) {
  const { terms, reading } = view.words;
  const doc = currentDoc(state);
  const options = doc?.reading?.report.options ?? {};
  const field = (/** @type {string} */ key, /** @type {string[] | null} */ lines) => {
    const box = h('textarea', { rows: 8, lang: view.sourceLanguage, 'data-key': key });
    box.value = (lines ?? []).join('\n');
    return box;
  };
  const own = field('own', options.words);
  const stop = field('stop', options.stopWords);
  const lines = (/** @type {HTMLTextAreaElement} */ box) => box.value.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
  const apply = () => {
    view.dispatchEvent(new ViewEvent({ dialog: null }));
    view.dispatchEvent(new DecideEvent({ options: { ...doc?.decisions.options, words: lines(own), stopWords: lines(stop).length ? lines(stop) : null } }));
  };
  return {
    title: `${terms.own}${view.words.comma}${terms.stop}`,
    body: [
      h('p', { class: 'note' }, terms.ownHelp),
      h('label', {}, terms.own, own),
      h('label', {}, terms.stop, stop),
      h('p', { class: 'note' }, terms.stopHelp),
      h('p', { class: 'row' }, h('button', { class: 'primary', 'data-key': 'apply', onclick: apply }, reading.apply)),
    ],
  };
}
