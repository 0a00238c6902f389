import { standing } from '../choice.js';
import { h, say, svg } from '../dom.js';
import { ChooseEvent, GoEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { meant } from './meaning.js';
import { View } from './view.js';

/** @typedef {import('../reading.js').Item} Item */

const AXIS = 58;
const HEIGHT = 78;

/** The whole text in one line: map, position, spread, progress. */
export class Ribbon extends View {
  #width = 0;

  connectedCallback() {
    new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - this.#width) < 1) return;
      this.#width = this.clientWidth;
      this.#paint();
    }).observe(this);
    this.addEventListener('pointerdown', (event) => {
      this.setPointerCapture(event.pointerId);
      this.#point(event);
    });
    this.addEventListener('pointermove', (event) => event.buttons && this.#point(event));
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    return [doc?.reading, doc?.phase, doc?.decisions, state.chosen, state.term, state.at, state.view, state.compare.other];
  }

  render() {
    this.#paint();
  }

  #paint() {
    let state;
    try {
      ({ state } = this);
    } catch {
      return;
    }
    const doc = currentDoc(state);
    const reading = doc?.reading;
    this.hidden = !doc || state.view === 'walk' || (state.view === 'compare' && state.compare.other !== null);
    if (!doc || this.hidden) {
      this.replaceChildren();
      return;
    }
    const width = this.#width || this.clientWidth;
    const margin = width < 600 ? 16 : 24;
    const length = Math.max(1, reading?.report.source.length ?? doc.text.length);
    const x = (/** @type {number} */ offset) => Math.round((margin + (offset / length) * (width - 2 * margin)) * 100) / 100;
    const narrow = width < 600;
    const parts = reading
      ? [
          ...this.#sections(reading, x, width, narrow),
          ...bars(standing(doc), x, narrow),
          ...this.#term(reading, state, x),
          ...this.#reader(reading, state, x),
        ]
      : [];
    const chosen = reading && state.chosen ? reading.byId.get(state.chosen) : undefined;
    this.draw(
      h(
        'div',
        {
          class: 'slider',
          role: 'slider',
          tabindex: '0',
          'data-key': 'ribbon',
          'aria-label': this.words.ribbon.label,
          'aria-valuemin': 0,
          'aria-valuemax': 100,
          'aria-valuenow': Math.round((state.at.start / length) * 100),
          'aria-valuetext': this.#value(reading, chosen, state, length),
        },
        svg(
          'svg',
          { width, height: HEIGHT, 'aria-hidden': 'true' },
          svg('path', { class: doc.phase === 'busy' ? 'axis dotted' : 'axis', d: `M${margin} ${AXIS}.5H${width - margin}` }),
          ...parts,
        ),
      ),
    );
  }

  /** @param {import('../reading.js').Reading | null | undefined} reading @param {Item | undefined} chosen @param {import('./view.js').State} state @param {number} length */
  #value(reading, chosen, state, length) {
    const { ribbon } = this.words;
    if (reading && chosen) return say(ribbon.at, { n: chosen.top?.ordinal ?? '', k: chosen.number, all: reading.items.length });
    return say(ribbon.atPlain, { percent: Math.round((state.at.start / length) * 100) });
  }

  /**
   * Hairlines, numbers, and what 双方 means there.
   *
   * @param {import('../reading.js').Reading} reading
   * @param {(offset: number) => number} x
   * @param {number} width
   * @param {boolean} narrow
   */
  #sections(reading, x, width, narrow) {
    const { words } = this;
    const crowded = reading.chapters.length > 30;
    return reading.chapters.map((/** @type {any} */ section, /** @type {number} */ at) => {
      const left = x(section.span[0]);
      const next = reading.chapters[at + 1];
      const room = (next ? x(next.span[0]) : width) - left - 8;
      const group = svg('g', { class: 'section' }, svg('path', { d: `M${left} ${narrow ? AXIS - 36 : 10}V${AXIS + 12}` }));
      if (narrow || (crowded && room < 14) || room < 12) return group;
      const names = meant(reading, section);
      const number = section.number ?? '';
      const label = svg('text', { x: left + 6, y: 20 });
      if (number.length * 13 <= room) label.append(svg('tspan', { class: 'number', lang: reading.language }, number));
      if (names.length && room > 60) {
        const word = names.length === 2 ? words.ribbon.both : words.ribbon.all;
        const full = say(words.ribbon.means, { word, names: names.map((name) => this.party(name).textContent ?? '').join('＋') });
        const shown = fit(full, room - 8 - number.length * 13);
        label.append(svg('tspan', { dx: 4, lang: /\p{Script=Han}/u.test(shown) ? reading.language : null }, shown));
      }
      group.append(label);
      return group;
    });
  }

  /** The spread of the chosen term. @param {import('../reading.js').Reading} reading @param {import('./view.js').State} state @param {(offset: number) => number} x */
  #term(reading, state, x) {
    const term = state.term ? reading.report.terms.find((/** @type {any} */ t) => t.text === state.term) : null;
    if (!term) return [];
    return [svg('path', { class: 'ticks', d: term.occurrences.map((/** @type {number[]} */ [start = 0]) => `M${x(start)} ${AXIS + 11}v8`).join('') })];
  }

  /** Where the reader is: the part on screen, the chosen item. @param {import('../reading.js').Reading} reading @param {import('./view.js').State} state @param {(offset: number) => number} x */
  #reader(reading, state, x) {
    const { start, end } = state.at;
    const parts = [];
    if (end > start) parts.push(svg('rect', { class: 'here', x: x(start), y: AXIS + 12, width: Math.max(3, x(end) - x(start)), height: 2.5 }));
    const chosen = state.chosen ? reading.byId.get(state.chosen) : undefined;
    if (chosen) {
      const middle = x((chosen.c.action[0] + chosen.c.action[1]) / 2);
      parts.push(svg('path', { class: 'wedge', d: `M${middle - 5} 24h10l-5 6z` }));
    }
    return parts;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const doc = currentDoc(this.state);
    if (!doc) return;
    const margin = this.#width < 600 ? 16 : 24;
    const part = (event.clientX - this.getBoundingClientRect().left - margin) / Math.max(1, this.#width - 2 * margin);
    const length = doc.reading?.report.source.length ?? doc.text.length;
    this.dispatchEvent(new GoEvent(Math.round(Math.max(0, Math.min(1, part)) * (length - 1))));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const reading = currentDoc(this.state)?.reading;
    if (!way || !reading) return;
    event.preventDefault();
    if (event.ctrlKey) {
      const starts = reading.chapters.map((/** @type {any} */ s) => s.span[0]);
      const at = starts.filter((/** @type {number} */ start) => start <= this.state.at.start + 1).length - 1;
      const to = starts[Math.max(0, Math.min(starts.length - 1, at + way))];
      if (to !== undefined) this.dispatchEvent(new GoEvent(to));
      return;
    }
    const at = reading.items.findIndex(({ id }) => id === this.state.chosen);
    const next = reading.items[at < 0 ? (way > 0 ? 0 : reading.items.length - 1) : at + way];
    if (next) this.dispatchEvent(new ChooseEvent(next.id, 'ribbon'));
  }
}

