import { h } from '../dom.js';
import { CommandEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** What can be done with the words that the reader has selected in the text. */
export class Picked extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.picked, currentDoc(state)?.reading, state.view];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const reading = currentDoc(state)?.reading;
    const { picked } = state;
    this.hidden = !reading || !picked || state.view !== 'read';
    if (!reading || !picked || this.hidden) {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const shown = reading.slice(picked).replace(/\s+/g, '');
    this.draw(
      this.quote(shown.length > 24 ? `${shown.slice(0, 12)}…${shown.slice(-10)}` : shown, 'read'),
      // The selection must outlive the press.
      ...[['take', words.rejected.take], ['word', words.terms.add]].map(([command = '', label]) => h('button', { class: 'link mine', 'data-key': `${command}-picked`, onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => this.dispatchEvent(new CommandEvent(command, picked)) }, label)),
    );
  }
}
