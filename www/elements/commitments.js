import { accuracy } from '../accuracy.js';
import { filtering, grouped, listed, meets, standing, tally } from '../choice.js';
import { fill, h, option, say } from '../dom.js';
import { ChooseEvent, CommandEvent, ViewEvent } from '../events.js';
import { currentDoc, NO_FILTER } from '../state.js';
import { card } from './card.js';
import { meaning, numberOf } from './meaning.js';
import { gradeBars, sign } from './sign.js';
import { table } from './table.js';
import { View } from './view.js';

/** @typedef {import('../reading.js').Item} Item */

/** How many rows are drawn at first, and with each step more. */
const ROWS = 400;

/** The list of commitments: legend, scope, rows, the card of the chosen one. */
export class Commitments extends View {
  #shown = '';
  /** Of very many items only some are drawn: from here… */
  #from = 0;
  /** …to here. */
  #to = ROWS;

  connectedCallback() {
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    const shown = state.tab === 'commitments';
    return [shown, ...(shown ? [doc?.reading, doc?.decisions, state.chosen, state.why, state.filter, state.sort, state.group, state.wide, state.notice] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    this.hidden = state.tab !== 'commitments';
    if (!doc?.reading || this.hidden) {
      this.replaceChildren();
      return;
    }
    const all = standing(doc);
    const items = listed(state, doc);
    const shown = this.#window(items, state.chosen);
    this.draw(
      all.length > 0 && this.#legend(state, all),
      all.length > 0 && this.#scope(state, items.length, all),
      state.notice === 'dismissed' && this.#undo(),
      this.#more(state, '↑', Math.min(ROWS, this.#from), () => (this.#from = Math.max(0, this.#from - ROWS))),
      !all.length ? this.#none(doc) : !items.length ? this.#excluded(state, all) : state.wide ? table(this, state, shown) : this.#list(state, shown),
      this.#more(state, '↓', Math.min(ROWS, items.length - this.#to), () => (this.#to += ROWS)),
      h('p', { class: 'note' }, this.words.findings.says),
      h('details', { class: 'accuracy' }, h('summary', { class: 'meta', 'data-key': 'accuracy' }, this.words.accuracy.title), ...accuracy(this.words, doc.reading.report.genre?.label ?? null).map((line) => h('p', { class: 'note' }, line))),
    );
    if (state.chosen && this.#shown !== state.chosen && state.chosenFrom !== 'list') {
      this.querySelector('.open')?.scrollIntoView({ block: 'nearest' });
    }
    this.#shown = state.chosen ?? '';
  }

  /** The items that are drawn: those round the chosen one, where there are very many. @param {Item[]} items @param {string | null} chosen */
  #window(items, chosen) {
    const at = items.findIndex(({ id }) => id === chosen);
    if (this.#from >= items.length) [this.#from, this.#to] = [0, ROWS];
    if (at >= 0 && (at < this.#from || at >= this.#to)) [this.#from, this.#to] = [Math.max(0, at - ROWS / 2), at + ROWS / 2];
    return items.slice(this.#from, this.#to);
  }

  /** @param {import('./view.js').State} state @param {string} way @param {number} n how many more there are @param {() => void} show */
  #more(state, way, n, show) {
    if (n <= 0) return null;
    const more = () => {
      show();
      this.render(state);
    };
    return h('p', {}, h('button', { class: 'link', 'data-key': `more-${way}`, onclick: more }, `${way} ${say(this.words.terms.more, { n })}`));
  }

  /** Legend, filter and tally in one. @param {import('./view.js').State} state @param {Item[]} all */
  #legend(state, all) {
    const { words } = this;
    const { forces } = state.filter;
    return h(
      'div',
      { class: 'legend', role: 'group', 'aria-label': words.findings.legend },
      ...tally(all).map(([force, n]) => {
        const pressed = forces.includes(force);
        const next = pressed ? forces.filter((other) => other !== force) : [...forces, force];
        return h(
          'button',
          {
            'aria-pressed': String(pressed),
            'data-key': `force-${force}`,
            onclick: () => this.dispatchEvent(new ViewEvent({ filter: { ...state.filter, forces: next } })),
          },
          sign(force, words, pressed),
          h('span', { class: `word act ${force}` }, words.force[/** @type {'pledge'} */ (force)]),
          h('span', { class: 'count' }, n),
        );
      }),
    );
  }

  /** What is listed, always printed. @param {import('./view.js').State} state @param {number} n @param {Item[]} all */
  #scope(state, n, all) {
    const { words } = this;
    const { findings } = words;
    const reading = currentDoc(state)?.reading;
    const sections = (reading?.chapters ?? []).filter((/** @type {any} */ s) => s.number);
    /** @type {[string, string][]} */
    const scopes = [['', findings.whole], ...sections.map((/** @type {any} */ s) => /** @type {[string, string]} */ ([s.id, this.section(s)]))];
    const { filter } = state;
    /** Of a field only the values that there are. @param {(item: Item) => string[]} values @param {(value: string) => string} name */
    const choices = (values, name) => /** @type {[string, string][]} */ ([['', findings.any], ...[...new Set(all.flatMap(values))].map((value) => /** @type {[string, string]} */ ([value, name(value)]))]);
    const party = choices(({ c }) => [...c.actors, ...c.counterparties], (name) => this.party(name).textContent ?? name);
    const topic = choices(({ c }) => [c.topic], (one) => words.topic[/** @type {'health'} */ (one)] ?? one);
    const status = choices(({ c }) => [c.status], (one) => words.status[/** @type {'done'} */ (one)] ?? one);
    return h(
      'div',
      { class: 'scope' },
      this.#menu(findings.scope, 'scope', filter.section ?? '', scopes, (section) => ({ filter: { ...filter, section: section || null } })),
      this.#menu(findings.order, 'sort', state.sort.replace(/^-/, ''), Object.entries(words.sorts), (sort) => ({ sort })),
      this.#menu(findings.group, 'group', state.group, Object.entries(words.groups), (group) => ({ group: /** @type {any} */ (group) })),
      this.#menu(findings.party, 'party', filter.party ?? '', party, (name) => ({ filter: { ...filter, party: name || null } })),
      this.#menu(words.columns.topic, 'topic', filter.topic ?? '', topic, (one) => ({ filter: { ...filter, topic: one || null } })),
      this.#menu(words.card.rows.status, 'status', filter.status ?? '', status, (one) => ({ filter: { ...filter, status: one || null } })),
      h(
        'span',
        { class: 'filter' },
        findings.filter,
        ' ',
        filtering(filter)
          ? [
              h('span', { class: 'count' }, say(findings.of, { n, all: all.length }), this.#conditions(state).flatMap(({ name }) => [words.comma, name])),
              ' ',
              h('button', { class: 'link', 'data-key': 'clear-filter', onclick: () => this.dispatchEvent(new ViewEvent({ filter: NO_FILTER })) }, findings.clear),
            ]
          : [h('button', { class: 'link toggle', 'data-key': 'amount', onclick: () => this.dispatchEvent(new ViewEvent({ filter: { ...filter, amount: true } })) }, findings.hasAmount), ' ', h('button', { class: 'link toggle', 'data-key': 'deadline', onclick: () => this.dispatchEvent(new ViewEvent({ filter: { ...filter, deadline: true } })) }, findings.hasDeadline)],
      ),
    );
  }

  /** @param {any} section */
  section(section) {
    return say(this.words.card.section, { n: numberOf(section, this.state.settings.language) });
  }

  /**
   * @param {string} label
   * @param {string} key
   * @param {string} value
   * @param {[string, string][]} options
   * @param {(value: string) => Partial<import('./view.js').State>} patch
   */
  #menu(label, key, value, options, patch) {
    const select = h(
      'select',
      { 'data-key': key, onchange: () => this.dispatchEvent(new ViewEvent(patch(select.value))) },
      ...options.map(([name, words]) => option(name, words, name === value, this.state.settings.language === 'en' ? this.sourceLanguage : this.state.settings.language)),
    );
    return h('label', {}, label, ' ', select);
  }

  /** The conditions of the filter, each with its name and the filter without it. @param {import('./view.js').State} state */
  #conditions(state) {
    const { filter } = state;
    const { words } = this;
    /** @type {{name: import('./view.js').Child, text: string, alone: import('../state.js').Filter, without: import('../state.js').Filter}[]} */
    const found = [];
    const add = (/** @type {Partial<import('../state.js').Filter>} */ part, /** @type {Partial<import('../state.js').Filter>} */ off, /** @type {string} */ text, /** @type {import('./view.js').Child} */ node = text) =>
      found.push({ name: node, text, alone: { ...NO_FILTER, ...part }, without: { ...filter, ...off } });
    if (filter.forces.length) add({ forces: filter.forces }, { forces: [] }, filter.forces.map((f) => words.force[/** @type {'pledge'} */ (f)]).join(words.comma));
    if (filter.section !== null) add({ section: filter.section }, { section: null }, this.section(currentDoc(state)?.reading?.sections.get(filter.section) ?? { id: filter.section }));
    if (filter.actor !== null) add({ actor: filter.actor }, { actor: null }, filter.actor, h('span', {}, ...this.parties(filter.actor.split('＋'), '＋')));
    if (filter.to !== null) add({ to: filter.to }, { to: null }, filter.to || words.parties.nobody, filter.to ? this.party(filter.to) : words.parties.nobody);
    if (filter.party !== null) add({ party: filter.party }, { party: null }, this.party(filter.party).textContent ?? '', this.party(filter.party));
    if (filter.topic !== null) add({ topic: filter.topic }, { topic: null }, words.topic[/** @type {'health'} */ (filter.topic)] ?? filter.topic);
    if (filter.status !== null) add({ status: filter.status }, { status: null }, words.status[/** @type {'done'} */ (filter.status)] ?? filter.status);
    if (filter.amount) add({ amount: true }, { amount: false }, words.findings.hasAmount);
    if (filter.deadline) add({ deadline: true }, { deadline: false }, words.findings.hasDeadline);
    return found;
  }

  /** @param {import('./view.js').State} state @param {Item[]} items */
  #list(state, items) {
    const tabbed = items.find(({ id }) => id === state.chosen) ?? items[0];
    return h(
      'div',
      { class: 'list' },
      h('p', { class: 'visually-hidden' }, this.words.findings.listNote),
      ...grouped(items, state.group).map((group) =>
        h('section', {}, this.#head(state, group), h('ol', {}, ...group.items.map((item) => this.#row(state, item, item === tabbed)))),
      ),
    );
  }

  /** @param {import('./view.js').State} state @param {import('../choice.js').Group} group */
  #head(state, group) {
    const name = this.headOf(state, group);
    return name && h('h2', {}, ...name);
  }

