import { h, say } from '../dom.js';
import { CommandEvent, DecideEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { figure } from './card.js';
import { FIGURES } from './tabs.js';
import { View } from './view.js';

/** The ledger of numbers and the time line of dates. */
export class Numbers extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    const shown = state.tab === 'numbers';
    return [shown, ...(shown ? [doc?.reading, doc?.decisions] : [])];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const reading = doc?.reading;
    if (!doc || !reading || state.tab !== 'numbers') {
      this.replaceChildren();
      return;
    }
    const { words } = this;
    const all = reading.report.entities.filter((/** @type {any} */ e) => FIGURES.includes(e.kind)).map((/** @type {any} */ entity) => ({ entity, ...role(reading, entity) }));
    const rank = (/** @type {{role: string}} */ one) => ['target', 'deadline', 'money', 'percent', 'quantity', 'duration', 'date', 'ordinal'].indexOf(one.role);
    const ledger = all.filter((/** @type {any} */ one) => one.entity.kind !== 'date').sort((/** @type {any} */ a, /** @type {any} */ b) => rank(a) - rank(b) || a.entity.span[0] - b.entity.span[0]);
    const targets = ledger.filter((/** @type {any} */ one) => one.role === 'target').length;
    this.draw(
      this.#timeline(reading, all, doc),
      h('h2', {}, words.numbers.ledger, ' ', h('span', { class: 'meta' }, say(words.numbers.targets, { n: targets }))),
      ledger.length
        ? h(
            'table',
            { class: 'ledger' },
            h('caption', { class: 'visually-hidden' }, words.numbers.ledger),
            h('thead', {}, h('tr', {}, ...['figure', 'role', 'measures', 'place'].map((key) => h('th', { scope: 'col' }, words.numbers.column[/** @type {'role'} */ (key)])))),
            h('tbody', {}, ...ledger.map((/** @type {any} */ one) => this.#row(reading, state, one))),
          )
        : h('p', { class: 'empty' }, words.numbers.none),
    );
  }

  /** @param {import('../reading.js').Reading} reading @param {import('./view.js').State} state @param {{entity: any, role: string, item: import('../reading.js').Item | null}} one */
  #row(reading, state, { entity, role: kind, item }) {
    const { words } = this;
    const [start, end] = entity.span;
    const exact = figure(entity.value?.decimal === undefined ? null : { ...entity.value, value: entity.value.decimal }, state.settings.language, words);
    const sentence = reading.report.sentences.find((/** @type {any} */ s) => s.span[0] <= start && end <= s.span[1]);
    const context = reading.text.slice(end, Math.min(sentence?.span[1] ?? end, end + 12)).replace(/[\r\n]/g, '');
    const before = reading.text.slice(Math.max(sentence?.span[0] ?? start, start - 6), start).replace(/[\r\n]/g, '');
    const section = reading.topOf(reading.sectionAt(start));
    return h(
      'tr',
      { class: kind },
      h('th', { scope: 'row' }, h('button', { class: 'figure', lang: reading.language, 'data-key': entity.id, onclick: () => this.dispatchEvent(new CommandEvent('go', start)) }, entity.text), exact && h('span', { class: 'meta' }, ` ${exact}`)),
      h('td', {}, words.numbers.role[/** @type {'money'} */ (kind)], item && h('span', { class: 'meta' }, ` ${item.number}`)),
      h('td', { class: 'context', lang: reading.language }, `…${before}`, h('strong', {}, entity.text), `${context}…`),
      h('td', { lang: reading.language }, section?.number ?? ''),
    );
  }

  /** @param {import('../reading.js').Reading} reading @param {any[]} all @param {import('../state.js').Doc} doc */
  #timeline(reading, all, doc) {
    const { words } = this;
    const dates = all.filter(({ entity }) => entity.kind === 'date');
    const soft = reading.items.filter(({ c }) => c.deadline?.kind === 'soft');
    if (!dates.length && !soft.length) return null;
    const when = (/** @type {any} */ { entity }) => String(entity.value?.from ?? entity.value?.to ?? '');
    const known = dates.filter((one) => /^-?\d{4}/.test(when(one))).sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.entity.span[0] - b.entity.span[0]));
    const open = dates.filter((one) => !known.includes(one));
    const entry = (/** @type {any} */ { entity, item }) =>
      h('button', { class: `date${item ? ' deadline' : ''}`, lang: reading.language, 'data-key': entity.id, onclick: () => this.dispatchEvent(new CommandEvent('go', entity.span[0])) }, entity.text, item && h('span', { class: 'meta' }, ` ${item.number}`));
    /** @type {Map<string, any[]>} */
    const years = new Map();
    for (const one of known) years.set(when(one).slice(0, 4), [...(years.get(when(one).slice(0, 4)) ?? []), one]);
    const noYear = reading.report.notes.some((/** @type {any} */ n) => n.kind === 'year_unknown');
    return h(
      'section',
      { class: 'timeline' },
      h('h2', {}, words.numbers.timeline),
      h('p', { class: 'note' }, words.numbers.timelineNote),
      years.size > 0 && h('ol', {}, ...[...years].map(([year, members]) => h('li', {}, h('span', { class: `year${doc.decisions.options.date?.startsWith(year) ? ' mine' : ''}` }, year), h('span', { class: 'dates' }, ...members.flatMap((one) => [entry(one), ' ']))))),
      open.length > 0 && h('p', { class: 'open' }, h('span', { class: 'meta' }, words.numbers.noYear), h('span', { class: 'dates' }, ...open.flatMap((one) => [entry(one), ' ']))),
      soft.length > 0 && h('p', { class: 'open' }, h('span', { class: 'meta' }, words.numbers.noDate), h('span', { class: 'dates' }, ...soft.flatMap(({ c, number }) => [h('button', { class: 'date deadline', lang: reading.language, onclick: () => this.dispatchEvent(new CommandEvent('go', c.deadline.span[0])) }, c.deadline.text, h('span', { class: 'meta' }, ` ${number}`)), ' ']))),
      (noYear || doc.decisions.options.date) && this.#confirm(doc),
    );
  }

  /** The year that the text does not give, if the reader knows it. @param {import('../state.js').Doc} doc */
  #confirm(doc) {
    const { words } = this;
    const field = h('input', { type: 'text', inputmode: 'numeric', size: 10, value: doc.decisions.options.date ?? '', placeholder: 'YYYY', 'data-key': 'year', pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?' });
    const apply = () => {
      if (!field.checkValidity()) field.reportValidity();
      else this.dispatchEvent(new DecideEvent({ options: { ...doc.decisions.options, date: field.value.trim() || null } }));
    };
    return h('p', { class: 'row' }, h('label', {}, words.numbers.confirm, ' ', field), h('button', { class: 'link mine', 'data-key': 'confirm', onclick: apply }, words.reading.apply), h('span', { class: 'note' }, words.numbers.confirmHelp));
  }
}

/**
 * What a figure is for: a commitment's amount or deadline, or only its kind.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {any} entity
 */
function role(reading, entity) {
  const [start, end] = entity.span;
  const meets = (/** @type {any} */ value) => value && value.span[0] < end && start < value.span[1];
  const amount = reading.items.find(({ c }) => meets(c.amount));
  if (amount) return { role: 'target', item: amount };
  const deadline = reading.items.find(({ c }) => meets(c.deadline));
  if (deadline) return { role: 'deadline', item: deadline };
  return { role: entity.kind, item: null };
}
