// The texts of this session and their analysis: opens them, runs the worker, turns back decisions.
import { AnalysisError } from './analyzer.js';
import { CEILING } from './limits.js';
import { Reading } from './reading.js';
import { currentDoc, decided, NO_DECISIONS, NO_FILTER, turned } from './state.js';

/** @typedef {import('./state.js').Doc} Doc */

export class Session extends EventTarget {
  #last = 0;
  /** Decisions of a link, for the next text. @type {import('./state.js').Decisions | null} */
  next = null;
  /** The text that was in the box before it was cleared. */
  #cleared = '';

  /**
   * @param {import('./state.js').Store} store
   * @param {import('./analyzer.js').Analyzer} analyzer
   */
  constructor(store, analyzer) {
    super();
    this.store = store;
    this.analyzer = analyzer;
    store.addEventListener('change', () => this.#more());
  }

  get doc() {
    return currentDoc(this.store.state);
  }

  /**
   * Opens texts; the first one comes to the front. One that is too long is left out, and that is said.
   *
   * @param {{name: string | null, text: string, decisions?: import('./state.js').Decisions}[]} texts
   */
  open(texts) {
    const large = texts.find(({ text }) => text.length > CEILING);
    const docs = texts.filter(({ text }) => text.length <= CEILING).map(({ name, text, decisions = this.next ?? NO_DECISIONS }) => this.#fresh(name, text, decisions));
    const [first] = docs;
    if (first) {
      this.store.set({ docs: [...this.store.state.docs, ...docs] });
      this.show(first.id);
    }
    if (large) this.#tooLarge(large.text);
  }

  /** @param {string} text */
  #tooLarge(text) {
    this.store.set({ notice: 'tooLarge', noticeValues: { n: text.length, max: CEILING } });
    this.dispatchEvent(new Event('refused'));
  }

  /** @param {string | null} name @param {string} text @param {import('./state.js').Decisions} decisions @returns {Doc} */
  #fresh(name, text, decisions) {
    return { id: ++this.#last, name, text, phase: 'busy', slow: false, stage: null, reading: null, answers: {}, failure: null, decisions, past: [], future: [] };
  }

  /** Brings a text to the front. @param {number} id */
  show(id) {
    this.store.set({ current: id, view: 'read', chosen: null, term: null, picked: null, filter: NO_FILTER, terms: { ...this.store.state.terms, section: null, beside: null, at: null }, notice: null, dialog: null, wide: false, compare: { other: null, term: null }, pane: 'text', at: { start: 0, end: 0, section: null }, draft: '' });
    scrollTo({ top: 0, behavior: 'instant' });
    const doc = this.doc;
    if (doc && !doc.reading && doc.phase !== 'failed') this.run();
  }

  home() {
    this.analyzer.cancel();
    this.store.set({ current: null, docs: [], view: 'read', chosen: null, term: null, filter: NO_FILTER, notice: null, dialog: null, wide: false });
    scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Empties the box, which can be undone. */
  clear() {
    this.#cleared = this.store.state.draft;
    this.store.set({ draft: '', notice: 'cleared' });
  }

  /** Puts a text beside the one in front, to compare. @param {{name: string | null, text: string}} text */
  beside({ name, text }) {
    if (text.length > CEILING) {
      this.#tooLarge(text);
      return;
    }
    const doc = this.#fresh(name, text, NO_DECISIONS);
    this.store.set({ docs: [...this.store.state.docs, doc] });
    this.compare(doc.id);
  }

  /** Compares the text in front with another. @param {number | null} id */
  compare(id) {
    this.store.set({ compare: { other: id, term: null } });
    const other = this.store.state.docs.find((doc) => doc.id === id);
    if (other && !other.reading && other.phase !== 'failed') this.run(other);
  }

  /** Analyses a text, the one in front if no other is named, with the reader's options. */
  async run(doc = this.doc) {
    if (!doc) return;
    const { id, text, decisions } = doc;
    this.store.setDoc(id, { phase: 'busy', slow: false, stage: null, failure: null });
    const slow = setTimeout(() => this.store.setDoc(id, { slow: true }), 500);
    try {
      const report = await this.analyzer.analyze(text, decisions.options, { onProgress: (stage) => this.#stage(id, stage) });
      this.store.setDoc(id, { phase: 'ready', reading: new Reading(text, report, this.store.state.docs.find((one) => one.id === id)?.decisions ?? decisions), answers: {}, slow: false });
      this.#keepChoice(id);
      if (this.doc?.id === id) this.dispatchEvent(new Event('done'));
    } catch (error) {
      const { kind, message } = error instanceof AnalysisError ? error : { kind: 'worker', message: String(error) };
      if (kind === 'superseded') return;
      this.store.setDoc(id, { phase: 'failed', slow: false, failure: { kind, message } });
      this.dispatchEvent(new Event('failed'));
    } finally {
      clearTimeout(slow);
    }
  }

  /** Asks for what is on screen and no report holds: the words, the company of a term, two parts compared. */
  #more() {
    const { doc } = this;
    const { tab, term, terms, dialog, stopWords } = this.store.state;
    if (dialog === 'words' && !stopWords) this.builtIn();
    if (!doc?.reading || doc.phase !== 'ready' || tab !== 'terms') return;
    if (term || terms.at !== null) this.#ask(doc, 'tokens');
    if (term) this.#ask(doc, 'collocates', term);
    if (terms.section && terms.beside) {
      this.#ask(doc, 'contrast', terms.section, terms.beside);
      this.#ask(doc, 'contrast', terms.beside, terms.section);
    }
  }

  /** @param {Doc} doc @param {'collocates' | 'contrast' | 'tokens'} question @param {...string} args */
  async #ask({ id, text, decisions, reading }, question, ...args) {
    const key = [question, ...args].join(' ');
    const now = () => this.store.state.docs.find((doc) => doc.id === id);
    const put = (/** @type {any} */ answer) => this.store.setDoc(id, { answers: { ...now()?.answers, [key]: answer } });
    if (key in (now()?.answers ?? {})) return;
    put(null);
    const answer = await this.analyzer.ask(question, text, decisions.options, ...args).catch(() => null);
    if (now()?.reading?.report === reading?.report) put(answer);
  }

  /** The built-in stop words. @returns {Promise<string[]>} */
  async builtIn() {
    const known = this.store.state.stopWords ?? (await this.analyzer.ask('stopWords').catch(() => []));
    if (!this.store.state.stopWords) this.store.set({ stopWords: known });
    return known;
  }

  /** @param {number} id @param {string} stage */
  #stage(id, stage) {
    if (this.doc?.id === id && this.doc.slow) this.store.setDoc(id, { stage });
  }

  /** A choice that a new report does not know is dropped. @param {number} id */
  #keepChoice(id) {
    const { chosen, current } = this.store.state;
    if (current === id && chosen && !this.doc?.reading?.byId.has(chosen)) this.store.set({ chosen: null });
  }

