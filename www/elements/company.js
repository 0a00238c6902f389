import { h, say } from '../dom.js';

/** How many of the words near a term are listed. */
const SHOWN = 12;

/**
 * What is measured of a term, and the words that keep it company.
 *
 * @param {import('./view.js').View} view
 * @param {import('../ranking.js').Found} found
 * @param {any[] | null} company the core's answer; null: not here yet
 */
export function company(view, { term, keyness }, company) {
  const { terms } = view.words;
  const { measures = {} } = term;
  /** @type {[string, number | null][]} */
  const facts = [
    ['score', term.score],
    ['keyness', keyness],
    ['cohesion', measures.cohesion ?? null],
    ['leftEntropy', measures.leftEntropy ?? null],
    ['rightEntropy', measures.rightEntropy ?? null],
    ['cValue', measures.cValue ?? null],
    ['textRank', measures.textRank ?? null],
    ['dispersion', measures.dispersion ?? null],
  ];
  return h(
    'div',
    { class: 'company' },
    h(
      'details',
      {},
      h('summary', { class: 'meta', 'data-key': 'measures' }, terms.measures),
      h('table', { class: 'facts-table' }, h('tbody', {}, ...facts.filter(([, value]) => value !== null).map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, terms.measure[/** @type {'score'} */ (name)]), h('td', { class: 'figure' }, round(value)))))),
      h('p', { class: 'note' }, terms.measuresNote),
    ),
    company !== null &&
      h(
        'details',
        {},
        h('summary', { class: 'meta', 'data-key': 'company' }, say(terms.company, { n: company.length })),
        company.length > 0 &&
          h(
            'table',
            { class: 'near' },
            h('caption', { class: 'visually-hidden' }, terms.companyCaption),
            h('thead', {}, h('tr', {}, ...[terms.column.term, terms.left, terms.right, terms.column.count, 'logDice', terms.column.keyness].map((name) => h('th', { scope: 'col' }, name)))),
            h('tbody', {}, ...company.slice(0, SHOWN).map((one) => h('tr', {}, h('th', { scope: 'row' }, view.quote(one.text)), ...[one.left, one.right, one.count, round(one.logDice), round(one.keyness)].map((value) => h('td', { class: 'figure' }, value))))),
          ),
        h('p', { class: 'note' }, company.length ? terms.companyNote : terms.alone),
      ),
  );
}

/** @param {number | null} value */
const round = (value) => (value === null ? '' : String(Math.round(value * 100) / 100));
