import { place } from '../cloud.js';
import { h, say, svg } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { foremost, ranked } from '../ranking.js';
import { currentDoc } from '../state.js';
import { numberOf } from './meaning.js';
import { View } from './view.js';

/** The cloud of key terms, a picture of the table below it; of two parts side by side, if asked for. */
export class Cloud extends View {
  #turn = 0;
  /** The last layouts, by what they were made of: a choice changes a colour only. @type {Map<string, ReturnType<typeof place>>} */
  #layouts = new Map();

  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    const shown = state.tab === 'terms';
    const { size, section, beside } = state.terms;
    return [shown, ...(shown ? [doc?.reading, beside && doc?.answers, size, section, beside, state.term, state.wide] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    this.hidden = !doc?.reading || state.tab !== 'terms';
    if (!doc || this.hidden) {
      this.replaceChildren();
      return;
    }
    this.#draw(state, doc);
  }

  /** @param {import('./view.js').State} state @param {import('../state.js').Doc} doc */
  async #draw(state, doc) {
    const turn = ++this.#turn;
    const { section, beside } = state.terms;
    const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
    /** @type {[string | null, string | null][]} */
    const scopes = section && beside ? [[section, beside], [beside, section]] : [[section, null]];
    const frame = !state.wide ? { width: 404, height: 290, largest: 38 } : scopes.length > 1 ? { width: 600, height: 420, largest: 48 } : { width: 900, height: 420, largest: 64 };
    const pictures = await Promise.all(scopes.map(([scope, other], at) => this.#picture(state, doc, scope, other, frame, scopes.length > 1 ? at : null)));
    if (turn !== this.#turn) return;
    this.draw(this.#scope(state, reading), h('div', { class: 'clouds' }, ...pictures));
  }

  /**
   * One cloud with its caption and commands.
   *
   * @param {import('./view.js').State} state
   * @param {import('../state.js').Doc} doc
   * @param {string | null} scope
   * @param {string | null} other
   * @param {{width: number, height: number, largest: number}} frame
   * @param {number | null} at which of two
   */
  async #picture(state, doc, scope, other, frame, at) {
    const { terms } = this.words;
    const found = foremost(ranked(doc, state.terms, scope, other), state.terms.size);
    if (!found.length) return h('p', { class: 'empty' }, terms.none);
    const style = getComputedStyle(document.documentElement);
    const [read, ui] = ['--read', '--hei'].map((name) => style.getPropertyValue(name).trim() || 'sans-serif');
    const { placed, missing, width, height } = await this.#layout(
      found.map(({ term, weight }) => ({ text: term.text, share: Math.max(weight, 1e-6), font: String(term.kind === 'formula' ? read : ui), bold: term.kind === 'formula' })),
      frame,
    );
    const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
    const of = new Map(found.map((one) => [one.term.text, one]));
    const name = [this.#name(reading, scope), other && say(terms.against, { part: this.#name(reading, other) }), terms.sizes[state.terms.size]].filter(Boolean).join(this.words.comma);
    const legend = [say(terms.placed, { n: found.length, placed: placed.length }), terms.sizeMeans[state.terms.size], terms.formMeans];
    return h(
      'figure',
      {},
      at !== null && h('figcaption', { class: 'meta' }, name),
      svg(
        'svg',
        { class: 'cloud', viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`, role: 'img', 'aria-label': say(terms.cloudLabel, { n: found.length, scope: name }), lang: reading.language },
        ...placed.map((word) => {
          const one = of.get(word.text);
          const kind = one?.term.kind ?? 'word';
          const tone = Math.min(4, one?.sections ?? 1);
          return svg(
            'g',
            { class: `${kind} tone-${tone}${state.term === word.text ? ' chosen' : ''}`, transform: `translate(${word.x} ${word.y})`, onclick: () => this.dispatchEvent(new ViewEvent({ term: state.term === word.text ? null : word.text, terms: { ...state.terms, at: null } })) },
            svg('text', { 'text-anchor': 'middle', 'font-size': word.size }, word.text),
            kind === 'name' && svg('path', { d: `M${-word.size * [...word.text].length * 0.48} ${word.size * 0.2}h${word.size * [...word.text].length * 0.96}` }),
          );
        }),
      ),
      h('p', { class: 'note' }, legend.join(' '), missing.length > 0 && [' ', ...say(terms.notPlaced, { words: '\u0000' }).split('\u0000').flatMap((part, index) => (index ? [this.quote(missing.join('、')), part] : [part]))]),
      h('p', { class: 'row' }, ...['SVG', 'PNG'].map((format) => h('button', { class: 'link', 'data-key': `save-${format}${at ? '-2' : ''}`, onclick: () => this.dispatchEvent(new CommandEvent('picture', { format, at: at ?? 0, legend: [name, ...legend] })) }, say(terms.savePicture, { format })))),
    );
  }

  /** @param {import('../cloud.js').Word[]} words @param {{width: number, height: number, largest: number}} frame */
  #layout(words, frame) {
    const key = JSON.stringify([words, frame]);
    const known = this.#layouts.get(key) ?? place(words, frame);
    this.#layouts.delete(key);
    this.#layouts.set(key, known);
    for (const old of [...this.#layouts.keys()].slice(0, -4)) this.#layouts.delete(old);
    return known;
  }

  /** @param {import('../reading.js').Reading} reading @param {string | null} id */
  #name(reading, id) {
    const section = id ? reading.sections.get(id) : null;
    return section ? say(this.words.card.section, { n: numberOf(section, this.state.settings.language) }) : this.words.findings.whole;
  }

  /** What is shown, always printed. @param {import('./view.js').State} state @param {import('../reading.js').Reading} reading */
  #scope(state, reading) {
    const { words } = this;
    const { terms } = state;
    const menu = (/** @type {string} */ label, /** @type {string} */ key, /** @type {string} */ value, /** @type {[string, string][]} */ options, /** @type {(value: string) => Partial<import('../state.js').Terms>} */ patch) => {
      const select = h('select', { 'data-key': key, onchange: () => this.dispatchEvent(new ViewEvent({ terms: { ...terms, ...patch(select.value) } })) }, ...options.map(([id, name]) => h('option', { value: id, selected: id === value }, name)));
      return h('label', {}, label, ' ', select);
    };
    /** @type {[string, string][]} */
    const parts = reading.chapters.filter((/** @type {any} */ s) => s.number).map((/** @type {any} */ s) => [s.id, this.#name(reading, s.id)]);
    return h(
      'div',
      { class: 'scope' },
      menu(words.findings.scope, 'terms-scope', terms.section ?? '', [['', words.findings.whole], ...parts], (id) => ({ section: id || null, beside: id && id !== terms.beside ? terms.beside : null })),
      terms.section && menu(words.terms.beside, 'terms-beside', terms.beside ?? '', [['', words.findings.none], ...parts.filter(([id]) => id !== terms.section)], (id) => ({ beside: id || null })),
      menu(words.terms.size, 'size', terms.size, Object.entries(words.terms.sizes), (size) => ({ size: /** @type {'count'} */ (size) })),
    );
  }
}