  /** What a group is called; null when there are none. @param {import('./view.js').State} state @param {import('../choice.js').Group} group */
  headOf(state, { key, items }) {
    if (state.group === 'none') return null;
    const { words } = this;
    const reading = currentDoc(state)?.reading;
    const section = state.group === 'section' ? reading?.sections.get(key) : null;
    const name =
      state.group === 'section'
        ? section?.number
          ? fill(words.card.section, { n: this.quote(section.number) })
          : [section && reading ? this.quote(reading.slice([section.span[0], Math.min(section.span[1], section.span[0] + 14)]).trim()) : words.findings.whole]
        : state.group === 'force'
          ? [words.force[/** @type {'pledge'} */ (key)]]
          : state.group === 'topic'
            ? [words.topic[/** @type {'health'} */ (key)] ?? key]
            : state.group === 'status'
              ? [words.status[/** @type {'done'} */ (key)] ?? key]
              : this.parties(key.split('＋'), '＋');
    return [...name, ' ', h('span', { class: 'meta' }, ...(section && reading ? meaning(this, reading, section) : [String(items.length)]))];
  }

  /** @param {import('./view.js').State} state @param {Item} item @param {boolean} tabbed */
  #row(state, item, tabbed) {
    const { words } = this;
    const { c } = item;
    const open = state.chosen === item.id;
    const reading = /** @type {import('../reading.js').Reading} */ (currentDoc(state)?.reading);
    const facts = [
      [...this.parties(c.actors, '＋'), c.counterparties.length > 0 && ' → ', ...this.parties(c.counterparties)],
      c.cue[1] > c.cue[0] && [!item.leads && '↰ ', this.quote(reading.slice(c.cue))],
      c.amount && [this.quote(c.amount.text)],
      c.deadline && [this.quote(c.deadline.text)],
    ].filter((fact) => fact && fact.some(Boolean));
    const row = h(
      'button',
      {
        class: 'row',
        tabindex: tabbed ? 0 : -1,
        'aria-expanded': String(open),
        'data-key': item.id,
        'data-c': item.id,
        onclick: () => this.dispatchEvent(new ChooseEvent(open ? null : item.id, 'list')),
      },
      h('span', { class: item.mine || item.edited.length ? 'number mine' : 'number' }, c.reaffirmed && h('span', { class: 'again', title: words.force.reaffirmation }, words.reaffirmedSign), item.number),
      sign(c.force, words, open),
      h('span', { class: 'visually-hidden' }, words.force[/** @type {'pledge'} */ (c.force)], words.comma),
      h('span', { class: 'action', lang: this.sourceLanguage }, c.text),
      gradeBars(c.grade, item.family, say(words.grade, { n: c.grade })),
      h('span', { class: 'who' }, ...facts.flatMap((fact, at) => [at > 0 && words.dot, .../** @type {any[]} */ (fact)])),
    );
    return h('li', { class: open ? 'open' : null }, row, open && card(this, state, item));
  }

  /** Arrows lead from row to row. @param {KeyboardEvent} event */
  #key(event) {
    const rows = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.row')]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
  }

  #undo() {
    return h('p', { class: 'notice', role: 'status' }, this.words.card.dismissed, ' ', h('button', { class: 'link', 'data-key': 'undo', onclick: () => this.dispatchEvent(new CommandEvent('undo')) }, this.words.undo));
  }

  /** Nothing in the text. @param {import('../state.js').Doc} doc */
  #none(doc) {
    const { words } = this;
    const rejected = doc.reading?.report.rejected ?? [];
    /** @type {Map<string, number>} */
    const kinds = new Map();
    for (const { filter } of rejected) kinds.set(filter, (kinds.get(filter) ?? 0) + 1);
    const parts = [...kinds].map(([filter, n]) => say(words.findings.filterPart, { n, name: words.filter[/** @type {'tail'} */ (filter)]?.[0] ?? filter })).join(words.comma);
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, words.findings.emptyTitle),
      h('p', {}, rejected.length ? say(words.findings.emptyWhy, { n: rejected.length, parts }) : words.findings.emptyNone),
      rejected.length > 0 && h('button', { class: 'link', 'data-key': 'look', onclick: () => this.dispatchEvent(new ViewEvent({ tab: 'rejected' })) }, say(words.findings.emptyLook, { n: rejected.length })),
    );
  }

  /** Nothing meets the filter. @param {import('./view.js').State} state @param {Item[]} all */
  #excluded(state, all) {
    const { words } = this;
    const conditions = this.#conditions(state);
    const parts = conditions.map(({ text, alone }) => say(words.findings.each, { name: text, n: all.filter((item) => meets(item, alone)).length }));
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, words.findings.emptyFilter),
      h('p', {}, say(words.findings.emptyFilterEach, { parts: parts.join(words.comma) })),
      ...conditions.map(({ text, without }) =>
        h('button', { class: 'link', onclick: () => this.dispatchEvent(new ViewEvent({ filter: without })) }, say(words.findings.drop, { name: text })),
      ),
      ' ',
      h('button', { class: 'link', onclick: () => this.dispatchEvent(new ViewEvent({ filter: NO_FILTER })) }, words.findings.clear),
    );
  }
}
