import { h } from '../../dom.js';
import { ViewEvent } from '../../events.js';

/** The keyboard map. @param {import('../view.js').View} view */
export function keys(view) {
  const { keys: words } = view.words;
  return {
    title: words.title,
    body: [
      h('p', { class: 'row' }, h('button', { class: 'link', 'data-key': 'method', onclick: () => view.dispatchEvent(new ViewEvent({ dialog: 'method' })) }, view.words.method.open)),
      h('p', { class: 'note' }, words.note),
      h('table', { class: 'keys' }, h('tbody', {}, ...words.list.map(([key, meaning]) => h('tr', {}, h('th', { scope: 'row' }, h('kbd', {}, key)), h('td', {}, meaning))))),
    ],
  };
}
