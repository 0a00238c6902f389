import { names, standing } from '../choice.js';
import { fill, h, say, svg } from '../dom.js';
import { CommandEvent, ViewEvent } from '../events.js';
import { currentDoc, NO_FILTER } from '../state.js';
import { meant } from './meaning.js';
import { View } from './view.js';

/** @typedef {import('../reading.js').Item} Item */

/** Marks in one line of a cell. */
const LINE = 24;

/** The parties: who owes whom, what 双方 means where, who is named. */
export class Parties extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    const shown = state.tab === 'parties';
    return [shown, ...(shown ? [doc?.reading, doc?.decisions, state.wide] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const reading = doc?.reading;
    if (!doc || !reading || state.tab !== 'parties') {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const items = standing(doc).filter(({ c }) => c.force !== 'delivery');
    const delivered = standing(doc).length - items.length;
    if (!reading.report.parties.length) {
      this.draw(h('p', { class: 'empty' }, words.parties.none));
      return;
    }
    this.draw(
      items.length > 0 && (state.wide ? this.#matrix(items) : this.#byRow(items)),
      items.length > 0 &&
        h(
          'p',
          { class: 'note key' },
          ...['undertake', 'stand', 'oppose', 'seek'].flatMap((family) => [svg('svg', { width: 8, height: 12, 'aria-hidden': 'true', class: 'tally' }, mark(family, 0, 0)), ' ', words.family[/** @type {'seek'} */ (family)], '　']),
          words.parties.note,
          delivered > 0 ? ` ${say(words.findings.deliveries, { n: delivered })}` : '',
        ),
      this.#meanings(reading),
      this.#list(reading),
      h('p', { class: 'note' }, words.parties.claim),
    );
  }

  /** @param {Item[]} items */
  #matrix(items) {
    const { words } = this;
    const rows = unique(items.map(({ c }) => names(c.actors)));
    const columns = unique(items.flatMap(({ c }) => c.counterparties));
    return h(
      'div',
      { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words.parties.matrix, 'data-key': 'matrix' },
      h(
        'table',
        { class: 'matrix' },
        h('caption', { class: 'visually-hidden' }, words.parties.matrix),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, words.parties.owes), h('th', { scope: 'col' }, words.parties.nobody), ...columns.map((name) => h('th', { scope: 'col' }, this.party(name))))),
        h(
          'tbody',
          {},
          ...rows.map((actor) => {
            const own = items.filter(({ c }) => names(c.actors) === actor);
            return h(
              'tr',
              {},
              h('th', { scope: 'row' }, ...this.parties(actor.split('＋'), '＋'), ' ', h('span', { class: 'count' }, own.length)),
              ...['', ...columns].map((to) => h('td', {}, this.#cell(actor, to, own.filter(({ c }) => (to ? c.counterparties.includes(to) : !c.counterparties.length))))),
            );
          }),
        ),
      ),
    );
  }

  /** The same by row, where there is no room for columns. @param {Item[]} items */
  #byRow(items) {
    const { words } = this;
    return h(
      'ul',
      { class: 'owing', 'aria-label': words.parties.matrix },
      ...unique(items.map(({ c }) => names(c.actors))).map((actor) => {
        const own = items.filter(({ c }) => names(c.actors) === actor);
        const to = unique(own.flatMap(({ c }) => c.counterparties));
        return h(
          'li',
          {},
          h('h2', {}, ...this.parties(actor.split('＋'), '＋'), ' ', h('span', { class: 'count' }, own.length)),
          h(
            'ul',
            {},
            ...['', ...to].map((name) => {
              const found = own.filter(({ c }) => (name ? c.counterparties.includes(name) : !c.counterparties.length));
              return found.length > 0 && h('li', {}, h('span', { class: 'to' }, name ? ['→ ', this.party(name)] : words.parties.nobody), this.#cell(actor, name, found));
            }),
          ),
        );
      }),
    );
  }

  /** @param {string} actor @param {string} to @param {Item[]} items */
  #cell(actor, to, items) {
    if (!items.length) return h('span', { class: 'nothing', 'aria-hidden': 'true' }, '·');
    const { words } = this;
    const lines = Math.ceil(items.length / LINE);
    const values = { actor: this.parties(actor.split('＋'), '＋'), to: to ? [this.party(to)] : [], n: items.length };
    const name = fill(to ? words.parties.cell : words.parties.cellNobody, values);
    return h(
      'button',
      { class: 'cell', 'data-key': `cell-${actor}-${to}`, onclick: () => this.dispatchEvent(new ViewEvent({ tab: 'commitments', filter: { ...NO_FILTER, actor, to } })) },
      h('span', { class: 'visually-hidden' }, ...name),
      h('span', { class: 'n-of', 'aria-hidden': 'true' }, items.length),
      svg('svg', { class: 'tally', width: Math.min(LINE, items.length) * 6, height: lines * 14, 'aria-hidden': 'true' }, ...items.map(({ family }, at) => mark(family, (at % LINE) * 6, Math.floor(at / LINE) * 14))),
    );
  }

  /** What 双方 and 各方 mean, section by section, and the reader's say in it. @param {import('../reading.js').Reading} reading */
  #meanings(reading) {
    const { words } = this;
    const sections = reading.chapters.filter((/** @type {any} */ s) => meant(reading, s).length);
    if (!sections.length) return null;
    return h(
      'section',
      { class: 'meanings' },
      h('h2', {}, words.parties.meanings),
      h(
        'ul',
        {},
        ...sections.map((/** @type {any} */ section) => {
          const all = meant(reading, section);
          const surface = all.length === 2 ? '双方' : '各方';
          return h(
            'li',
            {},
            h('span', { class: 'number', lang: reading.language }, section.number ?? ''),
            h('span', {}, this.quote(surface), ' ', words.parties.meaning, ' ', ...this.parties(all, '＋')),
            h('button', { class: 'link mine', 'data-key': `change-${section.id}`, onclick: () => this.dispatchEvent(new CommandEvent('correct-surface', { surface, section: section.id, names: all })) }, words.parties.change),
          );
        }),
      ),
    );
  }

  /** @param {import('../reading.js').Reading} reading */
  #list(reading) {
    const { words } = this;
    return h(
      'section',
      { class: 'party-list' },
      h('h2', {}, words.parties.list),
      h(
        'ul',
        {},
        ...reading.report.parties.map((/** @type {any} */ party) => {
          const mentions = party.mentions?.length ?? 0;
          const entity = reading.report.entities.find((/** @type {any} */ e) => e.id === party.mentions?.[0]);
          return h(
            'li',
            {},
            h('button', { class: 'name', 'data-key': `party-${party.name}`, disabled: !entity, onclick: () => entity && this.dispatchEvent(new CommandEvent('go', entity.span[0])) }, this.party(party.name)),
            h('span', { class: 'meta' }, words.parties.kind[/** @type {'state'} */ (party.kind)] ?? party.kind, mentions ? `${words.dot}${say(words.parties.mentions, { n: mentions })}` : ''),
          );
        }),
      ),
    );
  }
}

/** @param {string[]} all */
const unique = (all) => [...new Set(all)];

/**
 * One commitment as a tally mark: solid, hollow, pin; opposition a cross, since no line is there to
 * hang from.
 *
 * @param {string} family
 * @param {number} x
 * @param {number} y
 */
function mark(family, x, y) {
  if (family === 'stand') return svg('rect', { class: 'stand', x: x + 0.6, y: y + 2.6, width: 3, height: 8 });
  if (family === 'seek') return svg('path', { class: 'seek', d: `M${x + 2} ${y + 11}v-6m-1.7 -1.4a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0` });
  if (family === 'oppose') return svg('path', { class: 'oppose', d: `M${x + 0.4} ${y + 3}l3.6 8m0 -8l-3.6 8` });
  return svg('rect', { class: 'undertake', x, y: y + 2, width: 4, height: 9 });
}
