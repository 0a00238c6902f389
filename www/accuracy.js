// What was measured of the commitments, for the reader to see.
import measured from './about/accuracy.json';
import { say } from './dom.js';

/** @typedef {{documents: number, marked: number, found: number, right: number, force: number, actors: number}} Figures */

/**
 * The accuracy in sentences: on which texts, of this genre, of all, by which rules.
 *
 * @param {import('./strings/index.js').Strings} words
 * @param {string | null} genre of the text on screen
 * @returns {string[]}
 */
export function accuracy({ accuracy: words, genre: names }, genre) {
  /** @type {Record<string, Figures>} */
  const genres = measured.genres;
  const figures = (/** @type {string} */ template, /** @type {Figures} */ of, /** @type {string} */ name) =>
    say(template, { genre: name, recall: share(of.right, of.marked), precision: share(of.right, of.found), force: share(of.force, of.right), actors: share(of.actors, of.right), documents: of.documents, marked: of.marked });
  const own = genre ? genres[genre] : undefined;
  const name = names[/** @type {'other'} */ (genre)] ?? names.unknown;
  const { all } = genres;
  return [
    measured.texts === 'development' ? words.development : words.heldOut,
    own ? figures(words.genre, own, name) : say(words.noGenre, { genre: name }),
    ...(all ? [figures(words.all, all, '')] : []),
    say(words.by, { date: measured.date, version: measured.version, lexicon: measured.lexicon, gold: measured.gold }),
  ];
}

/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}` : '–');
