// All that the page knows, in one place. A state is never changed, only replaced: elements compare
// the parts that they need.

/**
 * The analysis options as the report records them; what is left out has its default.
 * @typedef {object} Options
 * @property {string | null} [date]
 * @property {string | null} [genre]
 * @property {{surface: string, section: string | null, names: string[]}[]} [parties]
 * @property {string[]} [words]
 * @property {string} [dictionary] that cuts, by its name
 * @property {string[] | null} [stopWords]
 * @property {string[]} [cleaning]
 */

/**
 * What the reader has decided about a text, as far as it can be undone.
 * @typedef {object} Decisions
 * @property {Options} options
 * @property {string[]} dismissed spans of commitments moved to “not taken”, as `start-end`
 * @property {string[]} taken spans of clauses that the reader takes as commitments
 * @property {Record<string, Edit>} edits by span, what is different from the report's
 */

/**
 * What the reader says of a commitment, in the report's own fields.
 * @typedef {object} Edit
 * @property {string[]} [actors]
 * @property {string[]} [counterparties]
 * @property {string} [force]
 * @property {number} [grade]
 * @property {string} [status]
 * @property {string} [topic]
 * @property {string} [section] id
 */

/**
 * One text and what is known of it. `failure` says why there is no report.
 * @typedef {object} Doc
 * @property {number} id
 * @property {string | null} name
 * @property {string} text
 * @property {'busy' | 'ready' | 'failed'} phase
 * @property {boolean} slow busy for longer than half a second
 * @property {string | null} stage
 * @property {import('./reading.js').Reading | null} reading of the last report
 * @property {Record<string, any>} answers what was asked beside the report, by question; null: not answered yet
 * @property {{kind: string, message: string} | null} failure
 * @property {Decisions} decisions
 * @property {Decisions[]} past
 * @property {Decisions[]} future
 */

/**
 * @typedef {object} Settings
 * @property {'zh-Hans' | 'zh-Hant' | 'en'} language
 * @property {'system' | 'light' | 'dark' | 'contrast' | 'contrast-dark'} theme
 * @property {number} size step from -2 to 2
 * @property {'song' | 'hei'} face
 * @property {'off' | 'numbers' | 'signs'} numbers
 * @property {boolean} values amounts, deadlines and parties marked at rest
 * @property {boolean} aloud hidden words round each mark
 * @property {boolean} keys single keys do something
 * @property {boolean} autosave texts are kept on this device
 */

/**
 * @typedef {object} Filter
 * @property {string[]} forces
 * @property {string | null} actor
 * @property {string | null} to `''`: nobody named
 * @property {string | null} party bound or owed
 * @property {string | null} section
 * @property {string | null} topic
 * @property {string | null} status
 * @property {boolean} amount
 * @property {boolean} deadline
 */

/**
 * What the self-test saw: whether the analysis gave what it must, how many requests it made, whether the
 * network was on.
 * @typedef {{right: boolean, requests: number, online: boolean}} SelfTest
 */

/**
 * @typedef {object} Terms
 * @property {'score' | 'count' | 'keyness'} size what makes a term large
 * @property {string | null} section
 * @property {string | null} beside another section, to compare with
 * @property {'text' | 'left' | 'right'} kwic order of places
 * @property {number | null} at the place whose cuts are shown; null: the first of the term
 */

