import { h } from '../dom.js';
import { ViewEvent } from '../events.js';
import { dialogs } from './dialogs/index.js';
import { View } from './view.js';

/** One dialog at a time: display, keys, proof, corrections, export. */
export class Dialog extends View {
  /** @type {Element | null} */
  #before = null;

  /** @param {import('./view.js').State} state */
  needs(state) {
    const shown = state.dialog !== null && state.dialog in dialogs;
    return [shown ? state.dialog : null, shown ? state.dialogDetail : null, shown ? state.settings : null, shown ? state.docs : null, shown ? state.stopWords : null, shown ? state.selfTest : null];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const show = state.dialog ? dialogs[state.dialog] : undefined;
    if (!show) {
      this.querySelector('dialog')?.close();
      this.replaceChildren();
      if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus({ preventScroll: true });
      this.#before = null;
      return;
    }
    const { title, body } = show(this, state);
    const open = this.querySelector('dialog');
    const close = () => this.dispatchEvent(new ViewEvent({ dialog: null, dialogDetail: null }));
    const content = [
      h('header', {}, h('h2', { id: 'dialog-title' }, title), h('button', { class: 'link', 'data-key': 'close-dialog', onclick: close }, this.words.settings.close)),
      h('div', { class: 'body' }, ...body),
    ];
    if (open && open.dataset.name === state.dialog) {
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
      open.replaceChildren(...content);
      if (focused) /** @type {HTMLElement | null} */ (open.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
      return;
    }
    this.#before ??= document.activeElement;
    const dialog = h('dialog', { 'aria-labelledby': 'dialog-title', 'data-name': state.dialog, class: `dialog-${state.dialog}` }, ...content);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    dialog.addEventListener('click', (event) => event.target === dialog && close());
    this.replaceChildren(dialog);
    dialog.showModal();
  }
}
