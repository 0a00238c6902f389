import { h } from '../dom.js';
import { example } from '../examples.js';

/**
 * The rules that made an item, in words, with one example taken and one not; the ids on request.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../reading.js').Item} item
 */
export function rules(view, reading, item) {
  const { words } = view;
  const { c } = item;
  const shown = example(c.force, !item.leads);
  const lines = c.reasons.map((/** @type {any} */ reason) =>
    h(
      'li',
      {},
      h('span', { class: 'role' }, words.role[/** @type {'cue'} */ (reason.role)] ?? words.card.rules),
      ' ',
      reason.span ? ['“', view.quote(reading.slice(reason.span).slice(0, 24)), '” '] : '',
      inWords(words, reason),
    ),
  );
  return h(
    'section',
    { class: 'rules', 'aria-label': words.card.rules },
    h('p', { class: 'role', 'aria-hidden': 'true' }, words.card.rules),
    h('ul', {}, ...lines),
    h(
      'p',
      { class: 'example' },
      h('span', { class: 'mark stated', 'aria-hidden': 'true' }, words.card.ruleTakenMark),
      h('span', { class: 'visually-hidden' }, words.card.ruleTaken, ' '),
      h('span', { lang: 'zh-Hans' }, shown.taken[0], h('span', { class: `cue ${item.family}` }, shown.taken[1]), shown.taken[2], h('span', { class: `act ${c.force}` }, shown.taken[3]), '。'),
    ),
    h(
      'p',
      { class: 'example' },
      h('span', { class: 'mark missing boxed', 'aria-hidden': 'true' }, words.card.ruleNotMark),
      h('span', { class: 'visually-hidden' }, words.card.ruleNot, ' '),
      h('span', { lang: 'zh-Hans' }, shown.not),
      ' ',
      h('span', { class: 'meta' }, words.filter[shown.filter][0]),
    ),
    h(
      'details',
      {},
      h('summary', { class: 'meta' }, words.card.ruleId),
      h('ul', { class: 'ids' }, ...c.reasons.map((/** @type {any} */ reason) => h('li', {}, h('code', {}, reason.rule)))),
    ),
  );
}

/**
 * A rule id in words, by the longest part of it that the strings know.
 *
 * @param {import('../strings/index.js').Strings} words
 * @param {any} reason
 * @returns {string}
 */
export function inWords(words, reason) {
  /** @type {Record<string, string>} */
  const known = words.rules;
  const parts = String(reason.rule).split('.');
  for (let n = parts.length; n > 0; n -= 1) {
    const found = known[parts.slice(0, n).join('.')];
    if (found) return found;
  }
  return known[`role.${reason.role}`] ?? '';
}