/**
 * @typedef {object} State
 * @property {Settings} settings
 * @property {Doc[]} docs
 * @property {number | null} current id of the text on screen, null: the first-run page
 * @property {'read' | 'walk' | 'compare'} view
 * @property {'commitments' | 'terms' | 'parties' | 'numbers' | 'rejected'} tab
 * @property {string | null} chosen id of a commitment
 * @property {string} chosenFrom the pane it was chosen in
 * @property {boolean} why the whole card is open
 * @property {string | null} term
 * @property {Filter} filter
 * @property {string} sort a column, `text` for text order; `-` in front turns it round
 * @property {'section' | 'force' | 'actor' | 'topic' | 'status' | 'none'} group
 * @property {Terms} terms
 * @property {string[] | null} stopWords the built-in ones, once asked for
 * @property {boolean} wide findings over the whole page
 * @property {'outline' | 'text' | 'findings'} pane what is in front where only one fits
 * @property {string | null} dialog
 * @property {any} dialogDetail
 * @property {{start: number, end: number, section: string | null}} at the part of the text on screen
 * @property {number} step of the walk-through
 * @property {boolean} walkWhy its rules are shown
 * @property {boolean} blank the projector shows nothing
 * @property {boolean} handout all its steps are shown, for paper
 * @property {{other: number | null, term: string | null}} compare the text beside the one on screen
 * @property {number} kept texts that an earlier visit kept on this device
 * @property {string | null} notice id of a sentence in the strings, with `noticeValues`
 * @property {Record<string, string | number>} noticeValues
 * @property {import('./reading.js').Span | null} picked what the reader has selected in the text
 * @property {boolean} chineseFont this machine can show Chinese
 * @property {boolean} drawer the outline is drawn over the text, where it has no column
 * @property {SelfTest | null} selfTest the last one
 * @property {string} draft what stands in the box of the first-run page
 */

/** @type {Filter} */
export const NO_FILTER = { forces: [], actor: null, to: null, party: null, section: null, topic: null, status: null, amount: false, deadline: false };

/** @type {Decisions} */
export const NO_DECISIONS = { options: {}, dismissed: [], taken: [], edits: {} };

/** @returns {State} */
export function initialState(language = 'zh-Hans') {
  return {
    settings: {
      language: /** @type {Settings['language']} */ (language),
      theme: 'system',
      size: 0,
      face: 'song',
      numbers: 'numbers',
      values: false,
      aloud: false,
      keys: true,
      autosave: false,
    },
    docs: [],
    current: null,
    view: 'read',
    tab: 'commitments',
    chosen: null,
    chosenFrom: 'list',
    why: false,
    term: null,
    filter: NO_FILTER,
    sort: 'text',
    group: 'section',
    terms: { size: 'score', section: null, beside: null, kwic: 'text', at: null },
    stopWords: null,
    wide: false,
    pane: 'text',
    dialog: null,
    dialogDetail: null,
    at: { start: 0, end: 0, section: null },
    step: 0,
    walkWhy: false,
    blank: false,
    handout: false,
    compare: { other: null, term: null },
    kept: 0,
    notice: null,
    noticeValues: {},
    picked: null,
    chineseFont: true,
    drawer: false,
    selfTest: null,
    draft: '',
  };
}

/** The state, and who wants to know when it has changed. Changes of one turn are told together. */
export class Store extends EventTarget {
  #state;
  #told = true;

  /** @param {State} state */
  constructor(state) {
    super();
    this.#state = state;
  }

  get state() {
    return this.#state;
  }

  /** @param {Partial<State>} patch */
  set(patch) {
    this.#state = { ...this.#state, ...patch };
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      this.dispatchEvent(new Event('change'));
    });
  }

  /**
   * @param {number} id
   * @param {Partial<Doc>} patch
   */
  setDoc(id, patch) {
    this.set({ docs: this.#state.docs.map((doc) => (doc.id === id ? { ...doc, ...patch } : doc)) });
  }
}

/**
 * The text on screen.
 *
 * @param {State} state
 */
export function currentDoc(state) {
  return state.docs.find((doc) => doc.id === state.current) ?? null;
}

/**
 * What a text looks like after the reader has decided something more.
 *
 * @param {Doc} doc
 * @param {Partial<Decisions>} decisions
 * @returns {Partial<Doc>}
 */
export function decided(doc, decisions) {
  return {
    decisions: { ...doc.decisions, ...decisions },
    past: [...doc.past, doc.decisions],
    future: [],
  };
}

/**
 * One step back (`-1`) or forth (`1`); null when there is none.
 *
 * @param {Doc} doc
 * @param {-1 | 1} way
 * @returns {Partial<Doc> | null}
 */
export function turned(doc, way) {
  const from = way < 0 ? doc.past : doc.future;
  const decisions = from.at(-1);
  if (!decisions) return null;
  const rest = from.slice(0, -1);
  return way < 0
    ? { decisions, past: rest, future: [...doc.future, doc.decisions] }
    : { decisions, past: [...doc.past, doc.decisions], future: rest };
}
