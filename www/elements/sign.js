import { h, svg } from '../dom.js';
import { FAMILY } from '../reading.js';

/**
 * The sign of a class: one character in a box, beside its word.
 *
 * @param {string} force
 * @param {import('../strings/index.js').Strings} words
 * @param {boolean} [filled]
 */
export function sign(force, words, filled = false) {
  const name = `sign ${FAMILY[force] ?? 'mine'}${filled ? ' filled' : ''}`;
  return h('span', { class: name, 'aria-hidden': 'true' }, words.sign[/** @type {'pledge'} */ (force)] ?? '＋');
}

/**
 * Five steps of rising height, filled up to the grade.
 *
 * @param {number} grade
 * @param {string} family
 * @param {string} label
 */
export function gradeBars(grade, family, label) {
  const bars = [1, 2, 3, 4, 5].map((step) => {
    const height = step <= grade ? 2 + step * 2 : 2;
    return svg('rect', { x: (step - 1) * 6, y: 13 - height, width: 4, height });
  });
  return svg('svg', { class: `grade ${family}`, viewBox: '0 0 28 13', width: 28, height: 13, role: 'img', 'aria-label': label }, ...bars);
}
