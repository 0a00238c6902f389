import { h } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { languages } from '../strings/index.js';
import { say } from '../dom.js';
import { requests } from '../trust.js';
import { View } from './view.js';
import { wordmark } from './wordmark.js';

/** The line at the top: what is read, the views, the language, the display, the proof. */
export class Masthead extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    return [state.drawer, state.docs, state.current, state.view, state.settings, state.dialog];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const { words } = this;
    const doc = currentDoc(state);
    this.draw(
      h(
        'button',
        { class: 'home', 'aria-label': words.masthead.home, 'data-key': 'home', onclick: () => this.dispatchEvent(new CommandEvent('home')) },
        wordmark(),
        h('span', { class: 'latin', 'aria-hidden': 'true' }, 'gongbao'),
      ),
      doc && state.view === 'read' && h('button', { class: 'tool drawer-button', 'data-key': 'drawer', 'aria-expanded': String(state.drawer), onclick: () => this.dispatchEvent(new CommandEvent('drawer', !state.drawer)) }, words.masthead.outline),
      doc && this.#title(state, doc),
      doc &&
        h(
          'nav',
          { class: 'views', 'aria-label': words.masthead.views },
          ...this.views().map(([view, label]) =>
            h('button', { 'data-key': `view-${view}`, 'aria-current': state.view === view ? 'page' : null, onclick: () => this.show(view) }, label),
          ),
        ),
      h(
        'div',
        { class: 'languages', role: 'group', 'aria-label': words.masthead.language },
        ...languages.map((language) =>
          h(
            'button',
            {
              lang: language,
              title: words.languageLong[language],
              'aria-pressed': String(state.settings.language === language),
              'data-key': `language-${language}`,
              onclick: () => this.dispatchEvent(new ViewEvent({ settings: { ...state.settings, language } })),
            },
            words.languageNames[language],
          ),
        ),
      ),
      this.opener('settings', 'Aa', words.masthead.settings),
      this.opener('keys', '?', words.masthead.keys, 'keys-button'),
      h(
        'button',
        { class: 'offline', 'data-key': 'offline', 'aria-haspopup': 'dialog', onclick: () => this.dispatchEvent(new CommandEvent('proof')) },
        h('span', { class: 'ring', 'aria-hidden': 'true' }),
        h('span', { class: 'long' }, say(words.masthead.offline, { n: requests() })),
        h('span', { class: 'short', 'aria-hidden': 'true' }, words.masthead.offlineShort),
      ),
    );
  }

  /** @returns {[string, string][]} */
  views() {
    const { read, walk, compare, export: out } = this.words.masthead;
    return [
      ['read', read],
      ['walk', walk],
      ['compare', compare],
      ['export', out],
    ];
  }

  /** @param {string} view */
  show(view) {
    if (view !== 'export') this.dispatchEvent(new CommandEvent('view', view));
    else this.dispatchEvent(new ViewEvent({ dialog: view }));
  }

  /**
   * @param {import('./view.js').State} state
   * @param {import('../state.js').Doc} doc
   */
  #title(state, doc) {
    const { words } = this;
    const { reading } = doc;
    const title = reading?.report.title ? reading.slice(reading.report.title) : doc.name ?? doc.text.slice(0, 40);
    if (state.docs.length < 2) return h('span', { class: 'title', lang: this.sourceLanguage }, title);
    return h(
      'select',
      {
        class: 'title',
        'aria-label': words.masthead.documents,
        'data-key': 'documents',
        lang: this.sourceLanguage,
        onchange: (/** @type {Event} */ event) => {
          const { value } = /** @type {HTMLSelectElement} */ (event.target);
          this.dispatchEvent(new CommandEvent('document', Number(value)));
        },
      },
      ...state.docs.map((other) => {
        const span = other.reading?.report.title;
        const label = span ? other.reading?.slice(span) : other.name ?? other.text.slice(0, 40);
        return h('option', { value: other.id, selected: other.id === doc.id }, label);
      }),
    );
  }

  /**
   * @param {string} dialog
   * @param {string} label
   * @param {string} name
   */
  opener(dialog, label, name, className = 'tool') {
    return h(
      'button',
      {
        class: className,
        'aria-label': name,
        title: name,
        'aria-haspopup': 'dialog',
        'data-key': dialog,
        onclick: () => this.dispatchEvent(new ViewEvent({ dialog })),
      },
      label,
    );
  }
}
