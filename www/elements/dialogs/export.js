import { h } from '../../dom.js';
import { CommandEvent } from '../../events.js';

const FORMATS = /** @type {const} */ (['csv', 'terms-csv', 'json', 'markdown', 'html', 'project', 'print']);

/**
 * What can be taken away, and a link.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function exporting(view, state) {
  const { out } = view.words;
  const { link = '' } = state.dialogDetail ?? {};
  const withText = h('input', { type: 'checkbox', 'data-key': 'with-text', checked: state.dialogDetail?.withText ?? false });
  return {
    title: view.words.masthead.export,
    body: [
      h(
        'ul',
        { class: 'formats' },
        ...FORMATS.map((format) =>
          h('li', {}, h('button', { class: 'link', 'data-key': `export-${format}`, onclick: () => view.dispatchEvent(new CommandEvent('export', format)) }, out.formats[format][0]), h('span', { class: 'note' }, out.formats[format][1])),
        ),
      ),
      h('h3', {}, out.share),
      h('p', { class: 'note' }, out.shareHelp),
      h('p', { class: 'row' }, h('label', {}, withText, ' ', out.withText), h('button', { class: 'link', 'data-key': 'share', onclick: () => view.dispatchEvent(new CommandEvent('share', withText.checked)) }, out.makeLink)),
      link && h('p', {}, h('input', { type: 'text', readonly: true, value: link, 'aria-label': out.share, 'data-key': 'link' })),
      link && state.dialogDetail?.withText && h('p', { class: 'notice' }, out.warning),
    ],
  };
}
