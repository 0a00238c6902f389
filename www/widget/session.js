// What the element does once it is used: reads the article, lists what is found, marks it where it stands.
import { CEILING } from '../limits.js';
import { Reading } from '../reading.js';
import { Article } from './article.js';
import { warn } from './contrast.js';
import { analyze, release } from './engine.js';
import { GongbaoError, tell } from './events.js';
import { Marks } from './marks.js';
import { Panel } from './panel.js';
import css from './session.css?inline';

/** @type {CSSStyleSheet | undefined} */
let sheet;

export class Session {
  /** @type {Article | null} */
  #article = null;
  /** @type {Reading | null} */
  #reading = null;
  /** @type {Marks | null} */
  #marks = null;
  /** @type {Panel | null} */
  #panel = null;
  #element;
  #block;
  #core;
  /** @type {string | null} */
  #chosen = null;

  /**
   * @param {import('./element.js').GongbaoAnalysis} element
   * @param {HTMLElement} block that it draws in
   * @param {import('./bytes.js').Core} core
   */
  constructor(element, block, core) {
    this.#element = element;
    this.#block = block;
    this.#core = core;
  }

  get report() {
    return this.#reading?.report ?? null;
  }

  get source() {
    return this.#reading?.text ?? null;
  }

  /** @param {number} start @param {number} end */
  range(start, end) {
    return this.#article?.range(start, end) ?? null;
  }

  /** @returns {Promise<any>} the report; rejects with an error of any kind */
  async read() {
    const element = this.#element;
    const text = element.text ?? this.#find().text;
    if (!text.trim()) throw new GongbaoError('source', 'the article holds no text');
    if (text.length > CEILING) throw new GongbaoError('source', `the article is longer than ${CEILING} characters`);
    const report = await analyze(this, text, element.options, this.#core);
    this.#reading = new Reading(text, report);
    return report;
  }

  /** Draws what was read. @returns {string} that, in short */
  begin() {
    const { shadowRoot } = this.#element;
    if (!sheet) {
      sheet = new CSSStyleSheet();
      // The page's sizes are in `rem`, which belong to the host here.
      sheet.replaceSync(css.replace(/(-?[\d.]+)rem/g, 'calc($1 * var(--unit))'));
    }
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
    const reading = /** @type {Reading} */ (this.#reading);
    this.#marks = this.#article && new Marks(this.#article, reading, this.#element, (id) => void this.select(id));
    this.#panel = new Panel(this.#element, this.#block, reading, {
      marked: () => this.#marks !== null,
      select: (id, options) => void this.select(id, options),
      point: (spans) => this.#marks?.point(spans),
    });
    // A shorthand cannot name what it would inherit.
    this.#block.style.setProperty('--ui', getComputedStyle(this.#element).fontFamily);
    this.settle();
    warn(this.#block);
    return this.#panel.title;
  }

  /** Takes over what the attributes say. */
  settle() {
    this.#marks?.show(this.#element.marks);
    this.#panel?.draw(this.#chosen);
  }

  /**
   * @param {string | null} id
   * @param {{reveal?: boolean}} [options]
   * @returns {boolean} whether there is such a commitment
   */
  select(id, { reveal = false } = {}) {
    const item = id === null ? null : this.#reading?.byId.get(id) ?? null;
    if (id !== null && !item) return false;
    const changed = this.#chosen !== id;
    this.#chosen = id;
    this.#marks?.choose(item ? [item.c.action] : []);
    if (reveal && item) this.#marks?.reveal(item.c.action);
    if (changed) {
      this.#panel?.draw(id);
      tell(this.#element, 'select', { id, commitment: item?.c ?? null });
    }
    return true;
  }

  /** Takes everything away. */
  end() {
    this.#marks?.end();
    this.#panel?.end();
    this.#marks = null;
    this.#panel = null;
    release(this);
  }

  #find() {
    const element = this.#element;
    const selector = element.getAttribute('for');
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    /** @type {Element | null} */
    let target = null;
    try {
      target = selector ? root.querySelector(selector) ?? document.querySelector(selector) : element;
    } catch {
      throw new GongbaoError('source', `for: ${selector} is no selector`);
    }
    if (!target) throw new GongbaoError('source', `for: nothing on the page is ${selector}`);
    this.#article = new Article(target, target === element);
    return this.#article;
  }
}
