import { h, say } from '../dom.js';
import { long } from './outline.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../reading.js').Item} Item */
/** @typedef {import('../reading.js').Block} Block */
/** @typedef {{start: number, node: Text}} Piece */

const LATIN = /[!-~]/;

/** Turns blocks of a reading into elements, and keeps the way from an offset to its place in them. */
export class Painter {
  /** @type {Piece[]} in text order */
  #pieces = [];
  /** @type {Map<Node, number>} */
  #starts = new Map();

  /**
   * @param {Reading} reading
   * @param {import('../state.js').State} state
   * @param {import('../strings/index.js').Strings} words
   * @param {import('../state.js').Decisions} decisions
   */
  constructor(reading, state, words, decisions) {
    this.reading = reading;
    this.words = words;
    this.settings = state.settings;
    this.decisions = decisions;
    this.lane = state.tab === 'rejected';
    this.layers = layers(reading, this);
  }

  /** @param {Block} block */
  block(block) {
    const { section, heading } = block;
    const attributes = { 'data-start': block.start, 'data-end': block.end, id: `at-${block.start}` };
    if (block.level === 1) return this.#title(block, attributes);
    if (block.level && heading) {
      const element = h(/** @type {'h2'} */ (`h${Math.min(4, block.level)}`), attributes, section.number && h('span', { class: long(section.number) ? 'number long' : 'number' }, section.number));
      this.#fill(element, heading[0], Math.min(heading[1], block.end));
      return element;
    }
    const element = h('p', { ...attributes, class: `kind-${section?.kind ?? 'body'}` });
    this.#fill(element, block.start, block.end, block);
    return element;
  }

  /** A title with its subtitle: what follows it, or what stands after its dash. @param {Block} block @param {Record<string, any>} attributes */
  #title(block, attributes) {
    const { text } = this.reading;
    const [start, close] = block.heading ?? [block.start, block.end];
    const dash = text.slice(start, close).search(/[—─]/);
    const end = dash > 0 ? start + dash : close;
    const element = h('h1', attributes);
    this.#fill(element, start, end);
    const under = end + (/^[\s—─]*/.exec(text.slice(end, block.end))?.[0].length ?? 0);
    if (under >= block.end) return element;
    const subtitle = h('span', { class: 'subtitle' });
    this.#fill(subtitle, under, block.end);
    element.append(subtitle);
    return element;
  }

  /**
   * The text from start to end, cut at every border of a mark.
   *
   * @param {Element} into
   * @param {number} start
   * @param {number} end
   * @param {Block} [block]
   */
  #fill(into, start, end, block) {
    const marks = this.layers.between(start, end);
    const cuts = new Set([start, end]);
    const cut = (/** @type {number[]} */ ...at) => at.forEach((offset) => offset > start && offset < end && cuts.add(offset));
    for (const mark of marks) {
      cut(mark.start, mark.end);
      if (mark.kind === 'act') cut(this.#anchorEnd(mark, marks));
    }
    if (block?.heading) cut(...block.heading);
    if (block?.speaker) cut(...block.speaker);
    const points = [...cuts].sort((a, b) => a - b);
    /** @type {Mark | null} */
    let act = null;
    /** @type {Element} */
    let host = into;
    for (const [at, from] of points.slice(0, -1).entries()) {
      const to = points[at + 1] ?? end;
      const over = marks.filter((mark) => mark.start <= from && mark.end >= to);
      const now = over.find((mark) => mark.kind === 'act') ?? null;
      if (now !== act) {
        act = now;
        host = into;
        if (now) {
          host = h('span', { class: `act ${now.name}`, 'data-c': now.id });
          if (this.settings.aloud) this.#aloud(now, into, host);
          else into.append(host);
        }
      }
      host.append(this.#piece(from, to, over, now, block));
    }
  }

  /** Hidden words at both ends of a mark. @param {Mark} mark @param {Element} into @param {Element} host */
  #aloud(mark, into, host) {
    const { words, settings } = this;
    const [force] = mark.name.split(' ');
    const values = { force: words.force[/** @type {'pledge'} */ (force)] ?? '', n: mark.number };
    const hidden = (/** @type {string} */ template) => h('span', { class: 'visually-hidden unselectable', lang: settings.language }, say(template, values));
    into.append(hidden(words.text.begins), host, hidden(words.text.ends));
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {Mark[]} over
   * @param {Mark | null} act
   * @param {Block} [block]
   * @returns {Node}
   */
  #piece(from, to, over, act, block) {
    const names = [];
    let id = null;
    for (const mark of over) {
      if (mark.kind === 'cue') {
        names.push('cue', mark.name, mark.end - mark.start > 8 && 'long');
        id ??= mark.id;
      } else if (mark.kind !== 'act') names.push(mark.kind);
    }
    if (block?.speaker && from >= block.speaker[0] && to <= block.speaker[1]) names.push('speaker');
    if (block?.heading && !block.level && from >= block.heading[0] && to <= block.heading[1]) names.push('run-in');
    const anchor = act && from === act.start && this.settings.numbers !== 'off' ? act.label : null;
    const text = this.#text(from, to);
    if (!names.length && anchor === null) return text;
    const attributes = { class: [...names, anchor !== null && 'n', anchor !== null && !act?.signed && 'bare'].filter(Boolean).join(' '), 'data-n': anchor, 'data-c': act ? null : id };
    return h('span', attributes, text);
  }

  /** Where the part that carries the number ends: after the cue that the action begins with, else after its first character. @param {Mark} act @param {Mark[]} marks */
  #anchorEnd(act, marks) {
    const cue = marks.find((mark) => mark.kind === 'cue' && mark.start === act.start);
    if (cue) return cue.end;
    return act.start + ((this.reading.text.codePointAt(act.start) ?? 0) > 0xffff ? 2 : 1);
  }

  /**
   * The words themselves. Line breaks inside a sentence are paste, and not drawn; between Latin words they
   * are spaces.
   *
   * @param {number} from
   * @param {number} to
   */
  #text(from, to) {
    const holder = document.createDocumentFragment();
    const { text } = this.reading;
    for (const found of text.slice(from, to).matchAll(/[^\r\n]+|[\r\n]+/g)) {
      const start = from + found.index;
      const end = start + found[0].length;
      const broken = /[\r\n]/.test(found[0]);
      if (broken && !(LATIN.test(text[start - 1] ?? '') && LATIN.test(text[end] ?? ''))) continue;
      const node = document.createTextNode(broken ? ' ' : found[0]);
      this.#pieces.push({ start, node });
      this.#starts.set(node, start);
      holder.append(node);
    }
    return holder;
  }

  /** The text node that holds an offset. @param {number} offset @returns {{node: Text, at: number} | null} */
  place(offset) {
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    if (!piece) return null;
    return { node: piece.node, at: Math.max(0, Math.min(piece.node.length, offset - piece.start)) };
  }

  /** @param {import('../reading.js').Span[]} spans */
  ranges(spans) {
    return spans.flatMap(([start, end]) => {
      const from = this.place(start);
      const to = this.place(end - 1);
      if (!from || !to) return [];
      const range = new Range();
      range.setStart(from.node, from.at);
      range.setEnd(to.node, Math.min(to.node.length, to.at + 1));
      return [range];
    });
  }

  /**
   * The offset in the source of a place in the document.
   *
   * @param {Node} node
   * @param {number} at
   * @returns {number | null}
   */
  offset(node, at) {
    if (node instanceof Text) {
      const start = this.#starts.get(node);
      return start === undefined ? null : start + at;
    }
    const inside = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const child = node.childNodes[at];
    if (child) inside.currentNode = child;
    for (let next = child instanceof Text ? child : inside.nextNode(); next; next = inside.nextNode()) {
      const start = this.#starts.get(next);
      if (start !== undefined) return start;
    }
    const last = this.#pieces.at(-1);
    return last ? last.start + last.node.length : null;
  }
}

