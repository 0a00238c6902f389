import { h, say, svg } from '../dom.js';

/**
 * The ladder of force with the cue's place on it, and specificity beside it.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../reading.js').Item} item
 */
export function ladder(view, reading, item) {
  const { words } = view;
  const { c, family } = item;
  const oppose = c.force === 'opposition';
  const rungs = oppose ? words.ladderOppose : words.ladder;
  const cue = reading.slice(c.cue);
  const modifiers = c.modifiers.map((/** @type {[number, number]} */ span) => reading.slice(span));
  return h(
    'div',
    { class: 'ladder' },
    h(
      'table',
      {},
      h('caption', {}, oppose ? words.card.ladderOppose : words.card.ladder),
      h(
        'tbody',
        {},
        ...[5, 4, 3, 2, 1].map((grade) => {
          const here = grade === c.grade;
          const usual = rungs[/** @type {5} */ (grade)];
          const shown = here && !usual.includes(cue) ? [...usual, cue] : usual;
          const width = 14 + grade * 12;
          return h(
            'tr',
            { class: here ? `here ${family}` : null, 'aria-current': here ? 'true' : null },
            h('th', { scope: 'row' }, grade),
            h('td', {}, svg('svg', { width: 76, height: 9, 'aria-hidden': 'true', class: 'bar' }, svg('rect', { x: 0.5, y: 0.5, width, height: 7 }))),
            h('td', { lang: 'zh-Hans' }, ...shown.flatMap((word, at) => [at > 0 && '　', word === cue && here ? h('strong', {}, word) : word])),
          );
        }),
      ),
    ),
    ...modifiers.map((/** @type {string} */ word) => h('p', { class: 'note' }, ...say(words.card.moved, { word: '\u0000' }).split('\u0000').flatMap((part, at) => (at ? [view.quote(word), part] : [part])))),
    h('p', { class: 'note' }, words.card.ladderNote),
    h(
      'p',
      { class: 'specificity' },
      h('strong', {}, words.card.specificity),
      svg('svg', { width: 62, height: 12, class: 'rings', role: 'img', 'aria-label': say(words.card.specificityOf, { n: c.specificity }) }, ...[0, 1, 2, 3].map((at) => svg('circle', { cx: 7 + at * 16, cy: 6, r: 4.5, class: at < c.specificity ? 'full' : null }))),
      h('span', { class: 'meta' }, say(words.card.specificityOf, { n: c.specificity }), words.dot, ...because(view, c)),
    ),
  );
}

/** What makes it specific. @param {import('./view.js').View} view @param {any} c */
function because(view, c) {
  const by = view.words.card.specificityBy;
  const found = [c.amount && by.amount, c.deadline && c.deadline.kind !== 'soft' && by.date, c.counterparties.length > 0 && by.to].filter(Boolean);
  if (c.specificity > found.length) found.push(by.named);
  return [found.length ? found.join(view.words.comma) : by.none];
}
