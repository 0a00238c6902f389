// The words of an element of the host's page, and the way from an offset in them back to their place.
// Reads only: nothing of the host is changed.

/** Not words of the article. */
const LEFT_OUT = 'script, style, template, noscript, textarea, select, button, svg, math, iframe, rt, rp, nav, gongbao-analysis';

/** @typedef {{start: number, end: number, node: Text, at: number}} Piece `at`: offset in the node */

export class Article {
  /** What is read. */
  text = '';
  /** @type {Piece[]} in text order */
  #pieces = [];
  /** @type {Map<Element, CSSStyleDeclaration>} */
  #styles = new Map();
  /** What stands between two pieces when the next one comes. */
  #gap = '';

  /**
   * @param {Element} root
   * @param {boolean} [own] the children of a `gongbao-analysis`, less those that fill a slot
   */
  constructor(root, own = false) {
    this.root = root;
    for (const child of root.childNodes) {
      if (own && child instanceof Element && child.slot) continue;
      this.#read(child);
    }
    this.#styles.clear();
  }

  /**
   * The place of a span, or null where the article no longer has it.
   *
   * @param {number} start
   * @param {number} end
   * @returns {Range | null}
   */
  range(start, end) {
    const first = this.#pieces[this.#index(start)];
    const last = this.#pieces[this.#index(end - 1)];
    if (!first || !last || !first.node.isConnected || !last.node.isConnected) return null;
    const from = first.at + Math.max(0, Math.min(start, first.end) - first.start);
    const to = last.at + Math.max(0, Math.min(end, last.end) - last.start);
    if (from > first.node.length || to > last.node.length) return null;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, from);
    range.setEnd(last.node, to);
    return range;
  }

  /**
   * What stands at a place of the page; null where nothing was read.
   *
   * @param {Node} node
   * @param {number} at
   * @returns {number | null} the offset in what was read
   */
  offset(node, at) {
    const piece = this.#pieces.find((one) => one.node === node && at >= one.at && at <= one.at + one.end - one.start);
    return piece ? piece.start + at - piece.at : null;
  }

  /** The piece that holds an offset; of an offset between two, the later. @param {number} offset */
  #index(offset) {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {Node} node */
  #read(node) {
    if (node instanceof Text) {
      this.#words(node);
      return;
    }
    if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
    if (node.localName === 'br') {
      this.#gap = '\n';
      return;
    }
    const { display } = this.#style(node);
    if (display === 'none') return;
    const block = !/^(inline|contents|ruby)/.test(display);
    if (block) this.#gap = '\n';
    for (const child of node.childNodes) this.#read(child);
    if (block) this.#gap = '\n';
  }

  /** White space of the markup counts as the browser shows it: as one space, or as written. @param {Text} node */
  #words(node) {
    const parent = node.parentElement;
    const written = parent && /^(pre|break)/.test(this.#style(parent).whiteSpace);
    for (const { 0: words, index: at } of node.data.matchAll(written ? /[^]+/g : /[^ \t\n\r\f]+/g)) {
      if (at > 0 && !written) this.#gap ||= ' ';
      if (this.text) this.text += this.#gap;
      this.#gap = '';
      const start = this.text.length;
      this.text += words;
      this.#pieces.push({ start, end: this.text.length, node, at });
    }
    if (!written && /[ \t\n\r\f]$/.test(node.data)) this.#gap ||= ' ';
  }

  /** @param {Element} element */
  #style(element) {
    let style = this.#styles.get(element);
    if (!style) this.#styles.set(element, (style = getComputedStyle(element)));
    return style;
  }
}
