import { accuracy } from '../../accuracy.js';
import { h, say } from '../../dom.js';
import { MEASURES } from '../../method.js';
import { currentDoc } from '../../state.js';

/**
 * How everything is found and measured: each figure with formula, unit and source; versions, how to
 * cite, licence, privacy.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function method(view, state) {
  const { method: words } = view.words;
  const generator = currentDoc(state)?.reading?.report.generator ?? null;
  const version = generator ? say(words.version, generator) : words.versionLater;
  return {
    title: words.title,
    body: [
      ...words.parts.flatMap(([head, text]) => [h('h3', {}, head), h('p', {}, text)]),
      h('h3', {}, view.words.accuracy.title),
      ...accuracy(view.words, currentDoc(state)?.reading?.report.genre?.label ?? null).map((line) => h('p', {}, line)),
      h('h3', {}, words.measures),
      h(
        'dl',
        { class: 'measures' },
        ...MEASURES.flatMap(([id, formula, source]) => [
          h('dt', {}, words.measure[id][0]),
          h('dd', {}, h('p', {}, words.measure[id][1]), h('p', {}, h('code', { lang: 'en' }, formula)), h('p', { class: 'meta', lang: 'en' }, source)),
        ]),
      ),
      h('h3', {}, words.cite),
      h('p', {}, version),
      h('p', {}, say(words.citation, { version: generator?.version ?? '' })),
      h('h3', {}, words.rights),
      h('p', {}, words.licence),
    ],
  };
}
