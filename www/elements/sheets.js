import { h, say } from '../dom.js';
import { title } from '../out.js';
import { Painter } from './painter.js';
import { strip } from './ribbon.js';

/** @typedef {import('../state.js').Doc} Doc */
/** @typedef {import('../reading.js').Span} Span */
/** @typedef {{sheet: HTMLElement, painter: Painter}} Sheet */

/** Two texts side by side, each with its ribbon; drawn once, scrolled to the places of a term. */
export class Sheets {
  /** @type {WeakMap<import('../reading.js').Reading, Sheet>} */
  #drawn = new WeakMap();

  /**
   * @param {import('./view.js').View} view
   * @param {import('./view.js').State} state
   * @param {[Doc, Doc]} docs
   * @param {Span[][]} places of the chosen term in each
   */
  draw(view, state, docs, places) {
    const column = view.clientWidth < 1000 ? view.clientWidth - 48 : (view.clientWidth - 48 - 32) / 2;
    const sheets = docs.map((doc) => this.#sheet(view, state, doc));
    return h(
      'div',
      { class: 'sheets' },
      ...docs.map((doc, at) => {
        const { sheet, painter } = /** @type {Sheet} */ (sheets[at]);
        const own = places[at] ?? [];
        const ribbon = h('div', { class: 'ribbon' }, strip(doc, Math.max(160, Math.floor(column)), own));
        ribbon.addEventListener('click', (event) => {
          const { left, width } = ribbon.getBoundingClientRect();
          show(sheet, painter, Math.floor(((event.clientX - left) / width) * doc.text.length));
        });
        return h(
          'section',
          { lang: state.settings.language },
          h('h2', {}, h('span', { class: 'meta' }, at ? 'B ' : 'A '), h('span', { class: 'read', lang: doc.reading?.language }, title(doc)), ' ', h('span', { class: 'meta' }, say(view.words.text.commitments, { n: doc.reading?.items.filter(({ c }) => c.force !== 'delivery').length ?? 0 }))),
          ribbon,
          sheet,
        );
      }),
    );
  }

  /**
   * Paints the places of a term, once the sheets stand in the page, and brings the first into view.
   *
   * @param {[Doc, Doc]} docs
   * @param {Span[][]} places
   * @param {boolean} follow
   */
  paint(docs, places, follow) {
    /** @type {Range[]} */
    const found = [];
    for (const [at, { reading }] of docs.entries()) {
      const drawn = reading && this.#drawn.get(reading);
      const [first] = places[at] ?? [];
      if (!drawn || !first) continue;
      found.push(...drawn.painter.ranges(places[at] ?? []));
      if (follow) show(drawn.sheet, drawn.painter, first[0]);
    }
    if ('highlights' in CSS) CSS.highlights.set('shared', new Highlight(...found));
  }

  /** @param {import('./view.js').View} view @param {import('./view.js').State} state @param {Doc} doc @returns {Sheet} */
  #sheet(view, state, doc) {
    const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
    const before = this.#drawn.get(reading);
    if (before) return before;
    const painter = new Painter(reading, state, view.words, doc.decisions);
    const sheet = h('div', { class: `sheet numbers-${state.settings.numbers}`, lang: reading.language, tabindex: '0', role: 'region', 'aria-label': title(doc), 'data-key': `sheet-${doc.id}` }, ...reading.blocks.map((block) => plain(painter.block(block))));
    const drawn = { sheet, painter };
    this.#drawn.set(reading, drawn);
    return drawn;
  }
}

/** A block under another name than the same block of the reading view, and below the heads of this one. @param {Element} block */
function plain(block) {
  block.removeAttribute('id');
  if (!/^H\d$/.test(block.tagName)) return block;
  const head = h('h3', { class: block.tagName.toLowerCase() }, ...block.childNodes);
  for (const { name, value } of block.attributes) if (name.startsWith('data-')) head.setAttribute(name, value);
  return head;
}

/** @param {HTMLElement} sheet @param {Painter} painter @param {number} offset */
function show(sheet, painter, offset) {
  const place = painter.place(offset)?.node.parentElement;
  if (!place) return;
  // What is first seen on the way gets its height only then.
  place.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  sheet.scrollTop += place.getBoundingClientRect().top - sheet.getBoundingClientRect().top - sheet.clientHeight / 3;
}
