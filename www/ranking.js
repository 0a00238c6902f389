// Which terms are shown, by what, and how much of it: whole text or a part, alone or beside another part.

/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./reading.js').Span} Span */
/**
 * @typedef {object} Found
 * @property {any} term of the report
 * @property {Span[]} places in scope
 * @property {number} sections how many of the text's parts it stands in
 * @property {number} weight what makes it large
 * @property {number | null} keyness log-likelihood against what the scope is compared with
 * @property {number | null} other how often it stands in the part beside
 * @property {boolean} key whether it is worth a place, by the core's measure
 */

/** How many terms the cloud has at most, and the table begins with. */
const SHOWN = 60;

/**
 * Those that are shown first: by worth, the ones that are worth a place.
 *
 * @param {Found[]} found
 * @param {string} size
 */
export function foremost(found, size) {
  return (size === 'score' ? found.filter(({ key }) => key) : found).slice(0, SHOWN);
}

/**
 * The terms in scope with their places, by falling weight.
 *
 * @param {import('./state.js').Doc} doc
 * @param {import('./state.js').Terms} terms
 * @param {string | null} [section]
 * @param {string | null} [beside]
 * @returns {Found[]}
 */
export function ranked({ reading, answers }, { size, ...terms }, section = terms.section, beside = terms.beside) {
  if (!reading) return [];
  const scope = reach(reading, section);
  const other = reach(reading, beside);
  const keyness = section ? against(reading, answers, section, beside) : null;
  const chapters = reading.chapters.map((/** @type {any} */ chapter) => within(reading.reach(chapter)));
  const { terms: all, keyTerms = all.length } = reading.report;
  const found = all.flatMap((/** @type {any} */ term, /** @type {number} */ at) => {
    const places = scope ? term.occurrences.filter(within(scope)) : term.occurrences;
    if (!places.length) return [];
    const key = keyness ? keyness.get(term.text) ?? null : term.keyness ?? null;
    const weight = size === 'count' ? places.length : size === 'keyness' ? Math.max(0, key ?? 0) : (term.score * places.length) / term.count;
    const sections = chapters.filter((/** @type {(place: number[]) => boolean} */ inside) => term.occurrences.some(inside)).length;
    return [{ term, places, sections: Math.max(1, sections), weight, keyness: key, other: other ? term.occurrences.filter(within(other)).length : null, key: at < keyTerms }];
  });
  const counted = size === 'count' ? found : found.filter((/** @type {Found} */ one) => one.weight > 0);
  return counted.sort((/** @type {Found} */ a, /** @type {Found} */ b) => b.weight - a.weight);
}

/** @param {Reading} reading @param {string | null} id @returns {Span | null} */
function reach(reading, id) {
  const section = id ? reading.sections.get(id) : null;
  return section ? reading.reach(section) : null;
}

/** @param {Span} scope */
const within = ([start, end]) => (/** @type {number[]} */ [from = 0]) => from >= start && from < end;

/**
 * What sets a part apart, from the part beside it or from the rest of the text: text → log-likelihood.
 *
 * @param {Reading} reading
 * @param {Record<string, any>} answers
 * @param {string} section
 * @param {string | null} beside
 * @returns {Map<string, number>}
 */
function against(reading, answers, section, beside) {
  if (beside) return new Map((answers[`contrast ${section} ${beside}`] ?? []).map((/** @type {any} */ one) => [one.text, one.keyness]));
  return new Map((reading.sections.get(section)?.terms ?? []).map((/** @type {[number, number, number]} */ [at, , keyness]) => [reading.report.terms[at]?.text, keyness]));
}

/**
 * The words of a text as the core gave them, in order.
 *
 * @param {any} answer `[numbers, names]`, four numbers a word
 * @returns {{start: number, end: number, tag: string, kind: string}[]}
 */
export function tokens(answer) {
  if (!answer) return [];
  const [numbers, names] = answer;
  const found = [];
  for (let at = 0; at < numbers.length; at += 4) found.push({ start: numbers[at], end: numbers[at + 1], tag: names[numbers[at + 2]], kind: names[numbers[at + 3]] });
  return found;
}
