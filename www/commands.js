// What each command of the page does.
import { strings } from './strings/index.js';
import { NO_FILTER } from './state.js';

/**
 * @param {{store: import('./state.js').Store, session: import('./session.js').Session, text: import('./elements/text.js').Text, live: import('./elements/live.js').Live}} parts
 * @returns {(command: string, detail?: any) => void}
 */
export function commands({ store, session, text, live }) {
  const words = () => strings(store.state.settings.language);

  /** @type {Record<string, (detail: any) => void>} */
  const known = {
    home: () => session.home(),
    clear: () => session.clear(),
    undo: () => session.turn(-1) && live.tell(words().undone),
    redo: () => session.turn(1) && live.tell(words().redone),
    retry: () => session.run(),
    cancel: () => session.cancel(),
    split: () => session.split(),
    document: (id) => session.show(id),
    view: (view) => store.set({ view, dialog: null }),
    proof: () => store.set({ dialog: 'proof' }),
    'clear-filter': () => store.set({ filter: NO_FILTER }),
    go: (offset) => {
      store.set({ pane: 'text', wide: false });
      // After the text pane is in front again.
      requestAnimationFrame(() => text.show(offset));
    },
    files: async (files) => {
      const texts = await Promise.all(files.map(async (/** @type {File} */ file) => ({ name: file.name, text: await file.text() })));
      session.open(texts);
    },
    'copy-error': () => copy(`gongbao: ${session.doc?.failure?.kind}: ${session.doc?.failure?.message}`),
    correct: (id) => {
      const item = session.doc?.reading?.byId.get(id);
      const reading = session.doc?.reading;
      if (!item || !reading) return;
      const reason = item.c.reasons.find((/** @type {any} */ r) => r.role === 'party' && r.span);
      const surface = reason ? reading.slice(reason.span) : item.c.actors[0]?.replace(/^\?/, '');
      store.set({ dialog: 'correct', dialogDetail: { surface, section: item.c.section, names: item.c.actors } });
    },
    'correct-surface': (detail) => store.set({ dialog: 'correct', dialogDetail: detail }),
    ignore: (term) => {
      const doc = session.doc;
      if (doc) session.decide({ options: { ...doc.decisions.options, stopWords: [...(doc.decisions.options.stopWords ?? doc.reading?.report.options.stopWords ?? []), term] } });
    },
  };

  /** @param {string} content */
  async function copy(content) {
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      const field = document.createElement('textarea');
      field.value = content;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    live.tell(words().card.copied);
  }

  return (command, detail) => known[command]?.(detail);
}
