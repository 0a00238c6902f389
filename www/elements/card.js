import { fill, h, say } from '../dom.js';
import { ChooseEvent, CommandEvent, DecideEvent, ViewEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { standing } from '../choice.js';
import { ROWS } from '../mine.js';
import { explain } from './explain.js';
import { ladder } from './ladder.js';
import { rules } from './rules.js';
import { sentence } from './sentence.js';
import { sign } from './sign.js';

/** @typedef {import('../reading.js').Item} Item */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('./view.js').Child} Child */

/**
 * Everything that is known of one commitment, and where it comes from.
 *
 * @param {View} view
 * @param {import('./view.js').State} state
 * @param {Item} item
 */
export function card(view, state, item) {
  const { words } = view;
  const doc = /** @type {import('../state.js').Doc} */ (currentDoc(state));
  const reading = /** @type {import('../reading.js').Reading} */ (doc.reading);
  const whole = state.why || state.wide;
  const { c } = item;
  const reported = c.saidBy && c.origin?.actors !== 'missing' && !c.actors.includes(c.saidBy) && saidForOthers(reading, c);
  return h(
    'article',
    { class: `card${whole ? ' whole' : ''}`, 'aria-label': say(words.card.label, { n: item.number }), 'data-card': item.id },
    head(view, doc, item, whole),
    whole && sentence(view, reading, item),
    h('p', { class: 'explanation' }, ...explain(view, reading, item)),
    reported && h('p', { class: 'reported' }, ...fill(words.card.reported, { speaker: view.quote(c.saidBy), actors: view.parties(c.actors) })),
    h('div', { class: 'halves' }, origins(view, reading, item, whole), whole && ladder(view, reading, item)),
    whole && rules(view, reading, item),
    commands(view, state, item, whole),
  );
}

/**
 * Whether the speaker tells what others are bound to: the report knows a state or organisation as
 * bound, and the sentence says so by the name of that side.
 *
 * @param {import('../reading.js').Reading} reading
 * @param {any} c
 */
function saidForOthers(reading, c) {
  return c.actors.length === 1 && reading.party(c.saidBy)?.kind === 'person' ? c.actors[0] !== '中国' : reading.party(c.saidBy) !== null && reading.party(c.saidBy)?.kind !== 'person';
}

/**
 * @param {View} view
 * @param {import('../state.js').Doc} doc
 * @param {Item} item
 * @param {boolean} whole
 */
function head(view, doc, item, whole) {
  const { words } = view;
  const { c, top } = item;
  const all = standing(doc);
  const counted = all.filter((other) => other.c.force !== 'delivery');
  const at = all.indexOf(item);
  const step = (/** @type {Item | undefined} */ other, /** @type {string} */ template, /** @type {string} */ label) =>
    other && h('button', { class: 'step', 'data-key': label, onclick: () => view.dispatchEvent(new ChooseEvent(other.id, 'keys')) }, h('span', { class: 'visually-hidden' }, label, ' '), say(template, { n: other.number }));
  return h(
    'header',
    {},
    h(
      'p',
      {},
      whole && sign(c.force, words, true),
      whole && h('strong', {}, words.force[/** @type {'pledge'} */ (c.force)]),
      ...[
        c.force === 'delivery' ? say(words.card.delivered, { n: item.number }) : say(words.card.of, { n: item.number, all: counted.length }),
        top?.number && h('span', {}, ...fill(words.card.section, { n: view.quote(top.number) })),
        words.topic[/** @type {'health'} */ (c.topic)] ?? c.topic,
        words.status[/** @type {'done'} */ (c.status)],
      ].filter(Boolean).map((fact) => h('span', { class: 'meta' }, fact)),
    ),
    h(
      'p',
      { class: 'steps' },
      step(all[at - 1], words.card.previous, words.card.previousLabel),
      step(all[at + 1], words.card.next, words.card.nextLabel),
      h('button', { class: 'step', 'data-key': 'close-card', onclick: () => view.dispatchEvent(new ChooseEvent(null, 'list')) }, words.card.close),
    ),
  );
}

/**
 * The table “where each value comes from”.
 *
 * @param {View} view
 * @param {import('../reading.js').Reading} reading
 * @param {Item} item
 * @param {boolean} whole
 */
