import { place } from '../cloud.js';
import { h, say, svg } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { numberOf } from './meaning.js';
import { termsOf } from './terms.js';
import { View } from './view.js';

const SHOWN = 60;

/** The cloud of key terms: a picture of the table below it. */
export class Cloud extends View {
  #turn = 0;

  /** @param {import('./view.js').State} state */
  needs(state) {
    const shown = state.tab === 'terms';
    return [shown, ...(shown ? [currentDoc(state)?.reading, state.terms.size, state.terms.section, state.term, state.wide] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const reading = currentDoc(state)?.reading;
    this.hidden = !reading || state.tab !== 'terms';
    if (!reading || this.hidden) {
      this.replaceChildren();
      return;
    }
    this.#layout(state, reading);
  }

  /** @param {import('./view.js').State} state @param {import('../reading.js').Reading} reading */
  async #layout(state, reading) {
    const turn = ++this.#turn;
    const { words } = this;
    const found = termsOf(reading, state).slice(0, SHOWN);
    const read = getComputedStyle(document.documentElement).getPropertyValue('--read').trim() || 'serif';
    const ui = getComputedStyle(document.documentElement).getPropertyValue('--hei').trim() || 'sans-serif';
    const frame = state.wide ? { width: 900, height: 420, largest: 64 } : { width: 404, height: 290, largest: 38 };
    const { placed, missing } = found.length
      ? await place(found.map(({ term, weight }) => ({ text: term.text, share: Math.max(weight, 1e-6), font: term.kind === 'formula' ? read : ui, bold: term.kind === 'formula' })), frame)
      : { placed: [], missing: [] };
    if (turn !== this.#turn) return;
    const of = new Map(found.map((one) => [one.term.text, one]));
    const [first] = found;
    const { width, height } = frame;
    this.draw(
      this.#scope(state, reading),
      first &&
        svg(
          'svg',
          { class: 'cloud', viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`, role: 'img', 'aria-label': say(words.terms.cloudLabel, { n: found.length, first: '' }).trim(), lang: reading.language },
          ...placed.map((word) => {
            const one = of.get(word.text);
            const kind = one?.term.kind ?? 'word';
            const tone = Math.min(4, one?.sections ?? 1);
            return svg(
              'g',
              { class: `${kind} tone-${tone}${state.term === word.text ? ' chosen' : ''}`, transform: `translate(${word.x} ${word.y})`, onclick: () => this.dispatchEvent(new ViewEvent({ term: state.term === word.text ? null : word.text })) },
              svg('text', { 'text-anchor': 'middle', 'font-size': word.size }, word.text),
              kind === 'name' && svg('path', { d: `M${-word.size * [...word.text].length * 0.48} ${word.size * 0.2}h${word.size * [...word.text].length * 0.96}` }),
            );
          }),
        ),
      first && h('p', { class: 'note' }, say(words.terms.placed, { n: found.length, placed: placed.length }), missing.length > 0 && [' ', ...say(words.terms.notPlaced, { words: '\u0000' }).split('\u0000').flatMap((part, at) => (at ? [this.quote(missing.join('、')), part] : [part]))]),
      first &&
        h('p', { class: 'row' }, ...['SVG', 'PNG'].map((format) => h('button', { class: 'link', 'data-key': `save-${format}`, onclick: () => this.dispatchEvent(new CommandEvent('picture', format)) }, say(words.terms.savePicture, { format })))),
    );
  }

  /** @param {import('./view.js').State} state @param {import('../reading.js').Reading} reading */
  #scope(state, reading) {
    const { words } = this;
    const size = h(
      'select',
      { 'data-key': 'size', onchange: () => this.dispatchEvent(new ViewEvent({ terms: { ...state.terms, size: /** @type {'count'} */ (size.value) } })) },
      ...Object.entries(words.terms.sizes).map(([value, name]) => h('option', { value, selected: value === state.terms.size }, name)),
    );
    const sections = reading.chapters.filter((/** @type {any} */ s) => s.number);
    const scope = h(
      'select',
      { 'data-key': 'terms-scope', onchange: () => this.dispatchEvent(new ViewEvent({ terms: { ...state.terms, section: scope.value || null } })) },
      h('option', { value: '' }, words.findings.whole),
      ...sections.map((/** @type {any} */ s) => h('option', { value: s.id, selected: s.id === state.terms.section }, say(words.card.section, { n: numberOf(s, state.settings.language) }))),
    );
    return h('div', { class: 'scope' }, h('label', {}, words.findings.scope, ' ', scope), h('label', {}, words.terms.size, ' ', size));
  }
}
