// How what is needed at first use is loaded, once for all elements of a page.

/** @typedef {typeof import('./session.js')} Rest */

/** @type {Promise<Rest> | undefined} */
let loading;

/**
 * @param {((element: HTMLElement) => Promise<Rest>) | undefined} way
 * @param {HTMLElement} element that needs it
 * @returns {Promise<Rest>}
 */
export function once(way, element) {
  const now = (loading ??= way ? way(element) : Promise.reject(new Error('no rest is given')));
  // A file that did not come may come next time.
  now.catch(() => (loading = undefined));
  return now;
}
