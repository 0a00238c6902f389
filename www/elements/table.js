import { h, say } from '../dom.js';
import { ChooseEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { amount, card } from './card.js';
import { gradeBars, sign } from './sign.js';
import { FALLING, grouped } from '../choice.js';

/** @typedef {import('../reading.js').Item} Item */

const COLUMNS = ['number', 'force', 'actor', 'to', 'what', 'grade', 'specificity', 'amount', 'deadline', 'status', 'topic', 'section'];

/**
 * The commitments as a real table, sorted by its headers.
 *
 * @param {import('./commitments.js').Commitments} view
 * @param {import('./view.js').State} state
 * @param {Item[]} items
 */
export function table(view, state, items) {
  const { words } = view;
  const names = words.columns;
  const by = state.sort.replace(/^-/, '') === 'text' ? 'number' : state.sort.replace(/^-/, '');
  const down = state.sort.startsWith('-');
  return h(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words.findings.tabs.commitments, 'data-key': 'scroller' },
    h(
      'table',
      { class: 'wide' },
      h('caption', { class: 'visually-hidden' }, words.findings.tabs.commitments),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...COLUMNS.map((column) => {
            const sorted = column === by;
            const key = column === 'number' ? 'text' : column;
            const falls = FALLING.includes(column) !== down;
            return h(
              'th',
              { scope: 'col', class: `c-${column}`, 'aria-sort': sorted ? (falls ? 'descending' : 'ascending') : null },
              h('button', { 'data-key': `sort-${column}`, onclick: () => view.dispatchEvent(new ViewEvent({ sort: sorted && !down ? `-${column}` : key })) }, names[/** @type {'actor'} */ (column)], h('span', { 'aria-hidden': 'true' }, sorted ? (falls ? ' ↓' : ' ↑') : '')),
            );
          }),
        ),
      ),
      ...grouped(items, state.group).map((group) => {
        const head = view.headOf(state, group);
        return h('tbody', {}, head && h('tr', { class: 'group' }, h('th', { scope: 'rowgroup', colspan: COLUMNS.length }, ...head)), ...group.items.flatMap((item) => row(view, state, item)));
      }),
    ),
  );
}

/** @param {import('./view.js').View} view @param {import('./view.js').State} state @param {Item} item */
function row(view, state, item) {
  const { words } = view;
  const { c, top } = item;
  const open = state.chosen === item.id;
  const reading = currentDoc(state)?.reading;
  /** @type {Record<string, any[]>} */
  const cells = {
    number: [item.number],
    force: [sign(c.force, words, open), ' ', words.force[/** @type {'pledge'} */ (c.force)]],
    actor: view.parties(c.actors, '＋'),
    to: view.parties(c.counterparties),
    what: [h('button', { class: 'link action', 'data-key': item.id, 'aria-expanded': String(open), lang: view.sourceLanguage, onclick: () => view.dispatchEvent(new ChooseEvent(open ? null : item.id, 'list')) }, c.text)],
    grade: [gradeBars(c.grade, item.family, say(words.grade, { n: c.grade }))],
    specificity: [c.specificity],
    amount: c.amount ? amount(view, c.amount) : [],
    deadline: c.deadline ? [view.quote(c.deadline.text)] : [],
    status: [words.status[/** @type {'done'} */ (c.status)] ?? c.status],
    topic: [words.topic[/** @type {'health'} */ (c.topic)] ?? c.topic],
    section: top?.number ? [view.quote(top.number)] : [],
  };
  return [
    h('tr', { class: open ? 'open' : null }, ...COLUMNS.map((column) => h(column === 'number' ? 'th' : 'td', { class: `c-${column}${column === 'number' && (item.mine || item.edited.length) ? ' mine' : ''}`, scope: column === 'number' ? 'row' : null }, ...(cells[column] ?? [])))),
    open && reading && h('tr', { class: 'opened' }, h('td', { colspan: COLUMNS.length }, card(view, state, item))),
  ].filter(Boolean);
}
