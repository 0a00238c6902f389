import { h, svg } from '../dom.js';

/** @typedef {import('../reading.js').Item} Item */

/**
 * The words that the values of an item came from, in text order, touching ones together.
 *
 * @param {Item} item
 * @returns {import('../reading.js').Span[]}
 */
export function sources({ c }) {
  const spans = [c.cue, ...c.reasons.filter((/** @type {any} */ r) => r.span && (r.role === 'party' || r.role === 'inherited')).map((/** @type {any} */ r) => r.span)];
  const [start, end] = c.action;
  /** @type {import('../reading.js').Span[]} */
  const joined = [];
  for (const [from, to] of spans.filter(([a, b]) => b - a <= 24 && !(a >= start && b <= end)).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/**
 * A box round each source of the chosen item; a tie in the gutter where one stands on another line.
 *
 * @param {import('./painter.js').Painter} painter
 * @param {import('../reading.js').Reading} reading
 * @param {Item} item
 * @param {HTMLElement} layer
 * @param {import('../strings/index.js').Strings} words
 * @returns {Element[]}
 */
export function overlay(painter, reading, item, layer, words) {
  const origin = layer.getBoundingClientRect();
  const [goal] = lines(painter, [item.c.action[0], item.c.action[0] + 1]);
  if (!goal) return [];
  /** @type {Element[]} */
  const drawn = [];
  /** @type {DOMRect[]} */
  const ties = [];
  for (const source of sources(item)) {
    const boxes = lines(painter, source);
    const near = painter.place(source[0])?.node.parentElement?.closest('[data-start]') === painter.place(item.c.action[0])?.node.parentElement?.closest('[data-start]');
    for (const box of boxes) {
      const element = h('div', { class: 'source' });
      place(element, box.left - origin.left - 2, box.top - origin.top - 1, box.width + 4, box.height + 2);
      drawn.push(element);
    }
    const [first] = boxes;
    if (!first) continue;
    if (!near) {
      const section = reading.topOf(reading.sectionAt(source[0]));
      const up = source[0] < item.c.action[0];
      const name = (up ? words.text.tieUp : words.text.tieDown).replace('{place}', section?.number ?? reading.slice(source));
      const button = h('button', { class: 'far', 'data-go': source[0], tabindex: '-1' }, name);
      place(button, -52, goal.top - origin.top, 48, 24);
      drawn.push(button);
    } else if (Math.abs(first.top - goal.top) > first.height) ties.push(first);
  }
  const [from] = ties;
  if (from) drawn.push(tie(from.top + from.height / 2 - origin.top, goal.top + goal.height / 2 - origin.top));
  return drawn;
}

/** @param {number} from @param {number} to both in pixels of the layer */
function tie(from, to) {
  const top = Math.min(from, to) - 6;
  const height = Math.abs(to - from) + 12;
  const [a, b] = [from - top, to - top];
  const drawing = svg('svg', { class: 'tie', width: 22, height }, svg('path', { d: `M20 ${a}H4V${b}H18M13 ${b - 4}l5 4-5 4` }));
  place(drawing, -26, top, 22, height);
  return drawing;
}

/** @param {import('./painter.js').Painter} painter @param {import('../reading.js').Span} span @returns {DOMRect[]} */
function lines(painter, span) {
  const [range] = painter.ranges([span]);
  if (!range) return [];
  /** @type {DOMRect[]} */
  const joined = [];
  for (const rect of range.getClientRects()) {
    if (!rect.width) continue;
    const last = joined.at(-1);
    if (last && Math.abs(last.top + last.height / 2 - rect.top - rect.height / 2) < rect.height / 2) {
      const left = Math.min(last.left, rect.left);
      const top = Math.min(last.top, rect.top);
      joined[joined.length - 1] = new DOMRect(left, top, Math.max(last.right, rect.right) - left, Math.max(last.bottom, rect.bottom) - top);
    } else joined.push(rect);
  }
  return joined;
}

/** @param {HTMLElement | SVGElement} element @param {number} left @param {number} top @param {number} width @param {number} height */
function place(element, left, top, width, height) {
  element.style.setProperty('left', `${left}px`);
  element.style.setProperty('top', `${top}px`);
  element.style.setProperty('width', `${width}px`);
  element.style.setProperty('height', `${height}px`);
}
