import { fill } from '../dom.js';

/**
 * What 双方 or 各方 means in a section: “双方＝中国＋乌兹别克斯坦”. Empty where the report says nothing.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {any} section
 * @returns {import('./view.js').Child[]}
 */
export function meaning(view, reading, section) {
  const names = meant(reading, section);
  if (!names.length) return [];
  const { words } = view;
  const word = names.length === 2 ? words.ribbon.both : words.ribbon.all;
  return fill(words.ribbon.means, { word, names: view.parties(names, '＋') });
}

/**
 * The parties of a section; where it has none of its own, of the first section in it that has.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {any} section
 * @returns {string[]}
 */
export function meant(reading, section) {
  if (section.parties?.length) return section.parties;
  const [start, end] = reading.reach(section);
  return reading.report.sections.find((/** @type {any} */ s) => s.span[0] >= start && s.span[0] < end && s.parties?.length)?.parties ?? [];
}

/**
 * The number of a section as the interface can say it: as written, in English in figures.
 *
 * @param {any} section
 * @param {string} language of the interface
 * @returns {string}
 */
export function numberOf(section, language) {
  return String((language === 'en' ? section.ordinal : section.number) ?? section.ordinal ?? section.id);
}