export function origins(view, reading, item, whole) {
  const { words } = view;
  const { c } = item;
  const rows = values(view, reading, item, whole);
  const body = rows.map(([field, value, origin, how]) =>
    h(
      'tr',
      { class: origin },
      h('th', { scope: 'row' }, words.card.rows[/** @type {'who'} */ (field)]),
      h('td', {}, ...(value ?? [words.card.missing])),
      h('td', { class: 'origin' }, h('span', { class: `mark ${origin}`, 'aria-hidden': 'true' }, words.card.marks[/** @type {'stated'} */ (origin)]), ' ', ...how),
    ),
  );
  return h(
    'div',
    { class: 'origins' },
    h(
      'table',
      {},
      h('caption', { class: whole ? null : 'visually-hidden' }, words.card.origins),
      h('thead', { class: 'visually-hidden' }, h('tr', {}, h('th', { scope: 'col' }, words.card.field), h('th', { scope: 'col' }, words.card.value), h('th', { scope: 'col' }, words.card.origin))),
      h('tbody', {}, ...body),
    ),
    whole && h('p', { class: 'note' }, words.card.originKey),
    item.mine && h('p', { class: 'note mine-note' }, words.card.takenNote),
    item.edited.length > 0 && h('p', { class: 'note mine-note' }, say(words.card.editedNote, { fields: [...new Set(item.edited.map((field) => fieldName(words, field)))].join(words.comma) })),
    c.actors.some((/** @type {string} */ name) => name.startsWith('?')) && h('p', { class: 'note' }, ...fill(words.card.unresolved, { surface: view.quote(c.actors.find((/** @type {string} */ n) => n.startsWith('?')).slice(1)) })),
  );
}

/** @typedef {[string, Child[] | null, string, Child[]]} Row field, value, origin, origin in words */

/**
 * @param {View} view
 * @param {import('../reading.js').Reading} reading
 * @param {Item} item
 * @param {boolean} whole
 * @returns {Row[]}
 */
function values(view, reading, item, whole) {
  const { words } = view;
  const { card } = words;
  const { c } = item;
  const by = (/** @type {string} */ origin) => card.originWords[/** @type {'stated'} */ (origin)];
  const quote = (/** @type {import('../reading.js').Span | null} */ span) => (span ? [view.quote(reading.slice(span))] : null);
  const cueOrigin = c.origin?.cue ?? 'stated';
  const topicOrigin = c.origin?.topic ?? 'inferred';
  const statusOrigin = c.origin?.status ?? 'inferred';
  /** @type {(Row | false)[]} */
  const rows = [
    ['who', c.actors.length ? view.parties(c.actors) : null, c.origin?.actors ?? 'inferred', whoFrom(view, reading, item)],
    ['cue', fill(card.gradeValue, { cue: view.quote(reading.slice(c.cue)), n: c.grade }), cueOrigin, cueOrigin === 'inherited' ? [from(view, item)] : [by(cueOrigin)]],
    whole && ['what', quote(c.action), 'stated', [by('stated')]],
    ['amount', c.amount && amount(view, c.amount), c.origin?.amount ?? (c.amount ? 'stated' : 'missing'), [by(c.amount ? 'stated' : 'missing')]],
    ['when', c.deadline && [view.quote(c.deadline.text), ...dates(c.deadline)], c.origin?.deadline ?? (c.deadline ? 'stated' : 'missing'), [c.deadline?.kind === 'soft' ? card.soft : by(c.deadline ? 'stated' : 'missing')]],
    ['to', c.counterparties.length ? view.parties(c.counterparties) : null, c.origin?.counterparties ?? (c.counterparties.length ? 'inferred' : 'missing'), [c.counterparties.length ? by(c.origin?.counterparties ?? 'inferred') : c.actors.length > 1 ? card.joint : by('missing')]],
    c.condition !== null && ['condition', quote(c.condition), 'stated', [by('stated')]],
    whole && c.frequency !== null && ['frequency', quote(c.frequency), 'stated', [by('stated')]],
    whole && c.purpose !== null && ['purpose', quote(c.purpose), 'stated', [by('stated')]],
    whole && ['saidBy', c.saidBy ? [view.quote(c.saidBy)] : null, c.saidBy ? 'inferred' : 'missing', [by(c.saidBy ? 'inferred' : 'missing')]],
    whole && ['status', [words.status[/** @type {'done'} */ (c.status)]], statusOrigin, [by(statusOrigin)]],
    whole && ['topic', [[c.topic, ...(c.topics ?? [])].filter((topic, at, all) => all.indexOf(topic) === at).map((topic) => words.topic[/** @type {'health'} */ (topic)] ?? topic).join(words.comma)], topicOrigin, [by(topicOrigin)]],
  ];
  const mine = new Set(item.mine ? Object.values(ROWS) : item.edited.map((field) => ROWS[/** @type {'actors'} */ (field)]));
  return rows.filter((row) => row !== false).map((row) => (mine.has(row[0]) && row[1] ? [row[0], row[1], 'mine', [card.byReader]] : row));
}

/** What a field of the report is called here. @param {import('../strings/index.js').Strings} words @param {string} field */
function fieldName(words, field) {
  if (field === 'section') return words.columns.section;
  if (field === 'grade') return words.columns.grade;
  return words.card.rows[/** @type {'who'} */ (ROWS[/** @type {'actors'} */ (field)])];
}

