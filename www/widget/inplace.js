// The core on this thread, where there are no workers.
import { analyze as run, initSync } from '../pkg/gongbao.js';
import { gunzip, taken } from './bytes.js';
import { GongbaoError } from './events.js';

/** @type {Promise<void> | undefined} */
let ready;

/**
 * @param {string} text
 * @param {object} options
 * @param {import('./bytes.js').Core} core
 */
export async function analyze(text, options, core) {
  await (ready ??= start(core));
  try {
    return run(text, options);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw new GongbaoError('options', String(error));
    // After a trap the memory of the core is in no known state.
    ready = undefined;
    throw new GongbaoError('panic', String(error));
  }
}

/** @param {import('./bytes.js').Core} core */
async function start(core) {
  const given = await taken(core);
  const bytes = typeof given === 'string' ? new Uint8Array(await (await fetch(given)).arrayBuffer()) : given;
  initSync({ module: await WebAssembly.compile(await gunzip(bytes)) });
}
