// The reader's layer over a report: commitments corrected, clauses taken as commitments.

/** What can be corrected, in the report's names. */
export const FIELDS = /** @type {const} */ (['actors', 'counterparties', 'force', 'grade', 'status', 'topic', 'section']);

/** Field of the report → row of the card. */
export const ROWS = { actors: 'who', counterparties: 'to', force: 'cue', grade: 'cue', status: 'status', topic: 'topic', section: 'section' };

/**
 * A commitment as the reader has it.
 *
 * @param {any} c
 * @param {import('./state.js').Edit} edit
 */
export function edited(c, edit) {
  if (!Object.keys(edit).length) return c;
  return { ...c, ...edit };
}

/**
 * A clause that the reader takes as a commitment. What the report knows of its place is kept, all else
 * is open until the reader says it.
 *
 * @param {import('./reading.js').Reading} reading
 * @param {string} key `start-end`
 */
export function takenAsCommitment(reading, key) {
  const [start = 0, end = 0] = key.split('-').map(Number);
  const { report } = reading;
  const at = reading.sentenceAt(start);
  const sentence = report.sentences[at] ?? { section: '', speaker: null };
  const rejected = report.rejected.find((/** @type {any} */ one) => `${one.span[0]}-${one.span[1]}` === key);
  return {
    id: `taken-${key}`,
    sentence: at,
    section: sentence.section,
    action: [start, end],
    text: reading.slice([start, end]),
    cue: rejected?.cue ?? [start, start],
    actors: [],
    counterparties: [],
    saidBy: sentence.speaker ?? null,
    force: 'pledge',
    grade: 3,
    specificity: 0,
    status: 'planned',
    polarity: 'positive',
    reaffirmed: false,
    amount: null,
    deadline: null,
    condition: null,
    frequency: null,
    purpose: null,
    topic: 'general',
    topics: [],
    plover: null,
    origin: { actors: 'missing', counterparties: 'missing' },
    reasons: [],
    modifiers: [],
    path: 'direct',
  };
}

/**
 * The corrections that remain when the reader has filled in the fields: those that say something else
 * than the report; of a clause of the reader's own, all of them.
 *
 * @param {any} c the report's; null: the reader's own clause
 * @param {Required<import('./state.js').Edit>} said
 * @returns {import('./state.js').Edit}
 */
export function differences(c, said) {
  return Object.fromEntries(FIELDS.filter((field) => !c || String(said[field]) !== String(c[field])).map((field) => [field, said[field]]));
}