/**
 * Binds: solid. Stands by: hollow. Wants or asks: pin. Opposes: hangs below. Delivered: on the line.
 * Height is the grade. Neighbours of one family that would overlap become one bar of the greatest grade.
 *
 * @param {Item[]} items
 * @param {(offset: number) => number} x
 * @param {boolean} narrow
 */
export function bars(items, x, narrow) {
  const step = narrow ? 4 : 5;
  const merge = items.length > 600;
  /** @type {{family: string, left: number, right: number, grade: number}[]} */
  const shapes = [];
  for (const { c, family } of items) {
    const left = x(c.action[0]);
    const right = Math.max(left + 1.6, x(c.action[1]));
    const last = shapes.at(-1);
    if (merge && last && last.family === family && left - last.right < 1) {
      last.right = Math.max(last.right, right);
      last.grade = Math.max(last.grade, c.grade);
    } else shapes.push({ family, left, right, grade: c.grade });
  }
  return shapes.map(({ family, left, right, grade }) => {
    const width = Math.max(1.6, right - left - 0.6);
    const height = grade * step;
    const middle = left + width / 2;
    if (family === 'seek') return svg('path', { class: 'seek', d: `M${middle} ${AXIS}v${-height + 2}m-2 -2a2 2 0 1 0 4 0a2 2 0 1 0 -4 0` });
    if (family === 'oppose') return svg('rect', { class: 'oppose', x: left, y: AXIS + 1, width, height: Math.max(6, height * 0.6) });
    if (family === 'done') return svg('rect', { class: 'done', x: left, y: AXIS - 2, width, height: 2 });
    if (family === 'stand') return svg('path', { class: 'stand', d: `M${left + 0.6} ${AXIS}v${-height + 0.6}h${Math.max(1.2, width - 1.2)}v${height - 0.6}` });
    return svg('rect', { class: 'undertake', x: left, y: AXIS - height, width, height });
  });
}

/**
 * A whole text in one line, to stand over it: sections with their numbers, commitments, the places of a term.
 *
 * @param {import('../state.js').Doc} doc
 * @param {number} width
 * @param {import('../reading.js').Span[]} places
 */
export function strip(doc, width, places) {
  const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
  const x = (/** @type {number} */ offset) => Math.round((offset / Math.max(1, reading.report.source.length)) * width * 100) / 100;
  const sections = reading.chapters.map((/** @type {any} */ section, /** @type {number} */ at) => {
    const left = x(section.span[0]);
    const next = reading.chapters[at + 1];
    const fits = (section.number ?? '').length * 13 <= (next ? x(next.span[0]) : width) - left - 8;
    return svg('g', { class: 'section' }, svg('path', { d: `M${left} 10V${AXIS + 12}` }), fits && svg('text', { class: 'number', x: left + 4, y: 20, lang: reading.language }, section.number ?? ''));
  });
  return svg(
    'svg',
    { class: 'strip', width, height: HEIGHT, 'aria-hidden': 'true' },
    svg('path', { class: 'axis', d: `M0 ${AXIS}.5H${width}` }),
    ...sections,
    ...bars(standing(doc), x, false),
    svg('path', { class: 'ticks', d: places.map(([start]) => `M${x(start)} ${AXIS + 11}v8`).join('') }),
  );
}

/** Shortened from the right to what there is room for. @param {string} text @param {number} room in pixels */
function fit(text, room) {
  let width = 0;
  let out = '';
  for (const character of text) {
    width += character > '\u2e00' ? 12 : 6.4;
    if (width > room) return out.length > 2 ? `${out.slice(0, -1)}…` : '';
    out += character;
  }
  return out;
}
