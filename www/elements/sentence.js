import { h } from '../dom.js';

/** @typedef {import('../reading.js').Span} Span */
/** @typedef {{span: Span, label: string}} Part */

/**
 * The sentence, large, with its parts labelled underneath. For a screen reader the same facts are in
 * the table, so the labels are hidden from it.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../reading.js').Item} item
 */
export function sentence(view, reading, item) {
  const { c } = item;
  const whole = reading.report.sentences[c.sentence]?.span ?? c.action;
  const parts = labelled(view, reading, item, whole);
  const cuts = [...new Set([...whole, ...c.action, ...c.cue, ...parts.flatMap(({ span }) => span)])]
    .filter((at) => at >= whole[0] && at <= whole[1])
    .sort((a, b) => a - b);
  const line = h('p', { class: 'sentence', lang: reading.language });
  let free = -Infinity;
  /** @type {Element} */
  let host = line;
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1] ?? whole[1];
    if (from === c.action[0]) line.append((host = h('span', { class: `act ${c.force}` })));
    if (from === c.action[1]) host = line;
    const text = reading.text.slice(from, to).replace(/[\r\n]+/g, '');
    const part = parts.find(({ span }) => span[0] <= from && span[1] >= to);
    const cue = from >= c.cue[0] && to <= c.cue[1];
    const names = [cue && `cue ${item.family}`, part && 'labelled'].filter(Boolean).join(' ');
    if (!names) {
      host.append(text);
      continue;
    }
    const first = part && part.span[0] === from;
    // In units of a character: where the label would stand, and whether the one before is in its way.
    const width = part ? [...part.label].reduce((sum, character) => sum + (character > '\u2000' ? 0.6 : 0.34), 0.3) : 0;
    const middle = (from + (part?.span[1] ?? to)) / 2;
    const low = first && middle - width / 2 < free;
    if (first && part) free = low ? -Infinity : middle + width / 2;
    host.append(
      h('span', { class: names }, text, first && part && h('span', { class: `label${low ? ' low' : ''}`, lang: view.state.settings.language, 'aria-hidden': 'true' }, part.label)),
    );
  }
  return line;
}

/**
 * Short parts only; the action is shown by its line.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../reading.js').Item} item
 * @param {Span} whole
 * @returns {Part[]}
 */
function labelled(view, reading, { c }, whole) {
  const { labels } = view.words.card;
  /** @type {[Span | null | undefined, string][]} */
  const wanted = [
    [c.reasons.find((/** @type {any} */ r) => r.role === 'party')?.span, labels.who],
    [c.cue, labels.cue],
    [c.deadline?.span, labels.when],
    [c.amount?.span, labels.amount],
    [c.condition, labels.condition],
    [addressee(reading, c, whole), labels.to],
  ];
  /** @type {Part[]} */
  const parts = [];
  for (const [span, label] of wanted) {
    if (!span || span[0] < whole[0] || span[1] > whole[1]) continue;
    if (parts.some((other) => other.span[0] < span[1] && span[0] < other.span[1])) continue;
    parts.push({ span, label });
  }
  // What is done: the first stretch of the action that has no label yet.
  const [start, end] = c.action;
  let from = start;
  for (const { span } of [...parts].sort((a, b) => a.span[0] - b.span[0])) {
    if (span[1] <= from || span[0] >= end) continue;
    if (span[0] > from) break;
    from = span[1];
  }
  const next = parts.map(({ span }) => span[0]).filter((at) => at > from).sort((a, b) => a - b)[0] ?? end;
  if (from < end) parts.push({ span: [from, Math.min(next, end, from + 2)], label: labels.what });
  return parts;
}

/** Where the sentence names the other side. @param {import('../reading.js').Reading} reading @param {any} c @param {Span} whole @returns {Span | null} */
function addressee(reading, c, whole) {
  const found = reading.report.entities.find(
    (/** @type {any} */ e) => e.kind === 'party' && e.span[0] >= c.cue[0] && e.span[0] >= whole[0] && e.span[1] <= Math.max(c.action[1], c.cue[1]) && c.counterparties.includes(e.value?.name),
  );
  return found?.span ?? null;
}
