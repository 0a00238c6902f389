// Tells the site when colours that it has passed cannot be read.

const PAIRED = ['ink', 'ink2', 'ink3', 'cinnabar', 'undertake', 'stand', 'oppose', 'seek', 'done'];

/** What was said once. */
const told = new Set();

/** @param {HTMLElement} block */
export function warn(block) {
  const given = getComputedStyle(block);
  if (!['paper', ...PAIRED].some((name) => given.getPropertyValue(`--gb-${name}`))) return;
  const probe = document.createElement('i');
  block.append(probe);
  const luminance = (/** @type {string} */ name) => {
    probe.style.color = `var(--${name})`;
    return relative(getComputedStyle(probe).color);
  };
  const paper = luminance('paper');
  for (const name of PAIRED) {
    const ink = luminance(name);
    if (paper === null || ink === null) continue;
    const ratio = (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
    const sentence = `gongbao: --gb-${name} on --gb-paper has a contrast of ${ratio.toFixed(1)}, less than 4.5`;
    if (ratio < 4.5 && !told.has(sentence)) console.warn(sentence);
    told.add(sentence);
  }
  probe.remove();
}

/** WCAG 2.2, relative luminance. @param {string} color as computed @returns {number | null} */
function relative(color) {
  const [red, green, blue] = (/^rgba?\((.*)\)$/.exec(color)?.[1] ?? '').split(/[\s,/]+/).map((part) => Number(part) / 255);
  if (red === undefined || green === undefined || blue === undefined) return null;
  const linear = (/** @type {number} */ part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
