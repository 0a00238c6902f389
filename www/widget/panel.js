// What was found, in the element's block: a summary that opens into everything.
import { h, say, svg } from '../dom.js';
import { origins } from '../elements/card.js';
import { explain } from '../elements/explain.js';
import { ladder } from '../elements/ladder.js';
import { meaning, numberOf } from '../elements/meaning.js';
import { bars } from '../elements/ribbon.js';
import { sentence } from '../elements/sentence.js';
import { gradeBars, sign } from '../elements/sign.js';
import { STRINGS } from './strings.js';
import { voice } from './voice.js';

/** @typedef {import('../reading.js').Item} Item */
/** @typedef {import('../dom.js').Child} Child */
/**
 * What a press does.
 * @typedef {object} Acts
 * @property {() => boolean} marked whether there is an article to mark
 * @property {(id: string | null, options?: {reveal?: boolean}) => void} select
 * @property {(spans: import('../reading.js').Span[]) => void} point at places of the article
 */

const ROWS = 3;

export class Panel {
  /** @type {string | null} */
  #tab = null;
  /** @type {string | null} whose commitments are listed */
  #party = null;
  /** @type {string | null} */
  #term = null;
  /** The whole of the open card is shown. */
  #why = false;
  /** @type {string | null} */
  #chosen = null;
  #width = 0;
  #watch;

  /**
   * @param {import('./element.js').GongbaoAnalysis} element
   * @param {HTMLElement} block
   * @param {import('../reading.js').Reading} reading
   * @param {Acts} acts
   */
  constructor(element, block, reading, acts) {
    this.element = element;
    this.block = block;
    this.reading = reading;
    this.acts = acts;
    /** @type {import('./words.js').Language} */
    this.language = 'en';
    this.words = STRINGS.en;
    /** @type {any} */
    this.view = null;
    this.#watch = new ResizeObserver(() => this.#ribbon());
    this.#watch.observe(block);
    block.onkeydown = (event) => this.#key(event);
  }

  /** How much was found, in a few words. */
  get title() {
    const n = this.#counted.length;
    return n ? say(this.words.found, { n }) : this.words.none;
  }

  end() {
    this.block.onkeydown = null;
    this.#watch.disconnect();
  }

  /** @param {string | null} chosen */
  draw(chosen) {
    const { element, block } = this;
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const focused = /** @type {HTMLElement | null} */ (root.activeElement);
    this.#chosen = chosen;
    this.language = element.language;
    this.words = STRINGS[this.language];
    this.view = voice(this.reading, this.language, ({ id }) => this.acts.select(id ?? null));
    const show = element.show;
    if (!this.#tab || !show.includes(this.#tab)) this.#tab = show[0] ?? null;
    const tab = element.open ? this.#tab : show[0];
    block.lang = this.language;
    block.className = element.open ? 'block open' : 'block';
    block.removeAttribute('aria-busy');
    block.setAttribute('aria-label', this.view.words.name);
    const body = { commitments: () => this.#commitments(), parties: () => this.#parties(), terms: () => this.#terms(), sections: () => this.#sections(), rejected: () => this.#rejected() };
    block.replaceChildren(
      this.#header(),
      h('div', { class: 'ribbon', part: 'ribbon' }),
      h('div', { class: 'body', part: 'body' }, ...body[/** @type {'terms'} */ (tab)]()),
      this.#footer(show),
    );
    const rows = /** @type {HTMLElement[]} */ ([...block.querySelectorAll('.row')]);
    const stop = rows.find(({ dataset }) => dataset.key === chosen) ?? rows[0];
    for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
    this.#width = 0;
    this.#ribbon();
    if (!focused) return;
    const again = block.querySelector(`[data-key="${CSS.escape(focused.dataset.key ?? '')}"]`) ?? block.querySelector('[data-key]');
    /** @type {HTMLElement | null} */ (again)?.focus({ preventScroll: true });
  }

  get #counted() {
    return this.reading.items.filter(({ c }) => c.force !== 'delivery');
  }

  #header() {
    const { words, reading, element } = this;
    const bound = new Set(reading.items.flatMap(({ c }) => [...c.actors, ...c.counterparties])).size;
    return h(
      'header',
      { class: 'line', part: 'header' },
      h('slot', { name: 'heading' }, h('h2', { part: 'heading' }, this.title)),
      h('span', { class: 'meta' }, say(words.sides, { parties: bound, sections: reading.chapters.length })),
      this.acts.marked() && h('button', { class: 'link mark', part: 'button', 'data-key': 'mark', 'aria-pressed': String(element.marks), onclick: () => (element.marks = !element.marks) }, say(words.mark, { state: element.marks ? words.on : words.off })),
    );
  }

