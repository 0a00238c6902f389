import { h } from '../../dom.js';
import { CommandEvent, ViewEvent } from '../../events.js';
import { decode, ENCODINGS } from '../../decode.js';

/**
 * The guess at a file's encoding, its first lines by it, and a menu to change it.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function encoding(view, state) {
  const { files } = view.words;
  const { bytes, encoding: guess, name } = state.dialogDetail;
  const menu = h(
    'select',
    { 'data-key': 'encoding', onchange: () => view.dispatchEvent(new ViewEvent({ dialogDetail: { ...state.dialogDetail, encoding: menu.value } })) },
    ...ENCODINGS.map((one) => h('option', { value: one, selected: one === guess }, one.toUpperCase())),
  );
  const lines = decode(bytes.subarray(0, 4096), guess).split(/\r\n|[\r\n]|\u3000{2}/).filter((line) => line.trim()).slice(0, 3);
  return {
    title: files.title,
    body: [
      h('p', {}, view.quote(name)),
      h('p', {}, h('label', {}, files.encoding, ' ', menu)),
      h('blockquote', { class: 'preview read', lang: 'zh-Hans' }, ...lines.map((line) => h('p', {}, line.slice(0, 80)))),
      h('p', { class: 'row' }, h('button', { class: 'primary', 'data-key': 'apply', onclick: () => view.dispatchEvent(new CommandEvent('decoded', { name, text: decode(bytes, guess) })) }, view.words.start.go)),
    ],
  };
}