/**
 * What lies over a stretch of the text.
 * @typedef {object} Mark
 * @property {'act' | 'cue' | 'value' | 'rejected' | 'target'} kind
 * @property {number} start
 * @property {number} end
 * @property {string} name class of force
 * @property {string | null} id
 * @property {string} number
 * @property {string} label over the first character
 * @property {boolean} signed the label has its sign
 */

/**
 * @param {Reading} reading
 * @param {Painter} painter
 */
function layers(reading, { words, settings, decisions, lane }) {
  /** @type {Mark[]} */
  const marks = [];
  /** @param {Mark['kind']} kind @param {[number, number]} span @param {Partial<Mark>} [more] */
  const add = (kind, [start, end], more) => marks.push({ kind, start, end, name: '', id: null, number: '', label: '', signed: false, ...more });
  const cues = new Set();
  for (const item of reading.items) {
    const { c } = item;
    const gone = decisions.dismissed.includes(item.key);
    const sign = words.sign[/** @type {'pledge'} */ (c.force)];
    const label = item.leads || c.force === 'delivery' ? `${sign}${item.number}` : settings.numbers === 'signs' ? `(${sign})${item.number}` : item.number;
    const mine = item.mine || item.edited.length > 0 ? ' mine' : '';
    add('act', c.action, { name: gone ? 'dismissed' : `${c.force}${mine}`, id: item.id, number: item.number, label, signed: item.leads });
    const cue = String(c.cue);
    if (!cues.has(cue) && !gone && c.cue[1] > c.cue[0]) {
      cues.add(cue);
      add('cue', c.cue, { name: item.family, id: item.id });
    }
    if (c.force === 'target' && c.amount) add('target', c.amount.span);
    if (settings.values) for (const value of [c.amount, c.deadline]) if (value) add('value', value.span);
  }
  if (lane) {
    for (const { span } of reading.report.rejected) {
      if (!decisions.taken.includes(span.join('-'))) add('rejected', span);
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const longest = marks.reduce((most, mark) => Math.max(most, mark.end - mark.start), 0);
  return {
    /** @param {number} start @param {number} end */
    between(start, end) {
      let low = 0;
      let high = marks.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((marks[middle]?.start ?? 0) < start - longest) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (let at = low; at < marks.length; at += 1) {
        const mark = /** @type {Mark} */ (marks[at]);
        if (mark.start >= end) break;
        if (mark.end > start) found.push(mark);
      }
      return found;
    },
  };
}
