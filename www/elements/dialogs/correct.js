import { h, say } from '../../dom.js';
import { DecideEvent, ViewEvent } from '../../events.js';
import { currentDoc } from '../../state.js';

/**
 * The reader says whom a word means, in a section or everywhere.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function correct(view, state) {
  const { parties: words } = view.words;
  const { surface = '', section = null, names = [] } = state.dialogDetail ?? {};
  const doc = currentDoc(state);
  const field = h('input', { type: 'text', lang: view.sourceLanguage, value: names.map((/** @type {string} */ name) => name.replace(/^\?/, '')).join('、'), list: 'known-parties', 'data-key': 'names', 'aria-describedby': 'correct-help' });
  const here = h('input', { type: 'radio', name: 'reach', checked: section !== null, disabled: section === null, 'data-key': 'here' });
  const apply = () => {
    const chosen = field.value.split(/[、,，;；＋+]/).map((name) => name.trim()).filter(Boolean);
    if (!doc || !chosen.length) return;
    const places = here.checked ? within(doc, section) : [null];
    const others = (doc.decisions.options.parties ?? []).filter((one) => one.surface !== surface || !places.includes(one.section));
    const parties = [...others, ...places.map((place) => ({ surface, section: place, names: chosen }))];
    view.dispatchEvent(new ViewEvent({ dialog: null, dialogDetail: null }));
    view.dispatchEvent(new DecideEvent({ options: { ...doc.decisions.options, parties } }));
  };
  return {
    title: words.correctTitle,
    body: [
      h('label', {}, ...say(words.correct, { surface: '\u0000' }).split('\u0000').flatMap((part, at) => (at ? [view.quote(surface), part] : [part])), ' ', field),
      h('p', { class: 'note', id: 'correct-help' }, words.correctHelp),
      h('datalist', { id: 'known-parties' }, ...(doc?.reading?.report.parties ?? []).map((/** @type {any} */ party) => h('option', { value: party.name }))),
      h('p', { class: 'row' }, h('label', {}, here, ' ', words.here), h('label', {}, h('input', { type: 'radio', name: 'reach', checked: section === null, 'data-key': 'everywhere' }), ' ', words.everywhere)),
      h('p', { class: 'row' }, h('button', { class: 'primary', 'data-key': 'apply', onclick: apply }, words.apply)),
    ],
  };
}

/**
 * The ids of all sections that the outermost one round this section holds.
 *
 * @param {import('../../state.js').Doc} doc
 * @param {string} id
 * @returns {(string | null)[]}
 */
function within({ reading }, id) {
  const section = reading?.topOf(reading.sections.get(id));
  if (!reading || !section) return [id];
  const [start, end] = reading.reach(section);
  return reading.report.sections.filter((/** @type {any} */ s) => s.span[0] >= start && s.span[0] < end).map((/** @type {any} */ s) => s.id);
}
