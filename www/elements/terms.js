import { h, say, svg } from '../dom.js';
import { ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { kwic } from './kwic.js';
import { View } from './view.js';

/** How many terms the cloud and the table begin with. */
const SHOWN = 60;

/** Key terms: the table and the places of the chosen one in context. The cloud above is its picture. */
export class Terms extends View {
  #all = false;

  /** @param {import('./view.js').State} state */
  needs(state) {
    const shown = state.tab === 'terms';
    return [shown, ...(shown ? [currentDoc(state)?.reading, state.term, state.terms, this.#all] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const reading = currentDoc(state)?.reading;
    if (!reading || state.tab !== 'terms') {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const found = termsOf(reading, state);
    if (!found.length) {
      this.draw(h('p', { class: 'empty' }, words.terms.none));
      return;
    }
    const chosen = found.find(({ term }) => term.text === state.term) ?? null;
    const shown = this.#all ? found : found.slice(0, SHOWN);
    this.draw(
      chosen && kwic(this, reading, chosen, state),
      h(
        'table',
        { class: 'terms' },
        h('caption', { class: 'visually-hidden' }, words.findings.tabs.terms),
        h('thead', {}, h('tr', {}, ...this.#columns(state).map(([key, name]) => h('th', { scope: 'col', class: key }, name)))),
        h('tbody', {}, ...shown.map((one) => this.#row(reading, state, one))),
      ),
      found.length > shown.length &&
        h('button', { class: 'link', 'data-key': 'more', onclick: () => this.#more(state) }, say(words.terms.more, { n: found.length - shown.length })),
      h('p', { class: 'row' }, h('button', { class: 'link', 'data-key': 'own-words', onclick: () => this.dispatchEvent(new ViewEvent({ dialog: 'words' })) }, `${words.terms.own}${words.comma}${words.terms.stop}`)),
    );
  }

  /** @param {import('./view.js').State} state */
  #more(state) {
    this.#all = true;
    this.render(state);
  }

  /** @param {import('./view.js').State} state @returns {[string, string][]} */
  #columns(state) {
    const { column } = this.words.terms;
    return [
      ['term', column.term],
      ['kind', column.kind],
      ['count', column.count],
      ...(state.terms.size === 'keyness' ? [/** @type {[string, string]} */ (['keyness', column.keyness])] : []),
      ['sections', column.sections],
      ['spread', column.spread],
    ];
  }

  /** @param {import('../reading.js').Reading} reading @param {import('./view.js').State} state @param {Found} one */
  #row(reading, state, { term, places, sections }) {
    const { words } = this;
    const chosen = state.term === term.text;
    return h(
      'tr',
      { class: chosen ? 'chosen' : null },
      h(
        'th',
        { scope: 'row' },
        h('button', { class: `term ${term.kind}`, lang: reading.language, 'data-key': `term-${term.text}`, 'aria-pressed': String(chosen), onclick: () => this.dispatchEvent(new ViewEvent({ term: chosen ? null : term.text })) }, term.text),
        term.kind === 'user' && h('span', { class: 'mine', 'aria-hidden': 'true', lang: 'zh-Hans' }, '。'),
      ),
      h('td', {}, words.terms.kind[/** @type {'word'} */ (term.kind)] ?? term.kind),
      h('td', { class: 'figure' }, places.length),
      state.terms.size === 'keyness' && h('td', { class: 'figure' }, term.keyness === null ? '' : Math.round(term.keyness * 10) / 10),
      h('td', { class: 'figure' }, say(words.terms.sections, { n: sections, all: Math.max(1, reading.chapters.length) })),
      h('td', {}, spread(reading, places, say(words.terms.spread, { n: places.length }))),
    );
  }
}

/** @typedef {{term: any, places: import('../reading.js').Span[], sections: number, weight: number}} Found */

/**
 * The terms in scope with their places, by falling weight.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {import('./view.js').State} state
 * @returns {Found[]}
 */
export function termsOf(reading, state) {
  const section = state.terms.section ? reading.sections.get(state.terms.section) : null;
  const [start, end] = section ? reading.reach(section) : [0, Infinity];
  const found = reading.report.terms.flatMap((/** @type {any} */ term) => {
    const places = section ? term.occurrences.filter((/** @type {number[]} */ [from = 0]) => from >= start && from < end) : term.occurrences;
    if (!places.length) return [];
    const sections = reading.chapters.filter((/** @type {any} */ chapter) => {
      const [a, b] = reading.reach(chapter);
      return places.some((/** @type {number[]} */ [from = 0]) => from >= a && from < b);
    }).length;
    const weight = state.terms.size === 'keyness' ? Math.max(0, term.keyness ?? 0) : places.length;
    return [{ term, places, sections: Math.max(1, sections), weight }];
  });
  return found.sort((/** @type {Found} */ a, /** @type {Found} */ b) => b.weight - a.weight);
}

/** Where in the text: one stroke a place. @param {import('../reading.js').Reading} reading @param {import('../reading.js').Span[]} places @param {string} label */
function spread(reading, places, label) {
  const width = 130;
  const length = Math.max(1, reading.report.source.length);
  const strokes = places.map(([start]) => `M${Math.round((start / length) * (width - 1) * 10) / 10 + 0.5} 0V11`).join('');
  return svg('svg', { class: 'spread', width, height: 12, role: 'img', 'aria-label': label }, svg('path', { class: 'line', d: `M0 11.5H${width}` }), svg('path', { d: strokes }));
}
