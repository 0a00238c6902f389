// One worker, with one core in it, for all elements of a page: each waits for its turn.
import { Analyzer } from '../analyzer.js';
import GongbaoWorker from '../worker.js?worker&inline';
import { taken } from './bytes.js';
import { GongbaoError } from './events.js';

/** Who may still ask. */
const users = new Set();
/** What every new worker is handed. @type {Promise<string | Uint8Array> | null} */
let bytes = null;
/** @type {Analyzer | null} */
let analyzer = null;
/** @type {Worker | null} */
let worker = null;
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * @param {object} user who asks; the worker lives as long as somebody who has asked
 * @param {string} text
 * @param {object} options
 * @param {import('./bytes.js').Core} core
 * @returns {Promise<any>} the report; rejects with an `AnalysisError` or a `GongbaoError`
 */
export async function analyze(user, text, options, core) {
  users.add(user);
  bytes ??= taken(core);
  bytes.catch(() => (bytes = null));
  const given = await bytes;
  const turn = last.then(() => {
    if (!users.has(user)) throw new GongbaoError('removed');
    analyzer ??= new Analyzer({ createWorker: () => start(given) });
    return analyzer.analyze(text, options);
  });
  last = turn.catch(() => {});
  return turn;
}

/** @param {string | Uint8Array} core */
function start(core) {
  worker = new GongbaoWorker();
  worker.postMessage({ core });
  return worker;
}

/** @param {object} user who will not ask any more */
export function release(user) {
  users.delete(user);
  if (users.size) return;
  analyzer?.cancel();
  worker?.terminate();
  analyzer = null;
  worker = null;
}
