// What each command of the page does.
import { AnalysisError } from './analyzer.js';
import { ownModule } from './engine.js';
import { strings } from './strings/index.js';
import { decode, fromDocx, fromHtml, guess } from './decode.js';
import { say } from './dom.js';
import { block } from './corpus.js';
import * as keep from './keep.js';
import * as out from './out.js';
import * as picture from './picture.js';
import { reportPage } from './report-page.js';
import { NO_DECISIONS, NO_FILTER } from './state.js';
import { cut, joined } from './words.js';

/**
 * @param {{store: import('./state.js').Store, session: import('./session.js').Session, text: import('./elements/text.js').Text, live: import('./elements/live.js').Live, test: () => Promise<import('./state.js').SelfTest>}} parts
 * @returns {(command: string, detail?: any) => void}
 */
export function commands({ store, session, text, live, test }) {
  const words = () => strings(store.state.settings.language);

  /** @type {URLSearchParams | null} what a citation link points at, until its text is here */
  let cited = null;

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
    view: (view) => store.set({ view, dialog: null, blank: false, handout: false, ...(view === 'compare' ? { wide: false } : {}) }),
    handout: () => {
      store.set({ handout: true });
      addEventListener('afterprint', () => store.set({ handout: false }), { once: true });
      setTimeout(() => print());
    },
    beside: ({ name, text: words }) => session.beside({ name, text: words }),
    'beside-file': async (file) => {
      const [found] = file ? await open(file, false) : [];
      if (found) session.beside(found);
    },
    'beside-document': (id) => session.compare(id),
    kept: () => {
      const found = out.readProject(keep.read() ?? '');
      if (typeof found !== 'string') session.open(found);
    },
    autosave: (on) => {
      store.set({ settings: { ...store.state.settings, autosave: on }, kept: 0 });
      if (!on) keep.forget();
    },
    proof: () => store.set({ dialog: 'proof' }),
    card: () => {
      const row = document.querySelector('.row[aria-expanded=true]');
      if (row instanceof HTMLElement) row.focus();
    },
    drawer: (open) => {
      store.set({ drawer: open });
      // After it is drawn.
      requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector(open ? 'gb-outline [tabindex="0"]' : '[data-key=drawer]'))?.focus());
    },
    'clear-filter': () => store.set({ filter: NO_FILTER }),
    go: (offset) => {
      store.set({ pane: 'text', wide: false, drawer: false });
      // After the text pane is in front again.
      requestAnimationFrame(() => text.show(offset));
    },
    files: async (files) => {
      const read = await Promise.all(files.map((/** @type {File} */ file) => open(file)));
      const texts = read.flat();
      if (texts.length) session.open(texts);
    },
    dictionary: async (/** @type {File} */ file) => {
      const { terms } = words();
      const bytes = new Uint8Array(await file.arrayBuffer());
      const tell = (/** @type {string} */ sentence, values = {}) => {
        const text = say(sentence, { name: file.name, ...values });
        store.set({ notice: 'said', noticeValues: { text } });
        live.tell(text, 'assertive');
      };
      try {
        const dictionary = await session.analyzer.load(decode(bytes, guess(bytes)), ownModule());
        session.decide({ options: { ...session.doc?.decisions.options, dictionary } });
        tell(terms.dictionaryOn);
      } catch (error) {
        const { kind, message, detail } = error instanceof AnalysisError ? error : { kind: 'worker', message: String(error), detail: undefined };
        if (kind === 'dictionary') tell(detail?.text ? terms.dictionaryBroken : terms.dictionaryEmpty, detail);
        else if (session.doc) store.setDoc(session.doc.id, { phase: 'failed', slow: false, failure: { kind, message } });
      }
    },
    decoded: ({ name, text: words }) => {
      store.set({ dialog: null, dialogDetail: null });
      session.open([{ name, text: words }]);
    },
    export: (format) => {
      const { doc } = session;
      if (!doc?.reading) return;
      const name = out.title(doc).slice(0, 40).replace(/[\\/:*?"<>|\s]+/g, '_');
      if (format === 'csv') out.save(`${name}.csv`, out.commitmentsCsv(doc, words()), 'text/csv');
      else if (format === 'terms-csv') out.save(`${name}.terms.csv`, out.termsCsv(doc, words()), 'text/csv');
      else if (format === 'json') out.save(`${name}.json`, out.json(doc), 'application/json');
      else if (format === 'markdown') out.save(`${name}.md`, out.markdown(doc, words()), 'text/markdown');
      else if (format === 'html') out.save(`${name}.html`, reportPage(doc, words(), store.state.settings.language), 'text/html');
      else if (format === 'project') out.save(`${name}.gongbao.json`, out.project(store.state.docs), 'application/json');
      else {
        store.set({ dialog: null });
        setTimeout(() => print());
      }
    },
    'kwic-csv': (term) => session.doc && out.save(`${term}.csv`, out.kwicCsv(session.doc, term, words()), 'text/csv'),
    picture: async ({ format, at, legend }) => {
      const drawn = document.querySelectorAll('svg.cloud')[at];
      if (!(drawn instanceof SVGElement)) return;
      const whole = [...(session.doc ? [out.title(session.doc)] : []), ...legend];
      if (format === 'SVG') out.save('gongbao.svg', picture.drawing(drawn, whole).text, 'image/svg+xml');
      else {
        const image = await picture.pixels(drawn, whole);
        if (image) out.save('gongbao.png', image, 'image/png');
      }
    },
    'self-test': async () => {
      const selfTest = await test();
      store.set({ selfTest });
    },
    share: async (withText) => {
      if (session.doc) store.set({ dialogDetail: { withText, link: await out.share(session.doc, store.state, withText) } });
    },
    copy: (content) => copy(content),
    quote: (id) => store.set({ dialog: 'quote', dialogDetail: id }),
    cite: (id) => {
      const item = session.doc?.reading?.byId.get(id);
      if (session.doc && item) copy(out.citation(session.doc, item.c));
    },
    fragment: async (fragment) => {
      if (fragment.startsWith('#cite&')) {
        cited = new URLSearchParams(fragment.slice(6));
        store.set({ notice: 'said', noticeValues: { text: words().out.cited } });
      } else if (fragment.startsWith('#share=')) {
        const data = await out.shared(fragment);
        if (!data) store.set({ notice: 'said', noticeValues: { text: words().out.linkBroken } });
        else if (typeof data.text === 'string') session.open([{ name: data.name ?? null, text: data.text, decisions: { ...NO_DECISIONS, ...data.decisions } }]);
        else {
          session.next = { ...NO_DECISIONS, ...data.decisions };
          store.set({ notice: 'said', noticeValues: { text: words().out.applied } });
        }
      }
    },
    check: () => {
      const report = session.doc?.reading?.report;
      if (!cited || !report) return;
      const same = cited.get('sha256') === report.source.sha256;
      const start = Number(cited.get('at')?.split('-')[0]);
      const item = same ? session.doc?.reading?.items.find(({ c }) => c.action[0] === start) : undefined;
      const sentence = same ? words().out.same : words().out.differs;
      store.set({ notice: 'said', noticeValues: { text: sentence }, ...(item ? { chosen: item.id, chosenFrom: 'keys' } : {}) });
      live.tell(sentence);
      if (same) cited = null;
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
    edit: (id) => {
      const key = session.doc?.reading?.byId.get(id)?.key;
      if (key) store.set({ dialog: 'edit', dialogDetail: { key, sentence: null } });
    },
    take: (span) => {
      const reading = session.doc?.reading;
      const at = store.state.at.start;
      const [start, end] = span ?? store.state.picked ?? [at, at];
      const sentence = reading?.report.sentences[reading.sentenceAt(start)]?.span;
      if (!sentence) return;
      const clause = end > start ? [Math.max(start, sentence[0]), Math.min(end, sentence[1])] : sentence;
      store.set({ dialog: 'edit', dialogDetail: { key: clause.join('-'), sentence } });
    },
    wrong: (id) => {
      const { doc } = session;
      const item = doc?.reading?.byId.get(id);
      if (doc && item) copy(block(doc, item), words().card.wrongCopied);
    },
    'correct-surface': (detail) => store.set({ dialog: 'correct', dialogDetail: detail }),
    ignore: async (term) => {
      const list = session.doc?.decisions.options.stopWords ?? (await session.builtIn());
      if (session.doc) session.decide({ options: { ...session.doc.decisions.options, stopWords: [...list, term] } });
    },
    join: ({ word, at }) => ownWords((lines) => joined(lines, word), { term: word, at }),
    cut: ({ word, parts, at }) => ownWords((lines) => cut(lines, word, parts), { at }),
    word: (span) => {
      const word = session.doc?.reading?.slice(span).trim();
      if (!word) return;
      getSelection()?.removeAllRanges();
      store.set({ tab: 'terms', picked: null });
      ownWords((lines) => joined(lines, word), { term: word, at: span[0] });
    },
    'save-words': (lines) => out.save('userdict.txt', `${lines.join('\n')}\n`, 'text/plain'),
  };

  /** Decides on the reader's list of words, and stays at that place. @param {(lines: string[]) => string[]} change @param {{term?: string, at: number}} place */
  function ownWords(change, { term, at }) {
    const { doc } = session;
    if (!doc) return;
    const { state } = store;
    store.set({ term: term ?? state.term, terms: { ...state.terms, at } });
    session.decide({ options: { ...doc.decisions.options, words: change(doc.decisions.options.words ?? []) } });
  }

  /** The text of a file, or a sentence on why there is none. @param {File} file @param {boolean} [ask] what encoding it has, where that is a guess @returns {Promise<{name: string | null, text: string, decisions?: import('./state.js').Decisions}[]>} */
  async function open(file, ask = true) {
    const { name } = file;
    const no = (/** @type {'pdf' | 'notText' | 'newer' | 'broken' | 'empty'} */ why) => {
      const sentence = say(words().files[why], { name });
      store.set({ notice: 'said', noticeValues: { text: sentence } });
      live.tell(sentence, 'assertive');
      return [];
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const start = String.fromCharCode(...bytes.subarray(0, 5));
    if (start === '%PDF-') return no('pdf');
    if (start.startsWith('PK')) {
      const found = await fromDocx(bytes);
      return found === null ? no('notText') : found.trim() ? [{ name, text: found }] : no('empty');
    }
    const encoding = guess(bytes);
    const content = decode(bytes, encoding);
    if (content.includes('\0')) return no('notText');
    if (/\.json$/i.test(name)) {
      const found = out.readProject(content);
      return typeof found === 'string' ? no(found) : found;
    }
    if (/\.html?$/i.test(name)) return [{ name, text: fromHtml(content) }];
    if (!content.trim()) return no('empty');
    if (encoding === 'utf-8' || !ask) return [{ name, text: content }];
    store.set({ dialog: 'encoding', dialogDetail: { bytes, encoding, name } });
    return [];
  }

  /** @param {string} content @param {string} [told] */
  async function copy(content, told = words().card.copied) {
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
    live.tell(told);
    store.set({ notice: 'copied', noticeValues: { text: told } });
  }

  return (command, detail) => known[command]?.(detail);
}