  cancel() {
    this.analyzer.cancel();
  }

  /** Two texts out of one, cut at a paragraph near the middle. */
  split() {
    const doc = this.doc;
    if (!doc) return;
    const { text } = doc;
    const middle = Math.floor(text.length / 2);
    const breaks = ['\n', '\u3000\u3000', '。'].map((mark) => text.indexOf(mark, middle)).filter((at) => at > 0);
    const cut = (breaks[0] ?? middle) + 1;
    const [a, b] = [text.slice(0, cut), text.slice(cut)];
    this.store.set({ docs: this.store.state.docs.filter(({ id }) => id !== doc.id) });
    this.open([
      { name: `${doc.name ?? ''} 1`.trim(), text: a },
      { name: `${doc.name ?? ''} 2`.trim(), text: b },
    ]);
  }

  /** @param {Partial<import('./state.js').Decisions>} decisions */
  decide(decisions) {
    const doc = this.doc;
    if (!doc) return;
    this.#put(doc, decided(doc, decisions));
    this.store.set({ notice: decisions.dismissed && decisions.dismissed.length > doc.decisions.dismissed.length ? 'dismissed' : null });
    if (decisions.options) this.run();
    else this.#keepChoice(doc.id);
  }

  /** New decisions, laid over the report that is there. @param {Doc} doc @param {Partial<Doc>} patch */
  #put(doc, patch) {
    const report = doc.reading?.report;
    this.store.setDoc(doc.id, { ...patch, reading: report ? new Reading(doc.text, report, patch.decisions) : null });
  }

  /** @param {-1 | 1} way */
  turn(way) {
    const { state } = this.store;
    if (state.current === null) {
      if (way < 0 && this.#cleared) this.store.set({ draft: this.#cleared, notice: null });
      return false;
    }
    const doc = this.doc;
    const patch = doc && turned(doc, way);
    if (!doc || !patch) return false;
    this.#put(doc, patch);
    this.store.set({ notice: null });
    if (patch.decisions?.options !== doc.decisions.options) this.run();
    else this.#keepChoice(doc.id);
    return true;
  }
}