/** How it is known who is bound. @param {View} view @param {import('../reading.js').Reading} reading @param {Item} item @returns {Child[]} */
function whoFrom(view, reading, item) {
  const { card } = view.words;
  const { c } = item;
  const origin = c.origin?.actors ?? 'inferred';
  const reason = c.reasons.find((/** @type {any} */ r) => r.role === 'party');
  const surface = reason?.span ? view.quote(reading.slice(reason.span)) : null;
  if (!surface) return [card.originWords[/** @type {'stated'} */ (origin)]];
  if (origin === 'stated') return fill(card.bySurface, { surface });
  if (/reader|override|choice/.test(reason.rule)) return fill(card.by, { surface, place: card.byReader });
  const evidence = reason.detail?.evidence;
  const place = evidence ? view.quote(String(evidence)) : item.top?.number ? h('span', {}, ...fill(card.section, { n: view.quote(item.top.number) })) : card.bySection;
  return fill(card.by, { surface, place });
}

/** Where the cue was carried over from. @param {View} view @param {Item} item */
function from(view, item) {
  const { card } = view.words;
  const source = item.from;
  if (!source) return card.fromSentence;
  return h('button', { class: 'link', 'data-key': `from-${item.id}`, onclick: () => view.dispatchEvent(new ChooseEvent(source.id, 'keys')) }, say(card.from, { n: source.number }));
}

/** An amount as written, and what it comes to. @param {View} view @param {any} value @returns {Child[]} */
export function amount(view, value) {
  const exact = figure(value, view.state.settings.language, view.words);
  return [view.quote(value.text), exact ? h('span', { class: 'meta' }, ` ${exact}`) : null];
}

/**
 * The figure of an exact value in the interface's own way of writing; empty where it says no more.
 *
 * @param {any} value
 * @param {string} language
 * @param {import('../strings/index.js').Strings} words
 */
export function figure(value, language, words) {
  if (!value?.value || !/^-?\d+(\.\d+)?$/.test(value.value)) return '';
  const bound = words.numbers.bound[/** @type {'about'} */ (value.bound)] ?? '';
  const format = (/** @type {string} */ decimal) => {
    const number = Number(decimal);
    const currency = /^[A-Z]{3}$/.test(value.currency ?? '') ? /** @type {const} */ ({ style: 'currency', currency: value.currency, currencyDisplay: 'code' }) : {};
    return new Intl.NumberFormat(language, { ...currency, notation: number >= 1e6 ? 'compact' : 'standard', maximumFractionDigits: 4, minimumFractionDigits: 0 }).format(number);
  };
  const to = value.to ? `–${format(value.to)}` : '';
  return `${bound} ${format(value.value)}${to}`.trim();
}

/** @param {any} deadline @returns {Child[]} */
function dates(deadline) {
  const range = [deadline.from, deadline.to].filter(Boolean);
  if (!range.length) return [];
  return [h('span', { class: 'meta' }, ` ${[...new Set(range)].join('/')}`)];
}

/** @param {View} view @param {import('./view.js').State} state @param {Item} item @param {boolean} whole */
function commands(view, state, item, whole) {
  const { card } = view.words;
  const command = (/** @type {string} */ name, /** @type {string} */ label, className = 'link') =>
    h('button', { class: className, 'data-key': `${name}-card`, onclick: () => view.dispatchEvent(new CommandEvent(name, item.id)) }, label);
  const doc = currentDoc(state);
  return h(
    'footer',
    {},
    !state.wide && h('button', { class: 'link', 'data-key': 'why', 'aria-expanded': String(whole), onclick: () => view.dispatchEvent(new ViewEvent({ why: !state.why })) }, whole ? card.less : card.why),
    command('quote', card.copyQuote),
    command('cite', card.link),
    state.notice === 'copied' && h('span', { class: 'meta' }, String(state.noticeValues.text ?? '')),
    h('span', { class: 'grow' }),
    command('edit', card.edit, 'link mine'),
    !item.mine && command('correct', card.correct, 'link mine'),
    !item.mine && command('wrong', card.wrong, 'link mine'),
    h('button', { class: 'link mine', 'data-key': 'dismiss-card', onclick: () => doc && view.dispatchEvent(new DecideEvent(away(doc, item))) }, item.mine ? card.give : card.dismiss),
  );
}

/** What is decided when an item is to count no longer. @param {import('../state.js').Doc} doc @param {Item} item */
function away({ decisions }, item) {
  if (!item.mine) return { dismissed: [...decisions.dismissed, item.key] };
  const { [item.key]: _, ...edits } = decisions.edits;
  return { taken: decisions.taken.filter((key) => key !== item.key), edits };
}
