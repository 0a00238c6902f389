// Marks commitments in the host's article without touching it: highlights of the browser, or lines drawn
// over it by the element where there are none.
import { FAMILY, FORCES } from '../reading.js';
import { Lines } from './lines.js';

/** @typedef {import('../reading.js').Span} Span */

/** Light, dark. */
const COLORS = {
  undertake: ['#1b4c96', '#84b3f7'],
  stand: ['#006350', '#4fd1ac'],
  oppose: ['#7d1f72', '#f09bdd'],
  seek: ['#674400', '#efc26a'],
  done: ['#656d73', '#939ca2'],
};

/** @type {Record<string, string>} */
const STYLES = {
  agreement: 'double 1.5px',
  pledge: 'solid 1.5px',
  task: 'solid 3.5px',
  target: 'solid 3.5px',
  support: 'dashed 2px',
  reaffirmation: 'dashed 2px',
  opposition: 'wavy 1.25px',
  intention: 'dotted 3px',
  proposal: 'dotted 3px',
  call: 'dotted 3px',
  delivery: 'solid 1px',
};

/** @param {string} family */
export function color(family) {
  const [light, dark] = COLORS[/** @type {'done'} */ (family)];
  return `var(--gb-${family}, light-dark(${light}, ${dark}))`;
}

/** The rules of the highlights; one underline offset for all, or the line touches the glyphs. */
function rules() {
  const lines = FORCES.map((force) => {
    const family = FAMILY[force] ?? 'done';
    return `::highlight(gongbao-${force}) { text-decoration: underline ${STYLES[force]} ${color(family)}; text-underline-offset: 0.3em; text-decoration-skip-ink: none; }`;
  });
  const cues = Object.keys(COLORS).map(
    (family) => `::highlight(gongbao-cue-${family}) { color: ${color(family)}; background-color: color-mix(in srgb, ${color(family)} 13%, transparent); }`,
  );
  return [...lines, ...cues, '::highlight(gongbao-chosen) { background-color: var(--gb-wash, light-dark(#fbede9, #3a211d)); }'].join('\n');
}

/** Which marks use the sheet of a document or shadow root. @type {Map<DocumentOrShadowRoot, {sheet: CSSStyleSheet, users: Set<Marks>}>} */
const sheets = new Map();

/** Whether the browser draws lines under a highlight. */
const drawn = () => 'highlights' in CSS && CSS.supports('selector(::highlight(gongbao))');

export class Marks {
  /** What was added to which highlight. @type {[string, Range][]} */
  #ranges = [];
  /** @type {[string, Range][]} */
  #chosen = [];
  /** @type {Lines | null} */
  #lines = null;
  #on = false;

  /**
   * @param {import('./article.js').Article} article
   * @param {import('../reading.js').Reading} reading
   * @param {import('./element.js').GongbaoAnalysis} element
   * @param {(id: string) => void} select
   */
  constructor(article, reading, element, select) {
    this.article = article;
    this.reading = reading;
    this.element = element;
    this.select = select;
  }

