import { h, say } from '../dom.js';
import { CommandEvent } from '../events.js';
import { tokens } from '../ranking.js';

/** Characters shown on either side. */
const CONTEXT = 16;

/**
 * The words round a place with their cuts, as one toolbar: press a stroke to join its neighbours, press
 * between two characters to cut there.
 *
 * @param {import('./view.js').View} view
 * @param {import('../state.js').Doc} doc
 * @param {number} place
 */
export function cuts(view, doc, place) {
  const { reading, answers, decisions } = doc;
  const all = tokens(answers.tokens);
  if (!reading || !all.length) return null;
  const { terms } = view.words;
  const [from, to] = reading.report.sentences[reading.sentenceAt(place)]?.span ?? [0, reading.text.length];
  const shown = all.filter(({ start, end }) => end > Math.max(from, place - CONTEXT) && start < Math.min(to, place + CONTEXT));
  const letters = (/** @type {{start: number, end: number, kind: string}} */ { start, end, kind }) => kind !== 'punctuation' && end > start;
  let first = true;
  const tool = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ key, /** @type {() => void} */ act) => {
    // The words are what counts in the label, and voices for Chinese read English, not the other way round.
    const button = h('button', { class: name, lang: reading.language, tabindex: first ? 0 : -1, 'aria-label': label, title: label, 'data-key': key, onclick: act });
    first = false;
    return button;
  };
  const line = shown.flatMap((token, at) => {
    const next = shown[at + 1];
    const word = reading.slice([token.start, token.end]);
    const inside = letters(token)
      ? [...word].flatMap((character, index, characters) => {
          if (!index) return [character];
          const parts = [characters.slice(0, index).join(''), characters.slice(index).join('')];
          const label = say(terms.cut, { a: parts[0] ?? '', b: parts[1] ?? '' });
          return [tool('gap', label, `cut-${token.start}-${index}`, () => view.dispatchEvent(new CommandEvent('cut', { word, parts, at: place }))), character];
        })
      : [word];
    const joins = next && letters(token) && letters(next) && token.end === next.start;
    const whole = next ? reading.slice([token.start, next.end]) : '';
    return [
      h('span', { class: `token ${token.kind}` }, ...inside),
      joins && tool('stroke', say(terms.join, { a: word, b: whole.slice(word.length) }), `join-${token.start}`, () => view.dispatchEvent(new CommandEvent('join', { word: whole, at: place }))),
    ];
  });
  const own = all.filter(({ kind }) => kind === 'user').length;
  return h(
    'div',
    { class: 'cuts' },
    h('p', { class: 'meta', id: 'cuts-help' }, terms.cutsHelp),
    h('div', { role: 'toolbar', 'aria-label': terms.cuts, 'aria-describedby': 'cuts-help', class: 'line', lang: reading.language, onkeydown: walk }, ...line),
    (decisions.options.words ?? []).length > 0 && h('p', { class: 'meta' }, say(terms.ownCount, { n: own })),
  );
}

/** Arrows lead from tool to tool. @param {KeyboardEvent} event */
function walk(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const all = /** @type {HTMLElement[]} */ ([.../** @type {Element} */ (event.currentTarget).querySelectorAll('button')]);
  const next = way && all[all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
