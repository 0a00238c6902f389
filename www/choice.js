// Which commitments are listed, in which order, under which heads.
import { FORCES } from './reading.js';

/** @typedef {import('./reading.js').Item} Item */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Doc} Doc */
/** @typedef {{key: string, items: Item[]}} Group `key`: section id, force, topic, or names joined by ＋ */

/**
 * All items that count as such after the reader's decisions, those taken by the reader among them.
 *
 * @param {Doc} doc
 * @returns {Item[]}
 */
export function standing(doc) {
  const { reading, decisions } = doc;
  return reading ? reading.items.filter((item) => !decisions.dismissed.includes(item.key)) : [];
}

/**
 * @param {State} state
 * @param {Doc} doc
 * @returns {Item[]}
 */
export function listed(state, doc) {
  const { filter, sort } = state;
  const found = standing(doc).filter((item) => meets(item, filter));
  return sort === 'text' ? found : sorted(found, sort);
}

/**
 * @param {Item} item
 * @param {import('./state.js').Filter} filter
 */
export function meets({ c, top }, { forces, actor, to, party, section, topic, status, amount, deadline }) {
  return (
    (!forces.length || forces.includes(c.force)) &&
    (actor === null || names(c.actors) === actor) &&
    (to === null || (to === '' ? !c.counterparties.length : c.counterparties.includes(to))) &&
    (party === null || c.actors.includes(party) || c.counterparties.includes(party)) &&
    (section === null || top?.id === section) &&
    (topic === null || c.topic === topic) &&
    (status === null || c.status === status) &&
    (!amount || c.amount !== null) &&
    (!deadline || c.deadline !== null)
  );
}

/** @param {string[]} all */
export function names(all) {
  return all.join('＋');
}

/** Columns that begin with the greatest. */
export const FALLING = ['grade', 'specificity', 'amount'];

/** @type {Record<string, (item: Item) => string | number | null>} null: nothing is stated, which stands last either way */
const KEYS = {
  number: ({ c }) => c.action[0],
  force: ({ c }) => FORCES.indexOf(c.force),
  grade: ({ c }) => -c.grade,
  specificity: ({ c }) => -c.specificity,
  actor: ({ c }) => names(c.actors),
  to: ({ c }) => names(c.counterparties) || null,
  what: ({ c }) => c.text,
  amount: ({ c }) => (c.amount ? -Number(c.amount.value ?? 0) : null),
  deadline: ({ c }) => (c.deadline ? c.deadline.to ?? c.deadline.from ?? `~${c.deadline.text}` : null),
  topic: ({ c }) => c.topic,
  status: ({ c }) => c.status,
  section: ({ c }) => c.action[0],
};

/**
 * @param {Item[]} items
 * @param {string} sort
 */
function sorted(items, sort) {
  const back = sort.startsWith('-');
  const key = KEYS[sort.replace(/^-/, '')] ?? (() => 0);
  const order = items
    .flatMap((item) => {
      const by = key(item);
      return by === null ? [] : [{ item, by }];
    })
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.item.c.action[0] - b.item.c.action[0]))
    .map(({ item }) => item);
  return [...(back ? order.reverse() : order), ...items.filter((item) => key(item) === null)];
}

/**
 * @param {Item[]} items
 * @param {State['group']} by
 * @returns {Group[]}
 */
export function grouped(items, by) {
  if (by === 'none') return items.length ? [{ key: '', items }] : [];
  const key = {
    section: (/** @type {Item} */ item) => item.top?.id ?? '',
    force: (/** @type {Item} */ item) => item.c.force,
    actor: (/** @type {Item} */ item) => names(item.c.actors),
    topic: (/** @type {Item} */ item) => item.c.topic,
    status: (/** @type {Item} */ item) => item.c.status,
  }[by];
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  const found = [...groups].map(([name, members]) => ({ key: name, items: members }));
  if (by === 'force') found.sort((a, b) => FORCES.indexOf(a.key) - FORCES.indexOf(b.key));
  // An item that the reader moved stands with its section, not where its words are.
  if (by === 'section') found.sort((a, b) => (a.items[0]?.top?.span[0] ?? 0) - (b.items[0]?.top?.span[0] ?? 0));
  return found;
}

/** How many of each class there are. @param {Item[]} items @returns {[string, number][]} */
export function tally(items) {
  return FORCES.map((force) => /** @type {[string, number]} */ ([force, items.filter(({ c }) => c.force === force).length])).filter(([, n]) => n > 0);
}

/** Whether any condition is set. @param {import('./state.js').Filter} filter */
export function filtering(filter) {
  return filter.forces.length > 0 || Object.entries(filter).some(([key, value]) => key !== 'forces' && value !== null && value !== false);
}
