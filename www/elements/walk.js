import { fill, h, say } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { meant } from './meaning.js';
import { View } from './view.js';

/** @typedef {import('../reading.js').Span} Span */
/** @typedef {{span: Span, name: string}} Washed */

const LAST = 8;

/** The walk-through for the projector: one passage, nine steps from the source to the report. */
export class Walk extends View {
  connectedCallback() {
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.view === 'walk', state.step, state.walkWhy, state.blank, state.handout, currentDoc(state)?.reading];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const reading = currentDoc(state)?.reading;
    this.hidden = state.view !== 'walk' || !reading;
    if (!reading || this.hidden) {
      this.replaceChildren();
      return;
    }
    const { walk } = this.words;
    const { step } = state;
    const shown = passage(reading);
    if (state.handout) {
      this.draw(h('h1', {}, walk.label), h('div', { class: 'handout' }, ...walk.steps.map((_, at) => h('section', {}, ...this.#step(reading, shown, at, 'h2', true)))));
      return;
    }
    this.draw(
      ...this.#step(reading, shown, step, 'h1', state.walkWhy),
      h('ol', { class: 'steps' }, ...walk.steps.map((name, at) => h('li', {}, h('button', { 'data-key': `step-${at}`, 'aria-current': at === step ? 'step' : null, onclick: () => this.dispatchEvent(new ViewEvent({ step: at })) }, name)))),
      h(
        'p',
        { class: 'row' },
        h('button', { class: 'link', 'data-key': 'back', onclick: () => this.dispatchEvent(new CommandEvent('view', 'read')) }, walk.back),
        ' ',
        h('button', { class: 'link', 'data-key': 'walk-why', 'aria-pressed': String(state.walkWhy), onclick: () => this.dispatchEvent(new ViewEvent({ walkWhy: !state.walkWhy })) }, walk.why),
        ' ',
        h('button', { class: 'link', 'data-key': 'blank', onclick: () => this.dispatchEvent(new ViewEvent({ blank: true })) }, walk.blank),
        ' ',
        h('button', { class: 'link', 'data-key': 'handout', onclick: () => this.dispatchEvent(new CommandEvent('handout')) }, walk.handout),
      ),
      state.blank && h('button', { class: 'blank', 'aria-label': walk.unblank, 'data-key': 'unblank', onclick: () => this.dispatchEvent(new ViewEvent({ blank: false })) }),
    );
    if (state.blank) /** @type {HTMLElement | null} */ (this.querySelector('.blank'))?.focus();
  }

  /**
   * One step: its title, the passage with what it adds, three notes, and the rules if asked for.
   *
   * @param {import('../reading.js').Reading} reading
   * @param {Span} shown
   * @param {number} step
   * @param {'h1' | 'h2'} level
   * @param {boolean} why
   */
  #step(reading, shown, step, level, why) {
    const { walk } = this.words;
    const { values, washed } = change(reading, shown, step);
    const title = fill(walk.titles[step] ?? '', Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? this.quote(value) : value])));
    const ids = why ? rulesOf(reading, shown, step) : [];
    return [
      h('header', {}, h(level, {}, ...title), h('p', {}, say(walk.of, { k: step + 1, n: LAST + 1 }))),
      h('blockquote', { lang: reading.language }, ...marked(reading, shown, step, washed)),
      h('ul', { class: 'notes' }, ...(walk.notes[step] ?? []).map((note) => h('li', {}, note))),
      why && h('p', { class: 'why' }, walk.whys[step] ?? '', ...ids.flatMap((id) => [' ', h('code', {}, id)])),
    ];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || this.state.view !== 'walk' || this.state.dialog) return;
    const { step, settings, walkWhy, blank } = this.state;
    const pressed = event.target instanceof HTMLButtonElement && event.key === ' ';
    const to = pressed ? undefined : { ArrowRight: step + 1, ' ': step + 1, ArrowLeft: step - 1, Home: 0, End: LAST }[event.key];
    const letter = settings.keys ? event.key.toLowerCase() : '';
    if (letter === 'b') this.dispatchEvent(new ViewEvent({ blank: !blank }));
    else if (letter === 'w') this.dispatchEvent(new ViewEvent({ walkWhy: !walkWhy, blank: false }));
    else if (to !== undefined) this.dispatchEvent(new ViewEvent({ step: Math.max(0, Math.min(LAST, to)), blank: false }));
    else return;
    event.preventDefault();
  }
}

