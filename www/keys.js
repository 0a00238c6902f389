// Single keys of the reading page. They do nothing while somebody types or composes.
import { standing } from './choice.js';
import { ChooseEvent, CommandEvent, GoEvent, ViewEvent } from './events.js';
import { TABS } from './elements/tabs.js';
import { currentDoc } from './state.js';

/**
 * @param {KeyboardEvent} event
 * @param {import('./state.js').State} state
 * @returns {Event | null} what the key means here
 */
export function meaning(event, state) {
  if (event.isComposing || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  const typing = target?.closest('input, textarea, select, [contenteditable]');
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    return typing ? null : new CommandEvent(event.shiftKey ? 'redo' : 'undo');
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return null;
  if (event.key === 'Escape') return escape(state);
  if (!state.settings.keys || state.dialog || state.current === null || !target?.closest('.panes, .head, body')) return null;
  if (event.key === 'Enter') return target?.matches('.sheet') && state.chosen ? new CommandEvent('card') : null;
  return single(event.key, state);
}

/** @param {import('./state.js').State} state */
function escape(state) {
  if (state.dialog) return new ViewEvent({ dialog: null });
  if (state.drawer) return new CommandEvent('drawer', false);
  if (state.blank) return new ViewEvent({ blank: false });
  if (state.view !== 'read') return new CommandEvent('view', 'read');
  if (state.chosen) return new ChooseEvent(null, 'keys');
  if (state.term) return new ViewEvent({ term: null });
  if (state.filter.forces.length) return new CommandEvent('clear-filter');
  return state.wide ? new ViewEvent({ wide: false }) : null;
}

/** @param {string} key @param {import('./state.js').State} state */
function single(key, state) {
  const doc = currentDoc(state);
  const reading = doc?.reading;
  if (key === '?') return new ViewEvent({ dialog: 'keys' });
  if (!reading || state.view !== 'read') return null;
  const tab = TABS[Number(key) - 1];
  if (tab) return new ViewEvent({ tab });
  if (key === 't') return new CommandEvent('take', null);
  if (key === '/') return new ViewEvent({ dialog: 'search' });
  if (key === 'j' || key === 'k') {
    const items = standing(doc);
    const way = key === 'j' ? 1 : -1;
    const at = items.findIndex(({ id }) => id === state.chosen);
    const near = items.findIndex(({ c }) => c.action[0] >= state.at.start);
    const next = items[at >= 0 ? at + way : way > 0 ? Math.max(0, near) : near - 1];
    return next ? new ChooseEvent(next.id, 'keys') : null;
  }
  if (key === 'n' || key === 'p') {
    const starts = reading.chapters.map((/** @type {any} */ s) => s.span[0]);
    const here = state.at.section ? reading.sections.get(state.at.section)?.span[0] ?? 0 : 0;
    const to = key === 'n' ? starts.find((/** @type {number} */ start) => start > here) : starts.filter((/** @type {number} */ start) => start < here).at(-1);
    return to === undefined ? null : new GoEvent(to);
  }
  return null;
}
