import { h, say } from '../dom.js';
import { ChooseEvent, CommandEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { Painter } from './painter.js';
import { overlay } from './overlay.js';
import { View } from './view.js';

/** The sheet: the text with its headings, paragraphs and marks. */
export class Text extends View {
  /** @type {Painter | null} */
  #painter = null;
  /** @type {unknown[]} */
  #drawn = [];
  /** @type {IntersectionObserver | null} */
  #watch = null;
  /** @type {Set<Element>} */
  #visible = new Set();
  /** @type {string | null} */
  #chosen = null;

  connectedCallback() {
    this.addEventListener('click', (event) => this.#click(/** @type {Element} */ (event.target)));
    this.addEventListener('copy', (event) => this.#copy(/** @type {ClipboardEvent} */ (event)));
    document.addEventListener('selectionchange', () => this.#pick());
    // In the next frame, since drawing may lay out paragraphs that were not on screen.
    new ResizeObserver(() => requestAnimationFrame(() => this.#overlay())).observe(this);
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    return [doc?.text, doc?.reading, doc?.decisions, state.chosen, state.term, state.settings, state.tab === 'rejected', state.view];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    this.hidden = !doc || state.view !== 'read';
    if (!doc) {
      this.replaceChildren();
      this.#drawn = [];
      return;
    }
    const { settings } = state;
    const now = [doc.text, doc.reading, doc.decisions, settings.language, settings.numbers, settings.values, settings.aloud, state.tab === 'rejected'];
    const fresh = now.some((value, at) => !Object.is(value, this.#drawn[at]));
    if (fresh) {
      this.#drawn = now;
      if (doc.reading) this.#text(state, doc);
      else this.#plain(doc);
    }
    if (fresh || this.#chosen !== state.chosen) this.#choose(state);
    this.#paintTerm(state, doc);
    this.#overlay();
  }

  /** The text before there is a report: paragraphs as they come. @param {import('../state.js').Doc} doc */
  #plain(doc) {
    this.#painter = null;
    const lines = doc.text.split(/\r\n|[\r\n]|\u3000{2}/).filter((line) => line.trim());
    this.replaceChildren(h('div', { class: 'sheet plain', lang: 'zh-Hans', tabindex: '0', role: 'region', 'aria-label': this.words.text.label }, h('h1', { class: 'visually-hidden' }, doc.name ?? this.words.text.label), ...lines.map((line) => h('p', {}, line))));
  }

  /**
   * @param {import('./view.js').State} state
   * @param {import('../state.js').Doc} doc
   */
  #text(state, doc) {
    const { words } = this;
    const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
    const painter = new Painter(reading, state, words, doc.decisions);
    this.#painter = painter;
    const body = reading.blocks.map((block) => painter.block(block));
    const first = body[0];
    const titled = first?.matches('h1');
    this.replaceChildren(
      h(
        'div',
        { class: `sheet numbers-${state.settings.numbers}`, lang: reading.language, tabindex: '0', role: 'region', 'aria-label': words.text.label, 'data-key': 'text' },
        ...(titled ? body.slice(0, 1) : [h('h1', { class: 'visually-hidden' }, doc.name ?? words.text.label)]),
        this.#meta(reading, doc),
        ...body.slice(titled ? 1 : 0),
        h('div', { class: 'overlay', 'aria-hidden': 'true' }),
      ),
    );
    this.#observe();
  }

  /**
   * What is known of the whole, in one line.
   *
   * @param {import('../reading.js').Reading} reading
   * @param {import('../state.js').Doc} doc
   */
  #meta(reading, doc) {
    const { words, state } = this;
    const { report } = reading;
    const questions = report.sections.filter((/** @type {any} */ s) => s.kind === 'question').length;
    const counted = reading.items.filter(({ c }) => c.force !== 'delivery').length;
    const facts = [
      report.dateline && [this.quote(reading.slice(report.dateline.span)), report.dateline.date?.startsWith('XXXX') ? ` (${words.text.noYear})` : ''],
      [h('button', { class: 'link', 'data-key': 'genre', onclick: () => this.dispatchEvent(new ViewEvent({ dialog: 'reading' })) }, this.#genre(report))],
      [say(words.text.characters, { n: report.source.length.toLocaleString('en') })],
      [questions ? say(words.text.questions, { n: questions }) : say(words.text.sections, { n: reading.chapters.length })],
      [say(words.text.commitments, { n: counted })],
    ].filter(Boolean);
    const cleaned = report.notes.filter((/** @type {any} */ note) => note.kind === 'cleaned').length;
    return h(
      'div',
      { class: 'facts', lang: state.settings.language },
      h('p', { class: 'meta' }, ...facts.flatMap((fact, at) => (at ? [words.dot, .../** @type {any[]} */ (fact)] : /** @type {any[]} */ (fact)))),
      cleaned > 0 &&
        h('p', { class: 'meta' }, h('button', { class: 'link', 'data-key': 'cleaned', onclick: () => this.dispatchEvent(new ViewEvent({ dialog: 'reading' })) }, say(words.text.cleaned, { n: cleaned }))),
      report.source.script === 'none' && h('p', { class: 'notice' }, words.foreign),
      report.source.script !== 'none' && !report.parties.length && !reading.items.length && h('p', { class: 'notice' }, words.notSuch),
    );
  }

  /** @param {any} report */
  #genre(report) {
    const { genre } = this.words;
    return genre[/** @type {'other'} */ (report.genre?.label)] ?? genre.unknown;
  }

  /** Marks the chosen item and brings it into view. @param {import('./view.js').State} state */
  #choose(state) {
    this.#chosen = state.chosen;
    for (const mark of this.querySelectorAll('.chosen')) mark.classList.remove('chosen');
    if (!state.chosen) return;
    const marks = this.querySelectorAll(`.act[data-c="${CSS.escape(state.chosen)}"]`);
    for (const mark of marks) mark.classList.add('chosen');
    const [mark] = marks;
    if (mark && state.chosenFrom !== 'text') bring(mark);
  }

  /** @param {number} offset */
  show(offset) {
    const at = this.#painter?.place(offset)?.node.parentElement;
    // A label that the heading leaves out (一、问：) is in its block all the same.
    const holds = (/** @type {HTMLElement} */ { dataset }) => Number(dataset.start) <= offset && offset < Number(dataset.end);
    const block = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-start]')]).find(holds);
    const element = !block || block.contains(at ?? null) ? at : block;
    if (element) bring(element, true);
  }

  /**
   * Paints the places of the chosen term over the text, without changing it.
   *
   * @param {import('./view.js').State} state
   * @param {import('../state.js').Doc} doc
   */
  #paintTerm(state, doc) {
    if (!('highlights' in CSS)) return;
    const term = doc.reading?.report.terms.find((/** @type {any} */ t) => t.text === state.term);
    if (!term || !this.#painter) CSS.highlights.delete('term');
    else CSS.highlights.set('term', new Highlight(...this.#painter.ranges(term.occurrences)));
  }

  /** The box round the sources of the chosen item, and the tie that leads to it. */
  #overlay() {
    const layer = this.querySelector('.overlay');
    const reading = currentDoc(this.state)?.reading;
    if (!layer || !this.#painter || !reading) return;
    const item = this.state.chosen ? reading.byId.get(this.state.chosen) : undefined;
    layer.replaceChildren(...(item ? overlay(this.#painter, reading, item, /** @type {HTMLElement} */ (layer), this.words) : []));
  }

  #observe() {
    this.#watch?.disconnect();
    this.#visible.clear();
    this.#watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#visible.add(target);
        else this.#visible.delete(target);
      }
      this.#tell();
    });
    for (const block of this.querySelectorAll('[data-start]')) this.#watch.observe(block);
  }

  /** Says which part of the text is on screen. */
  #tell() {
    let start = Infinity;
    let end = 0;
    for (const block of this.#visible) {
      const { start: from, end: to } = /** @type {HTMLElement} */ (block).dataset;
      start = Math.min(start, Number(from));
      end = Math.max(end, Number(to));
    }
    if (!end) return;
    const reading = currentDoc(this.state)?.reading;
    const middle = Math.min(end - 1, start + Math.round((end - start) / 3));
    const section = reading?.topOf(reading.sectionAt(middle))?.id ?? null;
    const { at } = this.state;
    if (at.start !== start || at.end !== end) this.dispatchEvent(new ViewEvent({ at: { start, end, section } }));
  }

  /** @param {Element} target */
  #click(target) {
    if (!getSelection()?.isCollapsed) return;
    const back = target.closest('[data-go]');
    if (back instanceof HTMLElement) {
      this.dispatchEvent(new CommandEvent('go', Number(back.dataset.go)));
      return;
    }
    const mark = target.closest('[data-c]');
    if (mark instanceof HTMLElement && mark.dataset.c) this.dispatchEvent(new ChooseEvent(mark.dataset.c, 'text'));
  }

  /** Copying gives the characters of the source. @param {ClipboardEvent} event */
  #copy(event) {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !this.#painter) return;
    const span = this.#selected(selection);
    if (!span) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', this.#painter.reading.slice(span));
  }

  /** The selection as a span of the source. @param {Selection} selection @returns {import('../reading.js').Span | null} */
  #selected(selection) {
    const range = selection.getRangeAt(0);
    const start = this.#painter?.offset(range.startContainer, range.startOffset) ?? null;
    const end = this.#painter?.offset(range.endContainer, range.endOffset) ?? null;
    return start === null || end === null ? null : [start, end];
  }

  /** Tells what the reader has selected; nothing when the selection is elsewhere. */
  #pick() {
    if (this.hidden || !this.#painter) return;
    const selection = getSelection();
    const inside = selection && !selection.isCollapsed && this.contains(selection.anchorNode) && this.contains(selection.focusNode);
    const span = inside ? this.#selected(selection) : null;
    const { picked } = this.state;
    if (String(span) === String(picked)) return;
    this.dispatchEvent(new ViewEvent({ picked: span && span[1] > span[0] ? span : null }));
  }
}

/**
 * @param {Element} element
 * @param {boolean} [top] at the top of the window, not merely inside it
 */
function bring(element, top = false) {
  const { top: above, bottom } = element.getBoundingClientRect();
  const head = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
  if (!top && above >= head + 8 && bottom <= innerHeight - 60) return;
  const far = Math.abs(above) > innerHeight;
  const calm = far || matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: top ? 'start' : 'center', behavior: calm ? 'instant' : 'smooth' });
}
