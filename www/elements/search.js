import { h, say } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** Find in the text: where a string that the reader types stands. */
export class Search extends View {
  #at = 0;

  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.dialog === 'search', currentDoc(state)?.text];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    this.hidden = state.dialog !== 'search';
    if (this.hidden) {
      this.replaceChildren();
      return;
    }
    const { search } = this.words;
    const field = h('input', { type: 'search', 'aria-label': search.label, 'data-key': 'find', lang: this.sourceLanguage, oninput: () => this.#find(field, count, 0), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event, field, count) });
    const count = h('span', { class: 'meta', role: 'status' });
    const close = () => this.dispatchEvent(new ViewEvent({ dialog: null }));
    this.draw(h('div', { class: 'find' }, field, count, h('button', { class: 'link', onclick: () => this.#find(field, count, -1) }, search.previous), h('button', { class: 'link', onclick: () => this.#find(field, count, 1) }, search.next), h('button', { class: 'link', onclick: close }, search.close)));
    field.focus();
  }

  /** @param {HTMLInputElement} field @param {Element} count @param {number} way */
  #find(field, count, way) {
    const text = currentDoc(this.state)?.text ?? '';
    const wanted = field.value;
    const { search } = this.words;
    if (!wanted) {
      count.textContent = '';
      return;
    }
    const places = [];
    for (let at = text.indexOf(wanted); at >= 0 && places.length < 10_000; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
    this.#at = way === 0 ? 0 : (this.#at + way + places.length) % Math.max(1, places.length);
    count.textContent = places.length ? say(search.of, { k: this.#at + 1, n: places.length }) : search.none;
    const place = places[this.#at];
    if (place !== undefined) this.dispatchEvent(new CommandEvent('go', place));
  }

  /** @param {KeyboardEvent} event @param {HTMLInputElement} field @param {Element} count */
  #key(event, field, count) {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#find(field, count, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.dispatchEvent(new ViewEvent({ dialog: null }));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
