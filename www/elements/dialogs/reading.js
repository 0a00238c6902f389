import { h, say } from '../../dom.js';
import { DecideEvent, ViewEvent } from '../../events.js';
import { currentDoc } from '../../state.js';

/**
 * How the text is read: its genre, its date, what is cleaned away.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function reading(view, state) {
  const { reading: words, genre: names } = view.words;
  const doc = currentDoc(state);
  const report = doc?.reading?.report;
  const steps = Object.keys(words.steps);
  const on = /** @type {string[]} */ (report?.options.cleaning ?? steps);
  const counts = new Map((report?.notes ?? []).filter((/** @type {any} */ n) => n.kind === 'cleaned').map((/** @type {any} */ n) => [n.detail?.step, n.detail?.count]));
  const boxes = steps.map((step) => h('input', { type: 'checkbox', value: step, checked: on.includes(step), 'data-key': step }));
  const genre = h(
    'select',
    { 'data-key': 'genre-choice' },
    h('option', { value: '' }, names.detected),
    ...Object.entries(names).filter(([key]) => !['unknown', 'change', 'detected'].includes(key)).map(([key, name]) => h('option', { value: key, selected: report?.options.genre === key }, name)),
  );
  const date = h('input', { type: 'text', value: report?.options.date ?? '', placeholder: '2022-08-02', pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?', 'data-key': 'date' });
  const apply = () => {
    if (!date.checkValidity()) {
      date.reportValidity();
      return;
    }
    const options = { ...doc?.decisions.options, genre: genre.value || null, date: date.value.trim() || null, cleaning: boxes.filter((box) => box.checked).map((box) => box.value) };
    view.dispatchEvent(new ViewEvent({ dialog: null }));
    view.dispatchEvent(new DecideEvent({ options }));
  };
  return {
    title: words.title,
    body: [
      h('p', {}, h('label', {}, words.genre, ' ', genre)),
      h('p', {}, h('label', {}, words.date, date)),
      h('p', { class: 'note' }, words.dateHelp),
      h('h3', {}, words.cleaning),
      h('p', { class: 'note' }, words.cleaningHelp),
      h(
        'ul',
        { class: 'steps-list' },
        ...steps.map((step, at) =>
          h('li', {}, h('label', {}, boxes[at], ' ', words.steps[/** @type {'wrap'} */ (step)]), counts.has(step) && h('span', { class: 'meta' }, ` ${say(words.count, { n: Number(counts.get(step)) })}`)),
        ),
      ),
      h('p', { class: 'row' }, h('button', { class: 'primary', 'data-key': 'apply', onclick: apply }, words.apply)),
    ],
  };
}
