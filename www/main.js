// Composition root of the page: makes the parts, tells elements the state, turns their events into it.
import { Analyzer } from './analyzer.js';
import { copied } from './decode.js';
import { say } from './dom.js';
import { commands } from './commands.js';
import { Cloud } from './elements/cloud.js';
import { Compare } from './elements/compare.js';
import { Commitments } from './elements/commitments.js';
import { Dialog } from './elements/dialog.js';
import { Dock } from './elements/dock.js';
import { Live } from './elements/live.js';
import { Masthead } from './elements/masthead.js';
import { Numbers } from './elements/numbers.js';
import { Outline } from './elements/outline.js';
import { Picked } from './elements/picked.js';
import { Parties } from './elements/parties.js';
import { Rejected } from './elements/rejected.js';
import { Ribbon } from './elements/ribbon.js';
import { Search } from './elements/search.js';
import { Start } from './elements/start.js';
import { Status } from './elements/status.js';
import { Tabs } from './elements/tabs.js';
import { Terms } from './elements/terms.js';
import { Text } from './elements/text.js';
import { Walk } from './elements/walk.js';
import { createWorker } from './engine.js';
import { hasChineseFont } from './font.js';
import { framed } from './framed.js';
import * as keep from './keep.js';
import { meaning } from './keys.js';
import { project, readProject } from './out.js';
import { Session } from './session.js';
import { currentDoc, initialState, Store } from './state.js';
import { preferredLanguage, strings } from './strings/index.js';
import { selfTest } from './trust.js';

// First of all: the worker starts beside the drawing of the page.
const analyzer = new Analyzer({ createWorker });
analyzer.start();

const ELEMENTS = { masthead: Masthead, ribbon: Ribbon, start: Start, outline: Outline, search: Search, status: Status, text: Text, picked: Picked, tabs: Tabs, commitments: Commitments, cloud: Cloud, terms: Terms, parties: Parties, numbers: Numbers, rejected: Rejected, dock: Dock, dialog: Dialog, live: Live, walk: Walk, compare: Compare };
for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(`gb-${name}`, element);

const store = new Store({ ...initialState(preferredLanguage(navigator.languages)), chineseFont: hasChineseFont() });
const session = new Session(store, analyzer);
const views = /** @type {import('./elements/view.js').View[]} */ ([...document.querySelectorAll(Object.keys(ELEMENTS).map((name) => `gb-${name}`).join(', '))]);
const live = /** @type {Live} */ (document.querySelector('gb-live'));
const text = /** @type {Text} */ (document.querySelector('gb-text'));
const run = commands({ store, session, text, live, test: () => selfTest(createWorker) });

const before = keep.read();
if (before) {
  const found = readProject(before);
  store.set({ settings: { ...store.state.settings, autosave: true }, kept: typeof found === 'string' ? 0 : found.length });
}
store.addEventListener('change', save);
store.addEventListener('change', show);
show();
run('fragment', location.hash);
addEventListener('hashchange', () => run('fragment', location.hash));
framed((text) => session.open([text]));

/** Tells every element the state, and the document what it is about as a whole. */
function show() {
  const { state } = store;
  const { settings } = state;
  const words = strings(settings.language);
  const doc = currentDoc(state);
  const root = document.documentElement;
  root.lang = settings.language;
  Object.assign(root.dataset, {
    theme: settings.theme,
    size: String(settings.size),
    face: settings.face,
    script: doc?.reading?.language ?? 'zh-Hans',
    view: doc ? state.view : 'start',
    phase: doc?.phase ?? 'none',
    wide: String(state.wide),
    pane: state.pane,
    drawer: String(state.drawer),
    tab: state.tab,
    chosen: String(state.chosen !== null),
  });
  const title = doc?.reading?.report.title ? doc.reading.slice(doc.reading.report.title) : doc?.name;
  document.title = title ? `${title} – ${words.name}` : words.name;
  /** @type {[string, string][]} */
  const names = [
    ['nav.outline', words.outline.label],
    ['aside.findings', words.findings.label],
  ];
  for (const [selector, name] of names) document.querySelector(selector)?.setAttribute('aria-label', name);
  const skip = document.querySelector('.skip');
  if (skip) skip.textContent = words.skip;
  for (const panel of document.querySelectorAll('[role=tabpanel]')) /** @type {HTMLElement} */ (panel).hidden = panel.id !== `panel-${state.tab}`;
  for (const view of views) view.state = state;
}

/** Texts and decisions as they were kept last. @type {unknown[]} */
let saved = [];

/** Keeps texts and decisions on this device, if the reader asked for it. */
function save() {
  const { settings, docs } = store.state;
  const now = docs.flatMap(({ text, decisions }) => [text, decisions]);
  if (!settings.autosave || !docs.length || (now.length === saved.length && now.every((one, at) => one === saved[at]))) return;
  saved = now;
  if (!keep.write(project(docs))) live.tell(strings(settings.language).settings.noRoom, 'assertive');
}

/** @type {Record<string, (event: any) => void>} */
const heard = {
  'gb-view': ({ patch }) => store.set(patch),
  'gb-choose': ({ id, from }) => {
    store.set({ chosen: id, chosenFrom: from, ...(id && from !== 'list' ? { tab: 'commitments' } : {}), notice: null });
    const item = id ? session.doc?.reading?.byId.get(id) : undefined;
    if (item && from !== 'list') live.tell(say(strings(store.state.settings.language).live.chosen, { n: item.number, text: item.c.text }));
  },
  'gb-go': ({ offset }) => run('go', offset),
  'gb-open': ({ texts }) => session.open(texts),
  'gb-files': ({ files }) => run('files', files),
  'gb-decide': ({ decisions }) => session.decide(decisions),
  'gb-command': ({ command, detail }) => run(command, detail),
};
for (const [type, hear] of Object.entries(heard)) document.addEventListener(type, hear);

session.addEventListener('done', () => {
  const report = session.doc?.reading?.report;
  const { state } = store;
  if (!report) return;
  run('check');
  const counted = session.doc?.reading?.items.filter(({ c }) => c.force !== 'delivery').length ?? 0;
  const sections = session.doc?.reading?.chapters.length ?? 0;
  live.tell(say(strings(state.settings.language).live.done, { sections, commitments: counted, terms: report.terms.length }));
});
session.addEventListener('refused', () => live.tell(say(strings(store.state.settings.language).start.tooLarge, store.state.noticeValues), 'assertive'));
session.addEventListener('failed', () => live.tell(strings(store.state.settings.language).failed.title, 'assertive'));

document.addEventListener('keydown', (event) => {
  const means = meaning(event, store.state);
  if (!means) return;
  event.preventDefault();
  document.dispatchEvent(means);
});

for (const type of ['dragover', 'dragenter']) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    document.documentElement.dataset.drop = 'true';
  });
}
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) delete document.documentElement.dataset.drop;
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  delete document.documentElement.dataset.drop;
  const files = [...(event.dataTransfer?.files ?? [])];
  const dropped = event.dataTransfer && !files.length ? copied(event.dataTransfer) : '';
  if (files.length) run('files', files);
  else if (dropped.trim()) session.open([{ name: null, text: dropped }]);
});
