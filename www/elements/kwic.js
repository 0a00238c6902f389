import { h, say } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';

/** Characters of context on either side. */
const CONTEXT = 14;

/**
 * Every place of a term in its context: a table with headers, sorted by what stands left or right.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../ranking.js').Found} found
 * @param {import('./view.js').State} state
 */
export function kwic(view, reading, { term, places }, state) {
  const { words } = view;
  const { kwic: order } = state.terms;
  const lines = places.map(([start, end]) => ({
    start,
    left: tidy(reading.text.slice(Math.max(0, start - CONTEXT), start)),
    word: reading.text.slice(start, end),
    right: tidy(reading.text.slice(end, end + CONTEXT)),
    section: reading.topOf(reading.sectionAt(start)),
  }));
  if (order === 'left') lines.sort((a, b) => compare(backwards(a.left), backwards(b.left)) || a.start - b.start);
  if (order === 'right') lines.sort((a, b) => compare(a.right, b.right) || a.start - b.start);
  const sorter = (/** @type {'text' | 'left' | 'right'} */ by, /** @type {string} */ label) =>
    h(
      'th',
      { scope: 'col', class: by, 'aria-sort': order === by ? 'ascending' : null },
      h('button', { 'data-key': `kwic-${by}`, onclick: () => view.dispatchEvent(new ViewEvent({ terms: { ...state.terms, kwic: by } })) }, label),
    );
  return h(
    'section',
    { class: 'kwic' },
    h('p', { class: 'kwic-head' }, h('strong', { class: 'mine read', lang: reading.language }, term.text), ' ', h('span', { class: 'meta' }, say(words.terms.kwic, { n: places.length }))),
    h(
      'table',
      {},
      h('caption', { class: 'visually-hidden' }, ...say(words.terms.kwicCaption, { term: '\u0000' }).split('\u0000').flatMap((part, at) => (at ? [view.quote(term.text), part] : [part]))),
      h('thead', {}, h('tr', {}, sorter('text', words.terms.place), sorter('left', words.terms.left), h('th', { scope: 'col', class: 'word' }, words.terms.word), sorter('right', words.terms.right))),
      h(
        'tbody',
        { lang: reading.language },
        ...lines.map((line) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, h('button', { 'data-key': `cuts-${line.start}`, 'aria-pressed': String(line.start === (state.terms.at ?? places[0]?.[0])), title: words.terms.cuts, 'aria-label': say(words.terms.cutsAt, { n: line.section?.number ?? '' }), onclick: () => view.dispatchEvent(new ViewEvent({ terms: { ...state.terms, at: line.start } })) }, line.section?.number ?? '·')),
            h('td', { class: 'left' }, line.left),
            h('td', { class: 'word' }, h('button', { 'data-key': `at-${line.start}`, onclick: () => view.dispatchEvent(new CommandEvent('go', line.start)) }, line.word)),
            h('td', { class: 'right' }, line.right),
          ),
        ),
      ),
    ),
    h(
      'p',
      { class: 'row' },
      h('button', { class: 'link mine', 'data-key': 'ignore', onclick: () => view.dispatchEvent(new CommandEvent('ignore', term.text)) }, words.terms.ignore),
      ' ',
      h('button', { class: 'link', 'data-key': 'kwic-csv', onclick: () => view.dispatchEvent(new CommandEvent('kwic-csv', term.text)) }, words.terms.saveKwic),
    ),
  );
}

/** @param {string} text */
const tidy = (text) => text.replace(/[\s\u3000]+/g, ' ');
/** @param {string} text */
const backwards = (text) => [...text].reverse().join('');
/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
