// How the rest of the widget is loaded, once for all elements of a page.

/** @type {Promise<typeof import('./session.js')> | undefined} */
let loading;

/**
 * @param {HTMLElement} element that needs it
 * @returns {Promise<typeof import('./session.js')>}
 */
export function rest(element) {
  loading ??= load(element);
  // A file that did not come may come next time.
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @param {HTMLElement} element */
function load(element) {
  return import('./session.js');
}
