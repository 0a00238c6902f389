import { fill } from '../dom.js';
import { h } from '../dom.js';
import { figure } from './card.js';

/**
 * One sentence in the reader's language. Made of fields and templates, so that it never says more
 * than they do, and ends with what the text leaves open.
 *
 * @param {import('./view.js').View} view
 * @param {import('../reading.js').Reading} reading
 * @param {import('../reading.js').Item} item
 * @returns {import('./view.js').Child[]}
 */
export function explain(view, reading, { c }) {
  const { explain: templates } = view.words;
  const { language } = view.state.settings;
  const english = language === 'en';
  const names = c.actors.flatMap((/** @type {string} */ name, /** @type {number} */ at) => {
    const between = at === 0 ? [] : [at === c.actors.length - 1 ? templates.and : view.words.comma];
    const label = name.startsWith('?') ? fill(templates.unresolved, { surface: view.quote(name.slice(1)) }) : [view.party(name)];
    return [...between, ...label];
  });
  if (!names.length) names.push(templates.someone);
  const action = view.quote(reading.slice(c.action), 'quoted');
  const parts = fill(templates[/** @type {'pledge'} */ (c.force)], {
    who: english ? capital(names) : names,
    cue: h('strong', { lang: view.sourceLanguage }, reading.slice(c.cue)),
    what: action,
  });
  if (c.counterparties.length) parts.push(...fill(templates.to, { to: view.parties(c.counterparties) }));
  const exact = c.amount ? figure(c.amount, language, view.words) : '';
  if (exact && english) parts.push(...fill(templates.amount, { amount: exact }));
  if (!c.deadline) parts.push(templates.noDate);
  else parts.push(...fill(c.deadline.kind === 'soft' ? templates.soft : templates.dated, { when: view.quote(c.deadline.text) }));
  return parts;
}

/** A sentence begins with a capital. @param {import('./view.js').Child[]} parts */
function capital([first, ...rest]) {
  if (typeof first === 'string') return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
  if (!(first instanceof Text)) return [first, ...rest];
  return [document.createTextNode(first.data.charAt(0).toUpperCase() + first.data.slice(1)), ...rest];
}
