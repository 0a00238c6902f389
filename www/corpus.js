// “This is wrong”, as a block that can be pasted into a corpus file: the sentence, what the reader
// expects of it, and by which rules of which version it was found.

/** @typedef {import('./reading.js').Item} Item */

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
  const span = report.sentences[wrong.c.sentence]?.span ?? wrong.c.action;
  const corrected = wrong.mine || wrong.edited.length > 0;
  const expected = reading.items.filter(({ c, key, id }) => c.action[0] >= span[0] && c.action[1] <= span[1] && !decisions.dismissed.includes(key) && (id !== wrong.id || corrected));
  const rules = wrong.c.reasons.map((/** @type {any} */ reason) => reason.rule);
  return [
    `# ${corrected ? 'Corrected' : 'Not a commitment'}, says a reader: “${line(wrong.c.text)}”. ${[...new Set(rules)].join(' ') || 'No rule found it.'}`,
    `# gongbao ${generator.version}, lexicon ${generator.lexicon}`,
    ...settings(reading, expected),
    bracketed(reading, span, expected),
    ...expected.map(({ c }) => `= ${expectation(c)}`),
    '',
  ].join('\n');
}

/** Date, genre, and whom the words of the sentence mean. @param {import('./reading.js').Reading} reading @param {Item[]} items */
function settings(reading, items) {
  const { date } = reading.report.options;
  const { label } = reading.report.genre ?? {};
  /** @type {Map<string, string>} */
  const meant = new Map();
  for (const { c, edited } of items) {
    const reason = c.reasons.find((/** @type {any} */ one) => one.role === 'party' && one.span);
    const surface = reason && line(reading.slice(reason.span));
    if (surface && c.actors.length && !edited.includes('actors') && !c.actors.some((/** @type {string} */ name) => name.startsWith('?') || name === surface)) meant.set(surface, c.actors.join('、'));
  }
  return [date && `@ date=${date}`, label && `@ genre=${label}`, ...[...meant].map(([surface, names]) => `@ party ${surface}=${names}`)].filter(Boolean);
}

/** @param {any} c */
function expectation(c) {
  const list = (/** @type {string[]} */ names) => names.join('、') || '-';
  return [c.force, `actors=${list(c.actors)}`, `counterparties=${list(c.counterparties)}`, `status=${c.status}`, `grade=${c.grade}`, `topic=${c.topic}`].join(' ');
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
