import { h } from '../dom.js';
import { View } from './view.js';

/** What a screen reader is told: totals politely, failures at once. Two regions each, used in turn. */
export class Live extends View {
  #turn = { polite: 0, assertive: 0 };

  connectedCallback() {
    this.replaceChildren(
      ...['polite', 'polite', 'assertive', 'assertive'].map((way) => h('div', { class: 'visually-hidden', 'aria-live': way, 'aria-atomic': 'true' })),
    );
  }

  /**
   * @param {string} sentence
   * @param {'polite' | 'assertive'} [way]
   */
  tell(sentence, way = 'polite') {
    const regions = this.querySelectorAll(`[aria-live=${way}]`);
    const turn = (this.#turn[way] = 1 - this.#turn[way]);
    regions.forEach((region, at) => (region.textContent = at === turn ? sentence : ''));
  }
}
