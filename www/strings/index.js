// All words of the interface.
import en from './en.js';
import zhHans from './zh-Hans.js';
import zhHant from './zh-Hant.js';

/** @typedef {typeof zhHans} Strings */

/** @type {Record<'zh-Hans' | 'zh-Hant' | 'en', Strings>} */
const LANGUAGES = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

export const languages = /** @type {('zh-Hans' | 'zh-Hant' | 'en')[]} */ (Object.keys(LANGUAGES));

/** @param {'zh-Hans' | 'zh-Hant' | 'en'} language */
export function strings(language) {
  return LANGUAGES[language];
}

/**
 * The interface language for what the browser prefers.
 *
 * @param {readonly string[]} preferred
 * @returns {'zh-Hans' | 'zh-Hant' | 'en'}
 */
export function preferredLanguage(preferred) {
  const [first = 'en'] = preferred;
  if (!/^zh\b/i.test(first)) return 'en';
  return /hant|-(tw|hk|mo)\b/i.test(first) ? 'zh-Hant' : 'zh-Hans';
}
