/// <reference path="./d3-cloud.d.ts" />
// Where each word of the cloud stands. Same terms, same font: same picture. No word is dropped: the
// whole is made smaller until every word has its place.
import cloud from 'd3-cloud';

/** @typedef {{text: string, share: number, font: string, bold: boolean}} Word */
/** @typedef {Word & {x: number, y: number, size: number, width: number}} Placed */

const SMALLEST = 12;

/**
 * @param {Word[]} words by falling share; `weight` is d3-cloud’s own name for boldness
 * @param {{width: number, height: number, largest: number}} frame in CSS pixels
 * @returns {Promise<{placed: Placed[], missing: string[]}>}
 */
export async function place(words, { width, height, largest }) {
  const most = Math.max(1e-9, ...words.map(({ share }) => share));
  let best = { placed: /** @type {Placed[]} */ ([]), missing: words.map(({ text }) => text) };
  for (let top = largest; ; top *= 0.9) {
    const size = (/** @type {Word} */ word) => Math.max(SMALLEST, Math.round(top * Math.sqrt(word.share / most)));
    const found = await layout(words, size, width, height);
    if (found.length > best.placed.length || best.placed.length === 0) {
      const there = new Set(found.map(({ text }) => text));
      best = { placed: found, missing: words.map(({ text }) => text).filter((text) => !there.has(text)) };
    }
    if (!best.missing.length || top <= SMALLEST) return best;
  }
}

/**
 * @param {Word[]} words
 * @param {(word: Word) => number} size
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Placed[]>}
 */
function layout(words, size, width, height) {
  return new Promise((resolve) => {
    cloud()
      .size([width, height])
      .words(words.map((word) => ({ ...word })))
      .random(seeded(1))
      .timeInterval(Infinity)
      .rotate(0)
      .padding(3)
      .spiral('rectangular')
      .font((/** @type {any} */ word) => word.font)
      .fontWeight((/** @type {any} */ word) => (word.bold ? 700 : 400))
      .fontSize((/** @type {any} */ word) => size(word))
      .on('end', (/** @type {any} */ placed) => resolve(placed))
      .start();
  });
}

/** Numbers in [0, 1), the same ones each time (a linear congruential generator, Numerical Recipes). */
function seeded(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
