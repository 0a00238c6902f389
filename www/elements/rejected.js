import { h } from '../dom.js';
import { CommandEvent, DecideEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** Clauses with a cue word that are no commitment, each with the reason. A lane of equals. */
export class Rejected extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    const shown = state.tab === 'rejected';
    return [shown, ...(shown ? [doc?.reading, doc?.decisions] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const reading = doc?.reading;
    if (!doc || !reading || state.tab !== 'rejected') {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const { dismissed, taken } = doc.decisions;
    const mine = reading.items.filter((item) => dismissed.includes(item.key));
    const { rejected } = reading.report;
    const last = doc.past.length > 0 && (dismissed.length > 0 || taken.length > 0);
    this.draw(
      h('p', { class: 'note' }, words.rejected.lead),
      last && h('p', {}, h('button', { class: 'link', 'data-key': 'undo', onclick: () => this.dispatchEvent(new CommandEvent('undo')) }, words.undo)),
      !mine.length && !rejected.length
        ? h('p', { class: 'empty' }, words.rejected.none)
        : h(
            'ul',
            { class: 'rejected' },
            ...mine.map((item) =>
              this.#entry(reading, item.c.action, item.c.cue, words.filterMine, `d-${item.key}`, [
                [words.rejected.restore, () => this.dispatchEvent(new DecideEvent({ dismissed: dismissed.filter((key) => key !== item.key) }))],
                [words.card.wrong, () => this.dispatchEvent(new CommandEvent('wrong', item.id))],
              ]),
            ),
            ...rejected.map((/** @type {any} */ one) => {
              const key = one.span.join('-');
              const reason = words.filter[/** @type {'tail'} */ (one.filter)] ?? words.filter.other;
              return this.#entry(reading, one.span, one.cue, reason, key, [
                taken.includes(key)
                  ? [words.card.give, () => this.dispatchEvent(new DecideEvent({ taken: taken.filter((other) => other !== key) }))]
                  : [words.rejected.take, () => this.dispatchEvent(new CommandEvent('take', one.span))],
              ]);
            }),
          ),
    );
  }

  /**
   * @param {import('../reading.js').Reading} reading
   * @param {import('../reading.js').Span} span
   * @param {import('../reading.js').Span} cue
   * @param {string[]} reason
   * @param {string} key
   * @param {[string, () => void][]} acts what can be done, and its name
   */
  #entry(reading, span, cue, [name = '', why = ''], key, acts) {
    const { text, language } = reading;
    const [start, end] = [Math.min(span[0], cue[0]), Math.max(span[1], cue[1])];
    return h(
      'li',
      {},
      h(
        'button',
        { class: 'clause', lang: language, 'data-key': `go-${key}`, onclick: () => this.dispatchEvent(new CommandEvent('go', start)) },
        text.slice(start, cue[0]),
        h('span', { class: 'cue' }, text.slice(...cue)),
        text.slice(cue[1], end),
      ),
      h('details', {}, h('summary', {}, name), h('p', { class: 'note' }, why)),
      h('span', { class: 'row' }, ...acts.map(([label, act], at) => h('button', { class: 'link mine', 'data-key': `${at ? 'wrong' : 'take'}-${key}`, onclick: act }, label))),
    );
  }
}
