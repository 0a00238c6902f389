// Where the browser has no highlights: lines in a layer of the element's own, laid over the article.
import { FAMILY } from '../reading.js';

export class Lines {
  /** @type {[string, Range][]} */
  #ranges = [];
  #layer;
  #watch;

  /**
   * @param {HTMLElement} element whose shadow root holds the layer
   * @param {Element} article
   */
  constructor(element, article) {
    this.#layer = document.createElement('div');
    this.#layer.className = 'lines';
    this.#layer.setAttribute('aria-hidden', 'true');
    element.shadowRoot?.append(this.#layer);
    this.#watch = new ResizeObserver(() => this.#place());
    for (const seen of [article, element, document.documentElement]) this.#watch.observe(seen);
  }

  /** @param {[string, Range][]} ranges with the names of their highlights */
  draw(ranges) {
    this.#ranges = ranges;
    this.#place();
  }

  end() {
    this.#watch.disconnect();
    this.#layer.remove();
  }

  #place() {
    const origin = this.#layer.getBoundingClientRect();
    const marks = this.#ranges.flatMap(([name, range]) => {
      const force = name.replace('gongbao-', '');
      const family = FAMILY[force] ?? force.replace('cue-', '');
      return [...range.getClientRects()].filter(({ width }) => width > 1).map((box) => {
        const mark = document.createElement('i');
        mark.className = `${force.startsWith('cue-') ? 'cued' : force} ${family}`;
        Object.assign(mark.style, { left: `${box.left - origin.left}px`, top: `${box.top - origin.top}px`, width: `${box.width}px`, height: `${box.height}px` });
        return mark;
      });
    });
    this.#layer.replaceChildren(...marks);
  }
}
