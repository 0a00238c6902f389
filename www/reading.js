// A report, laid out for reading: numbers, families, blocks of text, the reader's corrections. Adds
// nothing to what report and reader say.
import { edited, takenAsCommitment } from './mine.js';
import { NO_DECISIONS } from './state.js';

/** @typedef {[number, number]} Span */

/**
 * Line = family, sign = class.
 * @type {Record<string, 'undertake' | 'stand' | 'oppose' | 'seek' | 'done'>}
 */
export const FAMILY = {
  agreement: 'undertake',
  pledge: 'undertake',
  task: 'undertake',
  target: 'undertake',
  support: 'stand',
  reaffirmation: 'stand',
  opposition: 'oppose',
  intention: 'seek',
  proposal: 'seek',
  call: 'seek',
  delivery: 'done',
};

/** All classes, in the order of the legend. */
export const FORCES = Object.keys(FAMILY);

/** Kinds of section whose heading stands on a line of its own, if it does so in the text. */
const HEADED = new Set(['title', 'chapter', 'article', 'subsection', 'question', 'point']);

/**
 * A commitment with its number.
 * @typedef {object} Item
 * @property {any} c the commitment of the report
 * @property {string} id
 * @property {string} number in text order; deliveries have their own
 * @property {string} family
 * @property {string} key its span, which outlives a new analysis
 * @property {boolean} leads the first item of its cue, later ones carry it over
 * @property {Item | null} from the item whose cue it inherits
 * @property {any} top its section of the outermost level
 * @property {boolean} mine taken by the reader
 * @property {string[]} edited fields that the reader corrected
 */

/**
 * A paragraph or heading.
 * @typedef {object} Block
 * @property {any} section
 * @property {number} start
 * @property {number} end
 * @property {number} level of the heading, 0 for a paragraph
 * @property {Span | null} heading the words of the heading
 * @property {Span | null} speaker the label before the first line
 * @property {number | undefined} paragraph as the report counts them
 */

export class Reading {
  /** Where the next section of the same depth or less begins, by id. @type {Map<string, number>} */
  #ends = new Map();

  /**
   * @param {string} text
   * @param {any} report offsets in UTF-16
   * @param {import('./state.js').Decisions} [decisions]
   */
  constructor(text, report, decisions = NO_DECISIONS) {
    this.text = text;
    this.report = report;
    /** @type {Map<string, any>} */
    this.sections = new Map(report.sections.map((/** @type {any} */ s) => [s.id, s]));
    /** @type {any[]} sections that no later one has ended yet */
    const open = [];
    for (const section of report.sections) {
      while (open.length && open.at(-1).depth >= section.depth) this.#ends.set(open.pop().id, section.span[0]);
      open.push(section);
    }
    this.tops = report.sections.filter((/** @type {any} */ s) => !s.parent);
    /** The parts that the outline and the ribbon name. */
    this.chapters = this.tops.filter(
      (/** @type {any} */ s) => !['title', 'byline', 'dateline', 'noise', 'signature'].includes(s.kind),
    );
    this.items = items(this, decisions);
    /** @type {Map<string, Item>} */
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    this.blocks = blocks(this);
    this.language = report.source.script === 'hant' ? 'zh-Hant' : 'zh-Hans';
  }

  /** @param {Span} span */
  slice([start, end]) {
    return this.text.slice(start, end);
  }

