// What all elements of the page have in common: they draw what they need of the state, and only when
// that has changed.
import { strings } from '../strings/index.js';
import { partyName } from '../strings/names.js';
import { h } from '../dom.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../dom.js').Child} Child */

export class View extends HTMLElement {
  /** @type {unknown[]} */
  #seen = [];
  /** @type {State | null} */
  #state = null;

  /** @param {State} state */
  set state(state) {
    this.#state = state;
    const now = [state.settings.language, ...this.needs(state)];
    const before = this.#seen;
    if (now.length === before.length && now.every((value, at) => Object.is(value, before[at]))) return;
    this.#seen = now;
    this.render(state);
  }

  get state() {
    if (!this.#state) throw new Error(`<${this.localName}> has no state yet`);
    return this.#state;
  }

  /** The words of the interface. */
  get words() {
    return strings(this.state.settings.language);
  }

  /**
   * The parts of the state that the drawing depends on, beside the language.
   *
   * @param {State} _state
   * @returns {unknown[]}
   */
  needs(_state) {
    return [];
  }

  /** @param {State} _state */
  render(_state) {}

  /**
   * Replaces what is drawn. Focus stays on the element of the same `data-key`.
   *
   * @param {...(Child | Child[])} children
   */
  draw(...children) {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
    const holder = document.createDocumentFragment();
    holder.append(...children.flat().filter((child) => child || child === 0).map((child) => (child instanceof Node ? child : String(child))));
    this.replaceChildren(holder);
    if (key === undefined) return;
    const again = this.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /**
   * Words of the text, marked as such.
   *
   * @param {string} words
   * @param {string} [className]
   */
  quote(words, className) {
    return h('span', { lang: this.sourceLanguage, class: className }, words);
  }

  get sourceLanguage() {
    const { docs, current } = this.state;
    return docs.find((doc) => doc.id === current)?.reading?.language ?? 'zh-Hans';
  }

  /**
   * The name of a party as the interface says it; where it has none, as the text does.
   *
   * @param {string} name
   * @returns {Node}
   */
  party(name) {
    const { docs, current, settings } = this.state;
    const party = docs.find((doc) => doc.id === current)?.reading?.party(name) ?? null;
    const label = partyName(party ?? { name }, settings.language);
    if (label) return document.createTextNode(label);
    return this.quote(name.replace(/^\?/, ''), name.startsWith('?') ? 'unresolved' : undefined);
  }

  /**
   * @param {string[]} names
   * @param {string} [between]
   * @returns {Child[]}
   */
  parties(names, between = this.words.comma) {
    return names.flatMap((name, at) => (at ? [between, this.party(name)] : [this.party(name)]));
  }
}
