// The cloud as a file: what is drawn, with its legend.
import { svg } from './dom.js';

/**
 * The cloud as a file of its own: its colours and fonts written into it, text as text.
 *
 * @param {SVGElement} drawn
 * @param {string[]} legend lines that stand below it
 */
export function drawing(drawn, legend) {
  const copy = /** @type {SVGElement} */ (drawn.cloneNode(true));
  const from = drawn.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, at) => {
    const source = from[at];
    if (!source) return;
    const style = getComputedStyle(source);
    if (element.localName === 'text') {
      for (const property of ['fill', 'font-family', 'font-weight']) element.setAttribute(property, style.getPropertyValue(property));
    } else if (element.localName === 'path') element.setAttribute('stroke', style.stroke);
  });
  const [left = 0, top = 0, width = 0, tall = 0] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const root = getComputedStyle(document.documentElement);
  const [color, font] = ['--ink', '--ui'].map((name) => root.getPropertyValue(name).trim());
  const lines = legend.flatMap((line) => wrapped(line, width - 16));
  const height = tall + lines.length * LINE + 12;
  lines.forEach((line, at) => copy.append(svg('text', { x: left + 8, y: top + tall + (at + 1) * LINE, 'font-size': 11, 'font-family': font, fill: color }, line)));
  for (const [name, value] of Object.entries({ viewBox: [left, top, width, height].join(' '), width, height, xmlns: 'http://www.w3.org/2000/svg' })) copy.setAttribute(name, String(value));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** Height of a line of a legend, in CSS pixels. */
const LINE = 16;

/** A line cut where it would leave the picture; 11 px type. @param {string} line @param {number} width */
function wrapped(line, width) {
  const lines = [''];
  let used = 0;
  for (const part of line.match(/[\u0021-\u024f]+ ?|./gu) ?? []) {
    const room = [...part].reduce((sum, character) => sum + (character > '\u2000' ? 11 : 6), 0);
    if (used + room > width) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += part;
    used += room;
  }
  return lines;
}

/** The same as pixels, on the colour of the paper. @param {SVGElement} drawn @param {string[]} legend @returns {Promise<Blob | null>} */
export async function pixels(drawn, legend) {
  const { text, width, height } = drawing(drawn, legend);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * 3, height * 3];
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