  /** The index of the sentence that holds an offset, or of the last one before it. @param {number} offset */
  sentenceAt(offset) {
    const { sentences } = this.report;
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sentences[middle].span[0] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The section that holds an offset. @param {number} offset */
  sectionAt(offset) {
    const { sections } = this.report;
    let low = 0;
    let high = sections.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sections[middle].span[0] <= offset) low = middle;
      else high = middle - 1;
    }
    return sections[low] ?? null;
  }

  /** The outermost section round a section. @param {any} section */
  topOf(section) {
    let top = section;
    while (top?.parent) top = this.sections.get(top.parent);
    return top ?? null;
  }

  /** From the first character of a section to the last of those in it. @param {any} section @returns {Span} */
  reach(section) {
    return [section.span[0], this.#ends.get(section.id) ?? this.report.source.length];
  }

  /** Items whose action starts in a section or below it. @param {any} section */
  itemsIn(section) {
    const [start, end] = this.reach(section);
    return this.items.slice(this.#firstAt(start), this.#firstAt(end));
  }

  /** The index of the first item that does not start before an offset. @param {number} offset */
  #firstAt(offset) {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.items[middle]?.c.action[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} name */
  party(name) {
    return this.report.parties.find((/** @type {any} */ p) => p.name === name) ?? null;
  }
}

/**
 * @param {Reading} reading
 * @param {import('./state.js').Decisions} decisions
 * @returns {Item[]}
 */
function items(reading, { taken, edits }) {
  let counted = 0;
  let delivered = 0;
  let own = 0;
  /** @type {Map<string, Item>} */
  const leaders = new Map();
  const clauses = taken.map((key) => takenAsCommitment(reading, key));
  const all = [...reading.report.commitments, ...clauses].sort((a, b) => a.action[0] - b.action[0]);
  return all.map((found) => {
    const key = `${found.action[0]}-${found.action[1]}`;
    const edit = edits[key] ?? {};
    const mine = clauses.includes(found);
    const c = edited(found, edit);
    const cue = `${c.cue[0]}-${c.cue[1]}`;
    const from = c.origin?.cue === 'inherited' ? leaders.get(cue) ?? null : null;
    const delivery = c.force === 'delivery';
    /** @type {Item} */
    const item = {
      c,
      id: c.id,
      number: mine ? `+${++own}` : String(delivery ? ++delivered : ++counted),
      family: FAMILY[c.force] ?? 'done',
      key,
      leads: !leaders.has(cue),
      from,
      top: reading.topOf(reading.sections.get(c.section)),
      mine,
      edited: mine ? [] : Object.keys(edit),
    };
    if (!leaders.has(cue)) leaders.set(cue, item);
    return item;
  });
}

/**
 * Sentences that stand in one paragraph, with the heading they begin with.
 *
 * @param {Reading} reading
 * @returns {Block[]}
 */
function blocks(reading) {
  const { text, report } = reading;
  /** @type {Block[]} */
  const found = [];
  let section = 0;
  for (const sentence of report.sentences) {
    const [start, end] = sentence.span;
    let fresh = false;
    while (section < report.sections.length && report.sections[section].span[0] <= start) {
      fresh ||= report.sections[section].kind !== 'point';
      section += 1;
    }
    const last = found.at(-1);
    const gap = last ? text.slice(last.end, start) : '';
    const joined = last && !fresh && !(sentence.paragraph === undefined ? /\n|\r|\u3000/.test(gap) : sentence.paragraph !== last.paragraph);
    if (joined) last.end = end;
    else {
      const at = report.sections[section - 1] ?? null;
      found.push({ section: at, start, end, level: 0, heading: null, speaker: null, paragraph: sentence.paragraph });
    }
  }
  /** @type {Block[]} */
  const drawn = [];
  /** @type {Block | null} */
  let headed = null;
  for (const block of found) {
    const { section } = block;
    // A heading over several lines is drawn once, where it begins.
    const end = headed?.heading?.[1] ?? 0;
    if (headed && block.start < end) {
      headed.end = Math.max(headed.end, Math.min(block.end, end));
      block.start = Math.min(block.end, end);
      if (block.start === block.end) continue;
    }
    drawn.push(block);
    if (!section) continue;
    const opens = section.span[0] >= (block === found[0] ? 0 : block.start - 8) && section.span[0] <= block.start;
    if (section.heading && section.heading[1] > block.start && section.heading[0] < block.end) {
      block.heading = section.heading;
      const rest = text.slice(section.heading[1], block.end).trim();
      if (section.kind === 'title' && section.span[0] <= block.start) block.level = 1;
      else if (HEADED.has(section.kind) && rest.length <= 1) block.level = 2 + Math.min(2, section.depth);
      if (block.level) headed = block;
    }
    if (opens && section.speaker && text.startsWith(section.speaker, block.start)) {
      const label = block.start + section.speaker.length;
      block.speaker = [block.start, /[:：]/.test(text[label] ?? '') ? label + 1 : label];
    }
  }
  return drawn;
}