  /** @param {boolean} on */
  show(on) {
    if (on === this.#on) return;
    this.#on = on;
    this.article.root.removeEventListener('click', this.#click);
    this.#clear(this.#ranges);
    if (on) {
      for (const { c, family, leads } of this.reading.items) {
        this.#add(this.#ranges, `gongbao-${c.force}`, c.action);
        if (leads && c.cue[1] > c.cue[0]) this.#add(this.#ranges, `gongbao-cue-${family}`, c.cue);
      }
      this.article.root.addEventListener('click', this.#click);
    }
    this.#paint();
  }

  /** A press on a mark chooses its commitment, unless it does something else. */
  #click = (/** @type {Event} */ event) => {
    const { clientX, clientY, target } = /** @type {MouseEvent} */ (event);
    if (event.defaultPrevented || /** @type {Element} */ (target).closest('a, button, label, input, gongbao-analysis') || !getSelection()?.isCollapsed) return;
    const place = caret(clientX, clientY);
    const at = place && this.article.offset(...place);
    if (at === null) return;
    const item = this.reading.items.find(({ c }) => c.action[0] <= at && at < c.action[1]);
    if (item) this.select(item.id);
  };

  /** @param {Span[]} spans chosen by the reader */
  choose(spans) {
    this.#clear(this.#chosen);
    for (const span of spans) this.#add(this.#chosen, 'gongbao-chosen', span);
    this.#paint();
  }

  /** Chooses these places, and brings the first into view. @param {Span[]} spans */
  point(spans) {
    this.choose(spans);
    if (spans[0]) this.reveal(spans[0]);
  }

  /** @param {Span} span */
  reveal(span) {
    const range = this.article.range(...span);
    if (!range) return;
    const box = range.getBoundingClientRect();
    const calm = Math.abs(box.top) > 2 * innerHeight || matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollBy({ top: box.top - innerHeight / 3, behavior: calm ? 'instant' : 'smooth' });
  }

  /** Takes everything away. */
  end() {
    this.article.root.removeEventListener('click', this.#click);
    this.#clear(this.#ranges);
    this.#clear(this.#chosen);
    this.#leave();
  }

  /** @param {[string, Range][]} to @param {string} name @param {Span} span */
  #add(to, name, [start, end]) {
    const range = this.article.range(start, end);
    if (range) to.push([name, range]);
  }

  /** Hands ranges to the browser, those of one name together, as each time costs it a layout. @param {[string, Range][]} ranges */
  #highlight(ranges) {
    for (const name of new Set(ranges.map(([name]) => name))) {
      const own = ranges.filter(([other]) => other === name).map(([, range]) => range);
      const highlight = CSS.highlights.get(name);
      if (highlight) for (const range of own) highlight.has(range) || highlight.add(range);
      else CSS.highlights.set(name, Object.assign(new Highlight(...own), { priority: name === 'gongbao-chosen' ? 0 : 1 }));
    }
  }

  /** @param {[string, Range][]} ranges */
  #clear(ranges) {
    for (const [name, range] of ranges) {
      if (!drawn()) continue;
      const highlight = CSS.highlights.get(name);
      highlight?.delete(range);
      if (!highlight?.size) CSS.highlights.delete(name);
    }
    ranges.length = 0;
  }

  #paint() {
    if (!this.#ranges.length && !this.#chosen.length) this.#leave();
    else if (drawn()) {
      const root = /** @type {Document | ShadowRoot} */ (this.article.root.getRootNode());
      let shared = sheets.get(root);
      if (!shared) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules());
        sheets.set(root, (shared = { sheet, users: new Set() }));
      }
      shared.users.add(this);
      if (!root.adoptedStyleSheets.includes(shared.sheet)) root.adoptedStyleSheets.push(shared.sheet);
      this.#highlight([...this.#ranges, ...this.#chosen]);
    } else {
      this.#lines ??= new Lines(this.element, this.article.root);
      this.#lines.draw([...this.#ranges, ...this.#chosen]);
    }
  }

  /** The sheet goes with the last one that uses it. */
  #leave() {
    this.#lines?.end();
    this.#lines = null;
    for (const [root, shared] of sheets) {
      if (!shared.users.delete(this) || shared.users.size) continue;
      const kept = [...root.adoptedStyleSheets];
      root.adoptedStyleSheets = kept.filter((sheet) => sheet !== shared.sheet);
      sheets.delete(root);
    }
  }
}

/** The character at a point of the window. @param {number} x @param {number} y @returns {[Node, number] | null} */
function caret(x, y) {
  const { caretPositionFromPoint, caretRangeFromPoint } = /** @type {any} */ (document);
  if (caretPositionFromPoint) {
    const place = caretPositionFromPoint.call(document, x, y);
    return place && [place.offsetNode, place.offset];
  }
  const range = caretRangeFromPoint?.call(document, x, y);
  return range ? [range.startContainer, range.startOffset] : null;
}
