// What the page's drawing functions ask of a view: words, names, quotes, in the language of the element.
import { View } from '../elements/view.js';
import { strings } from '../strings/index.js';

/**
 * @param {import('../reading.js').Reading} reading
 * @param {import('./words.js').Language} language
 * @param {(event: any) => void} hear what a press on something drawn tells
 * @returns {any} as much of a `View` as they use
 */
export function voice(reading, language, hear) {
  const { quote, party, parties } = View.prototype;
  return {
    words: strings(language),
    sourceLanguage: reading.language,
    state: { docs: [{ id: 0, reading }], current: 0, settings: { language } },
    quote,
    party,
    parties,
    dispatchEvent: hear,
  };
}
