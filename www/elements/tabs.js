import { standing } from '../choice.js';
import { h } from '../dom.js';
import { ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

export const TABS = /** @type {const} */ (['commitments', 'terms', 'parties', 'numbers', 'rejected']);

/** Entities that are a figure or a time. */
export const FIGURES = ['money', 'quantity', 'percent', 'date', 'duration', 'ordinal'];

/** The tabs of the findings, with counts. */
export class Tabs extends View {
  connectedCallback() {
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    return [doc?.reading, doc?.decisions, state.tab, state.wide];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const report = doc?.reading?.report;
    const { findings } = this.words;
    if (!doc || !report) {
      this.replaceChildren();
      return;
    }
    /** @type {Record<string, number>} */
    const counts = {
      commitments: standing(doc).filter(({ c }) => c.force !== 'delivery').length,
      terms: report.terms.length,
      parties: report.parties.length,
      numbers: report.entities.filter((/** @type {any} */ e) => FIGURES.includes(e.kind)).length,
      rejected: report.rejected.length + doc.decisions.dismissed.length,
    };
    this.draw(
      state.wide && h('h1', { class: 'visually-hidden' }, findings.label),
      h(
        'div',
        { role: 'tablist', 'aria-label': findings.label },
        ...TABS.map((tab) =>
          h(
            'button',
            { role: 'tab', id: `tab-${tab}`, 'aria-selected': String(state.tab === tab), 'aria-controls': `panel-${tab}`, tabindex: state.tab === tab ? 0 : -1, 'data-key': tab, onclick: () => this.dispatchEvent(new ViewEvent({ tab })) },
            findings.tabs[tab],
            h('span', { class: 'count' }, counts[tab] ?? 0),
          ),
        ),
      ),
      h('button', { class: 'widen link', 'data-key': 'widen', 'aria-pressed': String(state.wide), onclick: () => this.dispatchEvent(new ViewEvent({ wide: !state.wide })) }, state.wide ? findings.narrow : findings.widen),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = TABS.indexOf(this.state.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    const tab = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
    if (!tab || !(event.target instanceof Element) || event.target.getAttribute('role') !== 'tab') return;
    event.preventDefault();
    this.dispatchEvent(new ViewEvent({ tab }));
    queueMicrotask(() => queueMicrotask(() => this.querySelector(`[data-key=${tab}]`) instanceof HTMLElement && /** @type {HTMLElement} */ (this.querySelector(`[data-key=${tab}]`)).focus()));
  }
}
