// Two reports side by side: what both texts speak of, what only one does, and how strong the wording is.
import { standing } from './choice.js';
import { FORCES } from './reading.js';

/** @typedef {import('./state.js').Doc} Doc */
/** @typedef {{count: number, places: import('./reading.js').Span[], strongest: import('./reading.js').Item | null}} Side */
/** @typedef {{text: string, key: string, kind: string, sides: [Side, Side]}} Shared `key`: the term in either script */

/** Kinds of term that say what a text is about; single words say little. */
const KINDS = new Set(['formula', 'name', 'phrase', 'user']);

/** @param {[Doc, Doc]} docs */
export function comparison(docs) {
  const items = /** @type {[any, any]} */ (docs.map(standing));
  const terms = docs.map(({ reading }) => new Map((reading?.report.terms ?? []).filter((/** @type {any} */ term) => KINDS.has(term.kind)).map((/** @type {any} */ term) => [term.folded ?? term.text, term])));
  const [ours = new Map(), theirs = new Map()] = terms;
  const side = (/** @type {any} */ term, /** @type {0 | 1} */ at) => ({ count: term.count, places: term.occurrences, strongest: strongest(term, items[at]) });
  const shared = [...ours]
    .filter(([key]) => theirs.has(key))
    .map(([key, term]) => /** @type {Shared} */ ({ text: term.text, key, kind: term.kind, sides: [side(term, 0), side(theirs.get(key), 1)] }))
    .sort((a, b) => Math.min(b.sides[0].count, b.sides[1].count) - Math.min(a.sides[0].count, a.sides[1].count));
  const only = (/** @type {Map<string, any>} */ from, /** @type {Map<string, any>} */ other) => [...from].filter(([key]) => !other.has(key)).map(([, term]) => term);
  return {
    forces: FORCES.map((force) => ({ force, counts: items.map((/** @type {any[]} */ all) => all.filter(({ c }) => c.force === force).length) })).filter(({ counts }) => counts.some(Boolean)),
    shared,
    only: [only(ours, theirs), only(theirs, ours)],
  };
}

/** The strongest commitment whose action speaks of a term. @param {any} term @param {import('./reading.js').Item[]} items */
function strongest(term, items) {
  const about = items.filter(({ c }) => c.force !== 'delivery' && term.occurrences.some((/** @type {number[]} */ [start = 0, end = 0]) => start >= c.action[0] && end <= c.action[1]));
  return about.reduce((best, item) => (!best || item.c.grade > best.c.grade ? item : best), /** @type {import('./reading.js').Item | null} */ (null));
}