  /** Arrows lead from row to row, which are one stop together. @param {KeyboardEvent} event */
  #key(event) {
    const rows = /** @type {HTMLElement[]} */ ([...this.block.querySelectorAll('.row')]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (event.target));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = at < 0 || to === undefined ? undefined : rows[to];
    if (!next) return;
    event.preventDefault();
    for (const row of rows) row.tabIndex = row === next ? 0 : -1;
    next.focus();
  }

  /** The whole text in one line, as wide as the block. */
  #ribbon() {
    const place = /** @type {HTMLElement | null} */ (this.block.querySelector('.ribbon'));
    const width = place?.clientWidth ?? 0;
    if (!place || !width || Math.abs(width - this.#width) < 1) return;
    this.#width = width;
    const { reading } = this;
    const length = Math.max(1, reading.report.source.length);
    const x = (/** @type {number} */ offset) => Math.round((offset / length) * width * 100) / 100;
    const chosen = this.#chosen ? reading.byId.get(this.#chosen) : undefined;
    const middle = chosen ? x((chosen.c.action[0] + chosen.c.action[1]) / 2) : 0;
    place.replaceChildren(
      svg(
        'svg',
        { width, height: 46, viewBox: `0 28 ${width} 46`, role: 'img', 'aria-label': say(this.words.ribbon, { n: this.#counted.length }) },
        svg('path', { class: 'axis', d: `M0 58.5H${width}` }),
        svg('path', { class: 'hair', d: reading.chapters.map((/** @type {any} */ { span }) => `M${x(span[0]) + 0.5} 32V70`).join('') }),
        ...bars(reading.items, x, true),
        chosen && svg('path', { class: 'wedge', d: `M${middle - 4} 28h8l-4 5z` }),
      ),
    );
    place.onclick = (event) => {
      const offset = ((event.clientX - place.getBoundingClientRect().left) / width) * length;
      const distance = (/** @type {Item} */ { c }) => Math.abs((c.action[0] + c.action[1]) / 2 - offset);
      const nearest = [...reading.items].sort((a, b) => distance(a) - distance(b))[0];
      if (nearest) this.acts.select(nearest.id);
    };
  }

  /** @returns {Child[]} */
  #commitments() {
    const { element, reading, view, words } = this;
    if (!reading.items.length) return [h('p', { class: 'empty' }, this.#without())];
    const all = this.#party === null ? reading.items : reading.items.filter(({ c }) => [...c.actors, ...c.counterparties].includes(/** @type {string} */ (this.#party)));
    if (!element.open) {
      const best = [...this.#counted].sort((a, b) => b.c.grade * b.c.specificity - a.c.grade * a.c.specificity || a.c.action[0] - b.c.action[0]).slice(0, ROWS);
      const chosen = this.#chosen ? reading.byId.get(this.#chosen) : undefined;
      const rows = chosen && !best.includes(chosen) ? [...best.slice(0, ROWS - 1), chosen] : best;
      return [h('ol', { class: 'list' }, ...rows.sort((a, b) => a.c.action[0] - b.c.action[0]).map((item) => this.#row(item)))];
    }
    const groups = [...new Set(all.map(({ top }) => top))].map((section) => ({ section, items: all.filter(({ top }) => top === section) }));
    return [
      this.#party !== null && h('p', { class: 'filter' }, ...[view.party(this.#party), ' ', h('span', { class: 'count' }, all.length), ' '], h('button', { class: 'link', 'data-key': 'whole', onclick: () => this.#go('commitments', null) }, words.everything)),
      ...groups.map(({ section, items }) =>
        h(
          'section',
          { class: 'group' },
          section && h('h3', {}, ...this.#title(section), ' ', h('span', { class: 'meta' }, ...meaning(view, reading, section))),
          h('ol', { class: 'list' }, ...items.map((item) => this.#row(item))),
        ),
      ),
      h('p', { class: 'note' }, view.words.findings.says),
    ];
  }

  /** Why nothing is listed. */
  #without() {
    const { view } = this;
    const { source, parties, rejected } = this.reading.report;
    if (source.script === 'none') return view.words.foreign;
    if (!parties.length) return view.words.notSuch;
    if (!rejected.length) return view.words.findings.emptyNone;
    /** @type {string[]} */
    const filters = rejected.map((/** @type {any} */ { filter }) => filter);
    const parts = [...new Set(filters)].map((filter) => say(view.words.findings.filterPart, { n: filters.filter((other) => other === filter).length, name: view.words.filter[filter]?.[0] ?? filter }));
    return say(view.words.findings.emptyWhy, { n: rejected.length, parts: parts.join(view.words.comma) });
  }

  /** What a section is called. @param {any} section @returns {Child[]} */
  #title(section) {
    const { reading, view, language } = this;
    if (section.number) return [say(view.words.card.section, { n: numberOf(section, language) })];
    return [view.quote(reading.slice([section.span[0], Math.min(section.span[1], section.span[0] + 14)]).trim())];
  }

  /** @param {Item} item */
  #row(item) {
    const { view, reading } = this;
    const { c } = item;
    const open = this.#chosen === item.id;
    const facts = [
      [...view.parties(c.actors, '＋'), c.counterparties.length > 0 && ' → ', ...view.parties(c.counterparties)],
      c.cue[1] > c.cue[0] && [!item.leads && '↰ ', view.quote(reading.slice(c.cue))],
      c.amount && [view.quote(c.amount.text)],
      c.deadline && [view.quote(c.deadline.text)],
    ].filter((fact) => fact && fact.some(Boolean));
    const row = h(
      'button',
      { class: 'row', part: 'row', 'aria-expanded': String(open), 'data-key': item.id, onclick: () => this.acts.select(open ? null : item.id) },
      h('span', { class: 'number' }, item.number),
      sign(c.force, view.words, open),
      h('span', { class: 'visually-hidden' }, view.words.force[c.force], view.words.comma),
      h('span', { class: 'action', lang: view.sourceLanguage }, c.text),
      gradeBars(c.grade, item.family, say(view.words.grade, { n: c.grade })),
      h('span', { class: 'who' }, ...facts.flatMap((fact, at) => [at > 0 && view.words.dot, .../** @type {any[]} */ (fact)])),
    );
    return h('li', { class: open ? 'open' : null }, row, open && this.#card(item));
  }

  /** @param {Item} item */
  #card(item) {
    const { view, reading, words } = this;
    const whole = this.#why;
    return h(
      'article',
      { class: `card${whole ? ' whole' : ''}`, part: 'card', 'aria-label': say(view.words.card.label, { n: item.number }) },
      whole && sentence(view, reading, item),
      h('p', { class: 'explanation' }, ...explain(view, reading, item)),
      h('div', { class: 'halves' }, origins(view, reading, item, whole), whole && ladder(view, reading, item)),
      h(
        'footer',
        {},
        this.acts.marked() && h('button', { class: 'link', 'data-key': 'go', onclick: () => this.acts.select(item.id, { reveal: true }) }, words.go),
        h('button', { class: 'link', 'data-key': 'why', 'aria-expanded': String(whole), onclick: () => this.#again(() => (this.#why = !whole)) }, whole ? view.words.card.less : view.words.card.why),
      ),
    );
  }

  /** @returns {Child[]} */
  #parties() {
    const { view, reading, words } = this;
    const count = (/** @type {'actors' | 'counterparties'} */ role, /** @type {string} */ name) => reading.items.filter(({ c }) => c[role].includes(name)).length;
    const names = [...new Set(reading.items.flatMap(({ c }) => [...c.actors, ...c.counterparties]))];
    const all = names.map((name) => ({ name, owes: count('actors', name), owed: count('counterparties', name) })).sort((a, b) => b.owes + b.owed - a.owes - a.owed);
    return [
      h(
        'ul',
        { class: 'list plain' },
        ...all.slice(0, this.element.open ? undefined : ROWS + 2).map(({ name, owes, owed }) =>
          h('li', {}, h('button', { class: 'entry', 'data-key': `party-${name}`, onclick: () => this.#go('commitments', name) }, h('span', { class: 'action' }, view.party(name)), h('span', { class: 'meta' }, [owes > 0 && say(words.owes, { n: owes }), owed > 0 && say(words.owed, { n: owed })].filter(Boolean).join(view.words.dot)))),
        ),
      ),
    ];
  }

  /** @returns {Child[]} */
  #terms() {
    const { view, reading } = this;
    const shown = reading.report.terms.slice(0, this.element.open ? 60 : 12);
    return [
      h(
        'ul',
        { class: 'words' },
        ...shown.map((/** @type {any} */ term) =>
          h(
            'li',
            {},
            h('button', { class: `entry ${term.kind}`, 'data-key': `term-${term.text}`, 'aria-pressed': String(this.#term === term.text), onclick: () => this.#point(term) }, view.quote(term.text), ' ', h('span', { class: 'count' }, term.count)),
          ),
        ),
      ),
    ];
  }

  /** @param {any} term */
  #point(term) {
    this.#again(() => (this.#term = this.#term === term.text ? null : term.text));
    this.acts.point(this.#term ? term.occurrences : []);
  }

  /** @returns {Child[]} */
  #sections() {
    const { view, reading } = this;
    const shown = reading.chapters.slice(0, this.element.open ? undefined : ROWS + 2);
    return [
      h(
        'ol',
        { class: 'list plain' },
        ...shown.map((/** @type {any} */ section) => {
          const [start, end] = section.heading ?? section.span;
          return h(
            'li',
            {},
            h(
              'button',
              { class: 'entry', 'data-key': `section-${section.id}`, onclick: () => this.acts.point([[start, Math.min(end, start + 40)]]) },
              h('span', { class: 'action', lang: view.sourceLanguage }, reading.slice([start, Math.min(end, start + 40)]).trim(), end > start + 40 && '…'),
              h('span', { class: 'meta' }, reading.itemsIn(section).length),
            ),
          );
        }),
      ),
    ];
  }

  /** Clauses with a cue that are no commitment, each with the reason. @returns {Child[]} */
  #rejected() {
    const { view, reading } = this;
    const all = reading.report.rejected;
    if (!all.length) return [h('p', { class: 'empty' }, view.words.rejected.none)];
    return [
      h(
        'ol',
        { class: 'list plain' },
        ...all.slice(0, this.element.open ? undefined : ROWS).map((/** @type {any} */ { span, filter }) => {
          const [name, why] = view.words.filter[filter] ?? [filter, ''];
          return h(
            'li',
            {},
            h('button', { class: 'entry', 'data-key': `rejected-${span[0]}`, onclick: () => this.acts.point([span]) }, h('span', { class: 'action', lang: view.sourceLanguage }, reading.slice(span).trim()), h('span', { class: 'meta' }, name)),
            h('p', { class: 'why meta' }, why),
          );
        }),
      ),
    ];
  }

  /** @param {string[]} show */
  #footer(show) {
    const { element, view, words } = this;
    const names = { commitments: say(words.all, { n: this.reading.items.length }), parties: view.words.findings.tabs.parties, terms: view.words.findings.tabs.terms, sections: words.sections, rejected: view.words.findings.tabs.rejected };
    return h(
      'footer',
      { class: 'line foot', part: 'footer' },
      ...show.map((part) => {
        const shown = element.open && this.#tab === part;
        return h('button', { class: 'link', part: 'button', 'data-key': `tab-${part}`, 'aria-pressed': String(shown), onclick: () => this.#go(part, null) }, names[/** @type {'terms'} */ (part)]);
      }),
      element.open && h('button', { class: 'link', part: 'button', 'data-key': 'fewer', onclick: () => (element.open = false) }, words.fewer),
      h('slot', { name: 'footer' }, h('span', { class: 'meta' }, words.local)),
    );
  }

  /** @param {string} tab @param {string | null} party */
  #go(tab, party) {
    this.#tab = tab;
    this.#party = party;
    if (this.element.open) this.draw(this.#chosen);
    else this.element.open = true;
  }

  /** @param {() => void} change */
  #again(change) {
    change();
    this.draw(this.#chosen);
  }
}
