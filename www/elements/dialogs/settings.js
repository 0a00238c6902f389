import { h } from '../../dom.js';
import { CommandEvent, ViewEvent } from '../../events.js';
import { possible } from '../../keep.js';

/**
 * How the page looks.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function settings(view, { settings: now }) {
  const { settings: words } = view.words;
  const change = (/** @type {Partial<import('../../state.js').Settings>} */ patch) => view.dispatchEvent(new ViewEvent({ settings: { ...now, ...patch } }));
  const choice = (/** @type {keyof import('../../state.js').Settings} */ key, /** @type {string} */ label, /** @type {[string | number, string][]} */ options) =>
    h(
      'fieldset',
      {},
      h('legend', {}, label),
      ...options.map(([value, name]) =>
        h('label', {}, h('input', { type: 'radio', name: key, 'data-key': `${key}-${value}`, checked: now[key] === value, onchange: () => change({ [key]: value }) }), ' ', name),
      ),
    );
  const toggle = (/** @type {'values' | 'aloud' | 'keys'} */ key, /** @type {string} */ label) =>
    h('label', {}, h('input', { type: 'checkbox', 'data-key': key, checked: now[key], onchange: () => change({ [key]: !now[key] }) }), ' ', label);
  return {
    title: words.title,
    body: [
      choice('size', words.size, words.sizes.map((name, at) => [at - 2, name])),
      choice('face', words.face, Object.entries(words.faces)),
      choice('theme', words.theme, Object.entries(words.themes)),
      choice('numbers', words.numbers, Object.entries(words.numbersOptions)),
      h('fieldset', { class: 'plain' }, toggle('values', words.values), toggle('aloud', words.aloud), toggle('keys', words.keys), h('label', {}, h('input', { type: 'checkbox', 'data-key': 'autosave', checked: now.autosave, disabled: !possible(), onchange: () => view.dispatchEvent(new CommandEvent('autosave', !now.autosave)) }), ' ', words.autosave)),
      h('p', { class: 'note' }, possible() ? words.autosaveHelp : words.autosaveOff),
    ],
  };
}
