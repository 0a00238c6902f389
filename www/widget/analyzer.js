// The analysis alone, without an element: in a worker in a browser, in place on a server.
import { GongbaoError, known } from './events.js';

/** @type {object} */
const user = {};

/** How the core is found: as in `GongbaoAnalysis.core`; set before the first analysis. @type {{core: import('./bytes.js').Core}} */
export const settings = { core: async () => (await import('virtual:gongbao-core')).default };

/**
 * @param {string} text
 * @param {object} [options] as the report records them
 * @returns {Promise<any>} the report, offsets in UTF-16 units; rejects with a `GongbaoError`
 */
export async function analyze(text, options = {}) {
  try {
    if (typeof Worker === 'undefined') return await (await import('./inplace.js')).analyze(String(text), options, settings.core);
    return await (await import('./engine.js')).analyze(user, String(text), options, settings.core);
  } catch (error) {
    throw known(error);
  }
}

/** Ends the worker; the next analysis starts another. */
export async function release() {
  if (typeof Worker !== 'undefined') (await import('./engine.js')).release(user);
}

export { GongbaoError };
