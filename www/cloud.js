/// <reference path="./d3-cloud.d.ts" />
// Where each word of the cloud stands. Same terms, same font: same picture. No word is dropped: the
// words are made smaller, then the picture taller, until every word has its place.
import cloud from 'd3-cloud';

/** @typedef {{text: string, share: number, font: string, bold: boolean}} Word */
/** @typedef {Word & {x: number, y: number, size: number, width: number}} Placed */

const SMALLEST = 12;

/** The largest word shrinks to this before the picture grows instead, in CSS pixels. */
const SMALL = 28;

/** How often a place is looked for before what is missing is named. */
const ROUNDS = 40;

/**
 * @param {Word[]} words by falling share; `weight` is d3-cloud’s own name for boldness
 * @param {{width: number, height: number, largest: number}} frame in CSS pixels; the picture is as wide, and taller if it must be
 * @returns {Promise<{placed: Placed[], missing: string[], width: number, height: number}>}
 */
export async function place(words, { largest, ...frame }) {
  const most = Math.max(1e-9, ...words.map(({ share }) => share));
  const longest = Math.max(1, ...words.map(({ text }) => [...text].length));
  const width = Math.max(frame.width, Math.ceil(longest * SMALLEST * 1.1));
  let { height } = frame;
  let top = largest;
  for (let round = 1; ; round += 1) {
    const size = (/** @type {Word} */ word) => Math.max(SMALLEST, Math.round(top * Math.sqrt(word.share / most)));
    const placed = await layout(words, size, width, height);
    if (placed.length === words.length || round === ROUNDS) {
      const there = new Set(placed.map(({ text }) => text));
      return { placed, missing: words.map(({ text }) => text).filter((text) => !there.has(text)), width, height };
    }
    if (top > SMALL) top *= 0.85;
    else height = Math.round(height * 1.12);
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
