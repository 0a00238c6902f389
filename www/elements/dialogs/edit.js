import { h, option } from '../../dom.js';
import { DecideEvent, ViewEvent } from '../../events.js';
import { differences, takenAsCommitment } from '../../mine.js';
import { FORCES } from '../../reading.js';
import { currentDoc } from '../../state.js';
import { numberOf } from '../meaning.js';

/**
 * The reader corrects a commitment, moves it to other actors or another section, or takes a clause as
 * one. `dialogDetail`: `{key, sentence}`; with a sentence the clause is new and can be narrowed in it.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function edit(view, state) {
  const { words } = view;
  const doc = currentDoc(state);
  const reading = doc?.reading;
  const { key = '', sentence = null } = state.dialogDetail ?? {};
  if (!doc || !reading) return { title: words.edit.title, body: [] };
  const { decisions } = doc;
  const item = reading.items.find((one) => one.key === key);
  const own = sentence !== null || item?.mine === true;
  const c = item?.c ?? takenAsCommitment(reading, key);
  const reported = own ? null : reading.report.commitments.find((/** @type {any} */ one) => one.action.join('-') === key);

  const clause = h('textarea', { rows: 2, lang: view.sourceLanguage, 'data-key': 'edit-clause' });
  clause.value = reading.slice(c.action);
  const names = (/** @type {string} */ name, /** @type {string[]} */ value) => h('input', { type: 'text', lang: view.sourceLanguage, list: 'edit-parties', value: value.join('、'), 'data-key': `edit-${name}`, 'aria-describedby': 'edit-help' });
  const menu = (/** @type {string} */ name, /** @type {string} */ value, /** @type {[string, string][]} */ options) =>
    h('select', { 'data-key': `edit-${name}` }, ...options.map(([id, label]) => option(id, label, id === value, state.settings.language === 'en' ? view.sourceLanguage : state.settings.language)));
  const actors = names('actors', c.actors);
  const counterparties = names('counterparties', c.counterparties);
  const force = menu('force', c.force, FORCES.map((one) => [one, words.force[/** @type {'pledge'} */ (one)]]));
  const grade = menu('grade', String(c.grade), [5, 4, 3, 2, 1].map((n) => [String(n), String(n)]));
  const status = menu('status', c.status, Object.entries(words.status));
  const topic = menu('topic', c.topic, Object.entries(words.topic));
  // The parts that the outline names; a clause stays in its point unless it is moved to another part.
  const part = reading.topOf(reading.sections.get(c.section))?.id ?? '';
  const section = menu('section', part, reading.chapters.map((/** @type {any} */ s) => [s.id, s.number ? numberOf(s, state.settings.language) : reading.slice([s.span[0], s.span[0] + 12]).trim()]));

  const close = () => view.dispatchEvent(new ViewEvent({ dialog: null, dialogDetail: null }));
  const apply = () => {
    const at = sentence ? place(reading, sentence, clause.value) : key;
    if (at === null) {
      clause.setCustomValidity(words.edit.notInSentence);
      clause.reportValidity();
      return;
    }
    const said = { actors: split(actors.value), counterparties: split(counterparties.value), force: force.value, grade: Number(grade.value), status: status.value, topic: topic.value, section: section.value === part ? c.section : section.value };
    const { [key]: _, ...edits } = decisions.edits;
    const changed = differences(reported, said);
    close();
    view.dispatchEvent(
      new DecideEvent({
        edits: Object.keys(changed).length ? { ...edits, [at]: changed } : edits,
        ...(sentence ? { taken: [...decisions.taken.filter((one) => one !== at), at] } : {}),
      }),
    );
    if (sentence) view.dispatchEvent(new ViewEvent({ tab: 'commitments', chosen: `taken-${at}`, chosenFrom: 'keys', picked: null }));
  };
  const back = () => {
    const { [key]: _, ...edits } = decisions.edits;
    close();
    view.dispatchEvent(new DecideEvent({ edits }));
  };
  clause.addEventListener('input', () => clause.setCustomValidity(''));
  const row = (/** @type {string} */ label, /** @type {HTMLElement} */ field) => h('p', {}, h('label', {}, h('span', { class: 'field' }, label), ' ', field));
  return {
    title: sentence ? words.edit.takeTitle : words.edit.title,
    body: [
      sentence ? h('label', {}, words.edit.clause, clause) : h('blockquote', { class: 'preview read', lang: view.sourceLanguage }, reading.slice(c.action)),
      sentence && h('p', { class: 'note', lang: view.sourceLanguage }, reading.slice(sentence)),
      row(words.columns.actor, actors),
      row(words.columns.to, counterparties),
      h('p', { class: 'note', id: 'edit-help' }, words.parties.correctHelp),
      h('datalist', { id: 'edit-parties' }, ...reading.report.parties.map((/** @type {any} */ party) => h('option', { value: party.name }))),
      row(words.columns.force, force),
      row(words.columns.grade, grade),
      row(words.card.rows.status, status),
      row(words.columns.topic, topic),
      row(words.columns.section, section),
      h(
        'p',
        { class: 'row' },
        h('button', { class: 'primary', 'data-key': 'apply', onclick: apply }, sentence ? words.edit.take : words.edit.apply),
        !own && key in decisions.edits && h('button', { class: 'link mine', 'data-key': 'edit-back', onclick: back }, words.edit.back),
      ),
      h('p', { class: 'note' }, words.edit.note),
    ],
  };
}

/** @param {string} names */
const split = (names) => names.split(/[、,，;；＋+]/).map((name) => name.trim()).filter(Boolean);

/**
 * Where the reader's words stand in the sentence; null when they do not.
 *
 * @param {import('../../reading.js').Reading} reading
 * @param {import('../../reading.js').Span} sentence
 * @param {string} words
 */
function place(reading, sentence, words) {
  const at = words.trim() ? reading.slice(sentence).indexOf(words.trim()) : -1;
  return at < 0 ? null : `${sentence[0] + at}-${sentence[0] + at + words.trim().length}`;
}
