import { h } from '../dom.js';
import { ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** Where only one pane fits: which one is in front. */
export class Dock extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.pane, state.tab === 'terms', currentDoc(state) === null, state.view];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const shown = currentDoc(state) !== null && state.view === 'read';
    this.hidden = !shown;
    if (!shown) {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    /** @type {[string, string, Partial<import('./view.js').State>, boolean][]} */
    const panes = [
      ['outline', words.outline.label, { pane: 'outline' }, state.pane === 'outline'],
      ['text', words.text.label, { pane: 'text' }, state.pane === 'text'],
      ['findings', words.findings.tabs.commitments, { pane: 'findings', tab: 'commitments' }, state.pane === 'findings' && state.tab !== 'terms'],
      ['terms', words.findings.tabs.terms, { pane: 'findings', tab: 'terms' }, state.pane === 'findings' && state.tab === 'terms'],
    ];
    this.draw(
      h('nav', { 'aria-label': words.masthead.views }, ...panes.map(([key, label, patch, current]) => h('button', { 'data-key': key, 'aria-current': current ? 'true' : null, onclick: () => this.dispatchEvent(new ViewEvent(patch)) }, label))),
    );
  }
}