/** The ids of the rules at work in a step on this passage. @param {import('../reading.js').Reading} reading @param {Span} shown @param {number} step @returns {string[]} */
function rulesOf(reading, shown, step) {
  const roles = { 6: ['party'], 7: ['cue', 'inherited', 'tail', 'force', 'grade'] }[step];
  if (!roles) return [];
  const inside = reading.items.filter(({ c }) => c.action[0] >= shown[0] && c.action[1] <= shown[1]);
  return [...new Set(inside.flatMap(({ c }) => c.reasons.filter((/** @type {any} */ reason) => roles.includes(reason.role)).map((/** @type {any} */ reason) => reason.rule)))];
}

/**
 * The sentence that shows most: the one whose cue governs the most actions, if it fits the screen.
 *
 * @param {import('../reading.js').Reading} reading
 * @returns {Span}
 */
function passage(reading) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { c } of reading.items) counts.set(c.sentence, (counts.get(c.sentence) ?? 0) + 1);
  const fits = [...counts].filter(([at]) => {
    const span = reading.report.sentences[at]?.span;
    return span && span[1] - span[0] <= 100;
  });
  const best = fits.sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  return reading.report.sentences[best]?.span ?? [0, Math.min(120, reading.text.length)];
}

/**
 * What a step adds on this passage, and the values of its title.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {Span} shown
 * @param {number} step
 * @returns {{values: Record<string, string | number>, washed: Washed[]}}
 */
function change(reading, shown, step) {
  const { report } = reading;
  const inside = (/** @type {Span} */ [start, end]) => start >= shown[0] && end <= shown[1];
  const items = reading.items.filter(({ c }) => inside(c.action));
  const terms = (/** @type {(term: any) => boolean} */ wanted) => report.terms.filter(wanted).flatMap((/** @type {any} */ t) => t.occurrences.filter(inside).map((/** @type {Span} */ span) => ({ span, name: 'washed' })));
  const set = (/** @type {any} */ term) => term.kind === 'formula' || term.kind === 'name';
  if (step === 1) return { values: { n: report.notes.filter((/** @type {any} */ n) => n.kind === 'cleaned').reduce((/** @type {number} */ sum, /** @type {any} */ n) => sum + Number(n.detail?.count ?? 1), 0) }, washed: [] };
  if (step === 2) return { values: { n: reading.chapters.length }, washed: [] };
  if (step === 3) return { values: { n: report.sentences.length }, washed: [{ span: shown, name: 'washed' }] };
  if (step === 4) return { values: { n: report.terms.length }, washed: terms(() => true) };
  if (step === 5) return { values: { n: report.terms.filter(set).length }, washed: terms(set) };
  if (step === 6) {
    const party = items[0]?.c.reasons.find((/** @type {any} */ r) => r.role === 'party' && r.span && inside(r.span));
    return { values: { surface: party ? reading.slice(party.span) : '' }, washed: party ? [{ span: party.span, name: 'sourced' }] : [] };
  }
  if (step === 7) {
    const cue = items[0]?.c.cue;
    const governed = items.filter(({ c }) => String(c.cue) === String(cue));
    return { values: { cue: cue ? reading.slice(cue) : '', n: governed.length }, washed: governed.map(({ c }) => ({ span: c.action, name: 'washed' })) };
  }
  if (step === 8) return { values: { n: reading.items.filter(({ c }) => c.force !== 'delivery').length }, washed: [] };
  return { values: {}, washed: [] };
}

/**
 * The passage with everything the steps up to this one have found, and this one's part washed.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {Span} shown
 * @param {number} step
 * @param {Washed[]} washed
 */
function marked(reading, shown, step, washed) {
  const items = step >= 7 ? reading.items.filter(({ c }) => c.action[0] >= shown[0] && c.action[1] <= shown[1]) : [];
  const cuts = new Set([...shown, ...washed.flatMap(({ span }) => span), ...items.flatMap(({ c }) => [...c.action, ...c.cue])]);
  const points = [...cuts].filter((at) => at >= shown[0] && at <= shown[1]).sort((a, b) => a - b);
  const parts = points.slice(0, -1).map((from, at) => {
    const to = points[at + 1] ?? shown[1];
    const within = ([start, end] = [0, 0]) => start <= from && to <= end;
    const item = items.find(({ c }) => within(c.action));
    const cue = items.find(({ c }) => within(c.cue));
    const names = [item && `act ${item.c.force}`, cue && `cue ${cue.family}`, ...washed.filter(({ span }) => within(span)).map(({ name }) => name)].filter(Boolean).join(' ');
    return h('span', { class: names || null }, reading.text.slice(from, to).replace(/[\r\n]+/g, ''));
  });
  if (step < 6) return parts;
  const section = reading.topOf(reading.sectionAt(shown[0]));
  return section ? [...parts, h('span', { class: 'means' }, ` ${meant(reading, section).join('＋')}`)] : parts;
}
