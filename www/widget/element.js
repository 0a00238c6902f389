// The element, as little of it as a page needs before somebody uses it: a line with a button. Everything
// else, the list, the words, the core, is loaded at first use.
import { GongbaoError, known, tell } from './events.js';
import { once } from './rest.js';
import css from './element.css?inline';
import { languageOf, WORDS } from './words.js';

/** What the element shows, and in which order. */
const PARTS = ['commitments', 'parties', 'terms', 'sections', 'rejected'];

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** On a server there is no such class, and nothing of this one is used. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class GongbaoAnalysis extends Base {
  static observedAttributes = ['for', 'lang', 'marks', 'open', 'show'];

  /**
   * The compiled core: its address, its bytes, gzip or not, or what gets them, as such or in base64. Read at
   * the first use on a page.
   *
   * @type {string | URL | Uint8Array | ((element: HTMLElement) => Promise<string | Uint8Array>) | undefined}
   */
  static core;

  /** Gets the rest. @type {((element: HTMLElement) => Promise<import('./rest.js').Rest>) | undefined} */
  static rest;

  /** What takes over once there is a report. @type {import('./session.js').Session | null} */
  #session = null;
  /** @type {Promise<any> | null} */
  #running = null;
  /** @type {GongbaoError | null} */
  #failure = null;
  /** @type {IntersectionObserver | null} */
  #watch = null;
  /** @type {string | null} */
  #text = null;
  /** @type {object} */
  #options = {};
  #told = false;
  #block;
  /** Tells a screen reader what came of it. */
  #live;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
    this.#block = document.createElement('section');
    this.#block.className = 'block';
    this.#block.part.add('block');
    this.#live = document.createElement('p');
    this.#live.className = 'live';
    this.#live.setAttribute('role', 'status');
    root.append(this.#block, this.#live, document.createElement('slot'));
  }

  connectedCallback() {
    for (const name of /** @type {const} */ (['text', 'options'])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    if (!this.#session) this.#draw();
    queueMicrotask(() => this.#begin());
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it in again: only one that stays away ends.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch?.disconnect();
      this.#watch = null;
      this.#session?.end();
      this.#session = null;
      this.#failure = null;
      this.#told = false;
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (!this.#session) this.#draw();
    else if (name === 'for') this.#again();
    else this.#session.settle();
  }

  /** The text to read instead of an article. @type {string | null} */
  get text() {
    return this.#text;
  }

  set text(text) {
    this.#text = text === null || text === undefined ? null : String(text);
    this.#again();
  }

  /** Options of the analysis, as the report records them. @type {object} */
  get options() {
    return this.#options;
  }

  set options(options) {
    this.#options = options ?? {};
    this.#again();
  }

  /** The last report, or null. */
  get report() {
    return this.#session?.report ?? null;
  }

  /** What was read, which the spans of the report count in, or null. */
  get source() {
    return this.#session?.source ?? null;
  }

  /**
   * The place of a span of the report in the article.
   *
   * @param {number} start
   * @param {number} end
   * @returns {Range | null} null where there is no article, or it has changed
   */
  range(start, end) {
    return this.#session?.range(start, end) ?? null;
  }

  /** Whether the article is marked. Reflects the attribute. */
  get marks() {
    return this.hasAttribute('marks');
  }

  set marks(on) {
    this.toggleAttribute('marks', Boolean(on));
  }

  /** Whether everything found is shown. Reflects the attribute. */
  get open() {
    return this.hasAttribute('open');
  }

  set open(on) {
    this.toggleAttribute('open', Boolean(on));
  }

  /** What is shown. Reflects the attribute. @type {string[]} */
  get show() {
    const asked = (this.getAttribute('show') ?? '').split(/\s+/).filter((part) => PARTS.includes(part));
    return asked.length ? [...new Set(asked)] : PARTS;
  }

  set show(parts) {
    this.setAttribute('show', [...parts].join(' '));
  }

  /** The language of the interface. @returns {import('./words.js').Language} */
  get language() {
    /** @type {Element | null} */
    const marked = this.closest('[lang]');
    return languageOf(marked?.getAttribute('lang') || navigator.language);
  }

  /**
   * Reads the article, again if it was read before; while it reads, the promise of that.
   *
   * @returns {Promise<any>} the report; rejects with a `GongbaoError`
   */
  analyze() {
    return (this.#running ??= this.#analyze().finally(() => (this.#running = null)));
  }

  /**
   * Chooses a commitment, or none with null.
   *
   * @param {string | null} id as in the report
   * @param {{reveal?: boolean}} [options] `reveal`: its place in the article is brought into view
   * @returns {Promise<boolean>} whether there is such a commitment
   */
  async select(id, options = {}) {
    if (!this.#session) await this.analyze();
    return this.#session?.select(id, options) ?? false;
  }

  /**
   * Marks the article, or takes the marks away.
   *
   * @param {boolean} [on]
   * @returns {Promise<void>}
   */
  async mark(on = true) {
    if (on && !this.#session) await this.analyze();
    this.marks = on;
  }

  #begin() {
    if (!this.isConnected || this.#told) return;
    this.#told = true;
    tell(this, 'ready', { language: this.language });
    const start = this.getAttribute('start');
    const run = () => this.analyze().catch(() => {});
    if (start === 'now') run();
    else if (start === 'visible') {
      this.#watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#watch?.disconnect();
        run();
      });
      this.#watch.observe(this);
    }
  }

  /** Reads anew what was read or is being read otherwise. */
  #again() {
    if (!this.#session && !this.#running) return;
    Promise.resolve(this.#running)
      .catch(() => {})
      .then(() => this.isConnected && this.analyze())
      .catch(() => {});
  }

  async #analyze() {
    this.#failure = null;
    // Under half a second nothing is said.
    const slow = setTimeout(() => this.#session || this.#draw(true), 500);
    /** @type {import('./session.js').Session | null} */
    let session = null;
    try {
      const { core, rest } = /** @type {typeof GongbaoAnalysis} */ (this.constructor);
      // Both at once; a failure is told where the core is waited for.
      const given = typeof core === 'function' ? core(this) : core;
      if (given instanceof Promise) given.catch(() => {});
      const { Session } = await once(rest, this);
      session = new Session(this, this.#block, given instanceof Promise ? () => given : given);
      const report = await session.read();
      if (!this.isConnected) throw new GongbaoError('removed');
      this.#session?.end();
      this.#session = session;
      this.#say(session.begin());
      tell(this, 'analyzed', { report });
      return report;
    } catch (thrown) {
      const error = known(thrown);
      session?.end();
      if (error.kind !== 'removed') {
        this.#session?.end();
        this.#session = null;
        this.#failure = error;
        this.#draw();
        const sentence = this.#sentence();
        this.#say(sentence);
        tell(this, 'error', { kind: error.kind, message: error.message, sentence });
      }
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} sentence to a screen reader */
  #say(sentence) {
    this.#live.lang = this.language;
    this.#live.textContent = sentence;
  }

  #sentence() {
    const { failed } = WORDS[this.language];
    return this.#failure ? failed[/** @type {'load'} */ (this.#failure.kind)] ?? failed.load : '';
  }

  /** The line before there is a report. */
  #draw(busy = false) {
    const language = this.language;
    const words = WORDS[language];
    const make = (/** @type {string} */ tag, /** @type {string} */ part, /** @type {string} */ text = '') => {
      const element = document.createElement(tag);
      element.part.add(part);
      element.textContent = text;
      return element;
    };
    const button = make('button', 'button', busy ? words.busy : this.#failure ? words.again : words.find);
    if (busy) button.setAttribute('aria-disabled', 'true');
    button.onclick = () => this.analyze().catch(() => {});
    const heading = document.createElement('slot');
    heading.name = 'heading';
    heading.append(make('strong', 'heading', words.label));
    const note = make('span', 'note', this.#failure ? this.#sentence() : words.local);
    const line = make('div', 'header');
    line.className = `line${this.#failure ? ' failed' : ''}`;
    line.append(heading, ...(this.#failure ? [note, button] : [button, note]));
    this.#block.lang = language;
    this.#block.setAttribute('aria-label', words.label);
    this.#block.setAttribute('aria-busy', String(busy));
    const focused = this.shadowRoot?.activeElement;
    this.#block.replaceChildren(line);
    if (focused) button.focus({ preventScroll: true });
  }
}
