import { h, say } from '../dom.js';
import { DecideEvent, GoEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** The outline: sections with what they hold, whether their numbering is complete, what was cleaned. */
export class Outline extends View {
  connectedCallback() {
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    return [currentDoc(state)?.reading, state.at.section, state.current === null];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const reading = currentDoc(state)?.reading;
    if (!reading) {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const { chapters } = reading;
    const current = chapters.find((/** @type {any} */ s) => s.id === state.at.section) ?? chapters[0];
    const speaking = speakers(reading, 0, Infinity);
    const several = speaking.length > 1;
    this.draw(
      h('p', { class: 'caption' }, h('span', { 'aria-hidden': 'true' }, words.outline.caption), !several && speaking.flatMap((name) => [words.dot, this.quote(name)])),
      chapters.length
        ? h('ul', { role: 'tree', 'aria-label': words.outline.label }, ...chapters.map((/** @type {any} */ section) => this.#entry(reading, section, section === current, several)))
        : h('p', { class: 'meta' }, words.outline.whole),
      ...this.#coverage(reading),
      this.#cleaning(state, reading),
    );
    // When all elements are drawn: to scroll, the browser lays out the page, and what is drawn later undoes that.
    queueMicrotask(() => this.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  }

  /**
   * @param {import('../reading.js').Reading} reading
   * @param {any} section
   * @param {boolean} current
   * @param {boolean} several more than one speaks; one alone is named above
   */
  #entry(reading, section, current, several) {
    const { words } = this;
    const [start, end] = reading.reach(section);
    const items = reading.itemsIn(section).filter(({ c }) => c.force !== 'delivery').length;
    const points = reading.report.sections.filter((/** @type {any} */ s) => s.span[0] >= start && s.span[0] < end && s.depth > section.depth && s.heading && s !== section);
    return h(
      'li',
      {
        role: 'treeitem',
        'aria-current': current ? 'true' : null,
        'aria-expanded': points.length ? String(current) : null,
        tabindex: current ? 0 : -1,
        'data-go': section.span[0],
        'data-key': section.id,
        onclick: (/** @type {Event} */ event) => this.#go(event, section.span[0]),
      },
      h('span', { class: long(section.number) ? 'number long' : 'number', lang: this.sourceLanguage }, section.number ?? ''),
      h(
        'span',
        { class: 'entry' },
        h('span', { class: 'name', lang: this.sourceLanguage }, title(reading, section)),
        h(
          'span',
          { class: 'meta' },
          ...(several ? speakers(reading, start, end) : []).flatMap((name) => [this.quote(name), words.dot]),
          h('span', { class: 'together' }, say(words.outline.counts, { items, n: (end - start).toLocaleString('en') })),
        ),
        current &&
          points.length > 0 &&
          h(
            'ul',
            { role: 'group' },
            ...points.map((/** @type {any} */ point) =>
              h('li', { role: 'treeitem', tabindex: -1, lang: this.sourceLanguage, 'data-go': point.span[0], 'data-key': point.id, onclick: (/** @type {Event} */ event) => this.#go(event, point.span[0]) }, title(reading, point)),
            ),
          ),
      ),
    );
  }

  /** Whether the numbers run without a gap. @param {import('../reading.js').Reading} reading */
  #coverage(reading) {
    const { words } = this;
    const gaps = reading.report.notes.filter((/** @type {any} */ n) => n.kind === 'outline_gap');
    if (gaps.length) {
      return gaps.map((/** @type {any} */ gap, /** @type {number} */ at) =>
        h(
          'p',
          { class: 'coverage gap' },
          say(words.outline.gap, gap.detail),
          ' ',
          h('button', { class: 'link', 'data-key': `gap-${at}`, onclick: (/** @type {Event} */ event) => this.#go(event, gap.span[0]) }, this.quote(reading.slice(gap.span))),
        ),
      );
    }
    /** @type {Map<string, any[]>} */
    const runs = new Map();
    for (const section of reading.report.sections) {
      if (section.ordinal === null || section.ordinal === undefined || !(section.kind in words.outline.kinds)) continue;
      const key = `${section.kind} ${section.kind === 'question' ? '' : section.parent}`;
      runs.set(key, [...(runs.get(key) ?? []), section]);
    }
    return [...runs.values()]
      .filter((run) => run.length > 1)
      .slice(0, 3)
      .map((run) => {
        const kind = words.outline.kinds[/** @type {'question'} */ (run[0].kind)];
        return h('p', { class: 'coverage' }, say(words.outline.complete, { kind, n: run.length }));
      });
  }

  /**
   * What was cleaned, each step with a button that leaves it out; what is left out, with one that takes it again.
   *
   * @param {import('./view.js').State} state
   * @param {import('../reading.js').Reading} reading
   */
  #cleaning(state, reading) {
    const { outline, reading: reads } = this.words;
    const on = /** @type {string[]} */ (reading.report.options.cleaning);
    /** @type {Map<string, number>} */
    const counts = new Map(reading.report.notes.filter((/** @type {any} */ n) => n.kind === 'cleaned').map((/** @type {any} */ n) => [n.detail.step, n.detail.count]));
    const steps = Object.entries(reads.steps).filter(([step]) => counts.has(step) || !on.includes(step));
    if (!steps.length) return null;
    const decide = (/** @type {string} */ step) => {
      const cleaning = on.includes(step) ? on.filter((other) => other !== step) : [...on, step];
      this.dispatchEvent(new DecideEvent({ options: { ...currentDoc(state)?.decisions.options, cleaning } }));
    };
    return h(
      'ul',
      { class: 'coverage cleaning', 'aria-label': reads.cleaning },
      ...steps.map(([step, name]) => {
        const taken = on.includes(step);
        return h(
          'li',
          {},
          h('span', { class: taken ? null : 'off' }, name),
          taken && [' ', h('span', { class: 'meta' }, say(reads.count, { n: counts.get(step) ?? 0 }))],
          ' ',
          h('button', { class: 'link', 'data-key': `clean-${step}`, 'aria-label': `${taken ? outline.leave : outline.clean}: ${name}`, onclick: () => decide(step) }, taken ? outline.leave : outline.clean),
        );
      }),
    );
  }

  /** @param {Event} event @param {number} offset */
  #go(event, offset) {
    event.stopPropagation();
    this.dispatchEvent(new GoEvent(offset));
  }

  /** A tree has one tab stop; arrows lead through it. @param {KeyboardEvent} event */
  #key(event) {
    const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[role=treeitem]')]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new GoEvent(Number(all[at]?.dataset.go)));
    }
  }
}

/** A number that does not fit into the margin: 第一章. @param {string | null | undefined} number */
export const long = (number) => (number?.length ?? 0) > 2;

/**
 * Who speaks between two offsets, each once.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {number} start
 * @param {number} end
 * @returns {string[]}
 */
function speakers(reading, start, end) {
  const inside = reading.report.sections.filter((/** @type {any} */ s) => s.span[0] >= start && s.span[0] < end && s.speaker);
  return [...new Set(inside.map((/** @type {any} */ s) => s.speaker))];
}

/**
 * A section in the source's own words.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {any} section
 */
export function title(reading, section) {
  if (section.heading) return reading.slice(section.heading).trim();
  const [start, end] = section.span;
  return reading.text.slice(start, Math.min(end, start + 40)).trim();
}
