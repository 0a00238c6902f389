import { h } from '../../dom.js';
import { CommandEvent } from '../../events.js';
import { quote } from '../../out.js';
import { currentDoc } from '../../state.js';

const STYLES = /** @type {const} */ (['gbt', 'apa', 'chicago']);

/**
 * A quote in the three usual forms, to copy.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function quoting(view, state) {
  const { out, card } = view.words;
  const doc = currentDoc(state);
  const item = doc?.reading?.byId.get(state.dialogDetail);
  const body = !doc || !item ? [] : STYLES.flatMap((style) => {
    const words = quote(doc, item.c, style);
    return [h('h3', {}, out.styles[style]), h('p', { class: 'read', lang: view.sourceLanguage }, words), h('p', {}, h('button', { class: 'link', 'data-key': `copy-${style}`, onclick: () => view.dispatchEvent(new CommandEvent('copy', words)) }, card.copyQuote))];
  });
  return { title: card.copyQuote, body };
}
