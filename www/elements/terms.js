import { h, say, svg } from '../dom.js';
import { ViewEvent } from '../events.js';
import { foremost, ranked } from '../ranking.js';
import { currentDoc } from '../state.js';
import { counted } from '../words.js';
import { company } from './company.js';
import { cuts } from './cuts.js';
import { kwic } from './kwic.js';
import { View } from './view.js';

/** Key terms: the table and the places of the chosen one in context. The cloud above is its picture. */
export class Terms extends View {
  #all = false;

  /** @param {import('./view.js').State} state */
  needs(state) {
    const shown = state.tab === 'terms';
    return [shown, ...(shown ? [currentDoc(state)?.reading, currentDoc(state)?.answers, state.term, state.terms, state.wide, this.#all] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const reading = doc?.reading;
    if (!doc || !reading || state.tab !== 'terms') {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const found = ranked(doc, state.terms);
    if (!found.length) {
      this.draw(h('p', { class: 'empty' }, words.terms.none), this.#lists(doc));
      return;
    }
    const whole = { ...state.terms, size: /** @type {const} */ ('count'), section: null, beside: null };
    const chosen = state.term === null ? null : found.find(({ term }) => term.text === state.term) ?? ranked(doc, whole).find(({ term }) => term.text === state.term) ?? null;
    const place = state.terms.at ?? chosen?.places[0]?.[0] ?? null;
    const shown = this.#all ? found : foremost(found, state.terms.size);
    this.draw(
      place !== null && cuts(this, doc, place),
      chosen && kwic(this, reading, chosen, state),
      chosen && company(this, chosen, doc.answers[`collocates ${chosen.term.text}`] ?? null),
      h(
        'table',
        { class: 'terms' },
        h('caption', { class: 'visually-hidden' }, words.findings.tabs.terms),
        h('thead', {}, h('tr', {}, ...this.#columns(state).map(([key, name]) => h('th', { scope: 'col', class: key }, name)))),
        h('tbody', {}, ...shown.map((one) => this.#row(reading, state, one))),
      ),
      state.terms.size === 'score' && h('p', { class: 'note worth' }, say(words.terms.worth, { n: found.filter(({ key }) => key).length, all: found.length })),
      found.length > shown.length &&
        h('button', { class: 'link', 'data-key': 'more', onclick: () => this.#more(state) }, say(words.terms.more, { n: found.length - shown.length })),
      this.#lists(doc),
    );
  }

  /** The reader's lists, and the lines of them that cannot be used. @param {import('../state.js').Doc} doc */
  #lists({ reading, decisions }) {
    const { terms, comma } = this.words;
    const { words = [], stopWords } = decisions.options;
    const counts = [say(terms.ownLines, { n: counted(words) }), stopWords ? say(terms.stopLines, { n: stopWords.length }) : terms.stopBuiltIn].join(comma);
    return h(
      'div',
      {},
      h('p', { class: 'row' }, h('button', { class: 'link', 'data-key': 'own-words', onclick: () => this.dispatchEvent(new ViewEvent({ dialog: 'words' })) }, `${terms.own}${comma}${terms.stop}`), ' ', h('span', { class: 'meta' }, counts), ' ', h('button', { class: 'link', 'data-key': 'method-terms', onclick: () => this.dispatchEvent(new ViewEvent({ dialog: 'method' })) }, terms.how)),
      unusable(this, reading?.report),
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
      ...(state.terms.beside ? [/** @type {[string, string]} */ (['count', column.other])] : []),
      ...((state.terms.size === 'keyness' || state.terms.beside !== null) ? [/** @type {[string, string]} */ (['keyness', column.keyness])] : []),
      ['sections', column.sections],
      ['spread', column.spread],
    ];
  }

  /** @param {import('../reading.js').Reading} reading @param {import('./view.js').State} state @param {import('../ranking.js').Found} one */
  #row(reading, state, { term, places, sections, keyness, other }) {
    const { words } = this;
    const chosen = state.term === term.text;
    return h(
      'tr',
      { class: chosen ? 'chosen' : null },
      h(
        'th',
        { scope: 'row' },
        h('button', { class: `term ${term.kind}`, lang: reading.language, 'data-key': `term-${term.text}`, 'aria-pressed': String(chosen), onclick: () => this.dispatchEvent(new ViewEvent({ term: chosen ? null : term.text, terms: { ...state.terms, at: null } })) }, term.text),
        term.kind === 'user' && h('span', { class: 'mine', 'aria-hidden': 'true', lang: 'zh-Hans' }, '。'),
      ),
      h('td', {}, words.terms.kind[/** @type {'word'} */ (term.kind)] ?? term.kind),
      h('td', { class: 'figure' }, places.length),
      other !== null && h('td', { class: 'figure' }, other),
      (state.terms.size === 'keyness' || state.terms.beside !== null) && h('td', { class: 'figure' }, keyness === null ? '' : Math.round(keyness * 10) / 10),
      h('td', { class: 'figure' }, say(words.terms.sections, { n: sections, all: Math.max(1, reading.chapters.length) })),
      h('td', {}, spread(reading, places, say(words.terms.spread, { n: places.length }))),
    );
  }
}

/** The lines of the reader's list that cannot be used, with number and reason. @param {View} view @param {any} report */
export function unusable(view, report) {
  const { terms } = view.words;
  const lines = (report?.notes ?? []).filter((/** @type {any} */ note) => note.kind === 'unusable_word');
  if (!lines.length) return null;
  return h(
    'ul',
    { class: 'notice unusable' },
    ...lines.map((/** @type {any} */ { detail }) => h('li', {}, say(terms.unusable, { line: detail.line }), ' ', view.quote(String(detail.text).slice(0, 40)), view.words.dot, terms.reason[/** @type {'twice'} */ (detail.reason)] ?? detail.reason)),
  );
}

/** Where in the text: one stroke a place. @param {import('../reading.js').Reading} reading @param {import('../reading.js').Span[]} places @param {string} label */
function spread(reading, places, label) {
  const width = 130;
  const length = Math.max(1, reading.report.source.length);
  const strokes = places.map(([start]) => `M${Math.round((start / length) * (width - 1) * 10) / 10 + 0.5} 0V11`).join('');
  return svg('svg', { class: 'spread', width, height: 12, role: 'img', 'aria-label': label }, svg('path', { class: 'line', d: `M0 11.5H${width}` }), svg('path', { d: strokes }));
}
