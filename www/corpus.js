// “This is wrong”, as a block that can be pasted into a corpus file: the sentence, what the reader
// expects of it, and by which rules of which version it was found.

/** @typedef {import('./reading.js').Item} Item */

/** How many characters back a sentence may have its cue or its actors from, to be copied with it. */
const FAR = 600;

/**
 * The block of the sentence of an item. An item that the reader has corrected is expected as corrected;
 * one left as found is expected not to be there, for why else would it be wrong.
 *
 * @param {import('./state.js').Doc} doc
 * @param {Item} wrong
 */
export function block({ reading, decisions }, wrong) {
  if (!reading) return '';
  const { report } = reading;
  const { generator } = report;
  const span = extent(reading, wrong);
  const corrected = wrong.mine || wrong.edited.length > 0;
  const expected = inside(reading, span).filter(({ key, id }) => !decisions.dismissed.includes(key) && (id !== wrong.id || corrected));
  const rules = wrong.c.reasons.map((/** @type {any} */ reason) => reason.rule);
  return [
    `# ${corrected ? 'Corrected' : 'Not a commitment'}, says a reader: “${line(wrong.c.text)}”. ${[...new Set(rules)].join(' ') || 'No rule found it.'}`,
    `# gongbao ${generator.version}, lexicon ${generator.lexicon}`,
    ...settings(reading, span, expected),
    bracketed(reading, span, expected),
    ...expected.map((item) => `= ${expectation(item)}`),
    '',
  ].join('\n');
}

/** The items of a stretch of the text. @param {import('./reading.js').Reading} reading @param {import('./reading.js').Span} span */
const inside = ({ items }, [start, end]) => items.filter(({ c }) => c.action[0] >= start && c.action[1] <= end);

/**
 * The sentence of an item, and those before it that its items have their cue or their actors from.
 *
 * @param {import('./reading.js').Reading} reading
 * @param {Item} item
 * @returns {import('./reading.js').Span}
 */
function extent(reading, item) {
  const { sentences } = reading.report;
  const [start, end] = sentences[item.c.sentence]?.span ?? item.c.action;
  let from = start;
  for (let last = Infinity; from < last && start - from < FAR; ) {
    last = from;
    const needed = inside(reading, [from, end]).flatMap(({ c }) => [c.cue[0], ...c.reasons.filter((/** @type {any} */ one) => one.role === 'party' && one.span).map((/** @type {any} */ one) => one.span[0])]);
    const first = Math.min(from, ...needed.filter((at) => start - at < FAR));
    if (first < from) from = sentences[reading.sentenceAt(first)]?.span[0] ?? from;
  }
  return [from, end];
}

/**
 * Date, genre, and whom the words of the sentence mean.
 *
 * @param {import('./reading.js').Reading} reading
 * @param {import('./reading.js').Span} span
 * @param {Item[]} items
 */
function settings(reading, [start, end], items) {
  const { date } = reading.report.options;
  const { label } = reading.report.genre ?? {};
  /** @type {Map<string, string>} */
  const meant = new Map();
  for (const { kind, span, text, value } of reading.report.entities) {
    if (kind === 'party' && span[0] >= start && span[1] <= end && value?.name && value.name !== text && !value.name.startsWith('?')) meant.set(line(text), value.name);
  }
  for (const { c, edited } of items) {
    const reason = c.reasons.find((/** @type {any} */ one) => one.role === 'party' && one.span);
    const surface = reason && line(reading.slice(reason.span));
    if (surface && c.actors.length && !edited.includes('actors') && !c.actors.some((/** @type {string} */ name) => name.startsWith('?') || name === surface)) meant.set(surface, c.actors.join('、'));
  }
  return [date && `@ date=${date}`, label && `@ genre=${label}`, ...[...meant].map(([surface, names]) => `@ party ${surface}=${names}`)].filter(Boolean);
}

/** What the reader expects; to whom only where the sentence says it, or the reader. @param {Item} item */
function expectation({ c, edited, mine }) {
  const said = mine || edited.includes('counterparties') || c.origin.counterparties !== 'inferred';
  const list = (/** @type {string[]} */ names) => names.join('、') || '-';
  return [c.force, `actors=${list(c.actors)}`, ...(said ? [`counterparties=${list(c.counterparties)}`] : []), `status=${c.status}`, `grade=${c.grade}`, `topic=${c.topic}`].join(' ');
}

/** @param {import('./reading.js').Reading} reading @param {import('./reading.js').Span} span @param {Item[]} items */
function bracketed(reading, [start, end], items) {
  let at = start;
  let written = '';
  for (const { c } of items) {
    if (c.action[0] < at) continue;
    written += `${line(reading.text.slice(at, c.action[0]))}⟦${line(reading.slice(c.action))}⟧`;
    at = c.action[1];
  }
  return written + line(reading.text.slice(at, end));
}

/** On one line, since an empty one would end the block. @param {string} text */
const line = (text) => text.replace(/[\r\n]+/g, '');
