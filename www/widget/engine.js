// One worker, with one core in it, for all elements of a page: each waits for its turn.
import { Analyzer } from '../analyzer.js';
import GongbaoWorker from '../worker.js?worker&inline';
import { core } from './core.js';

/** Elements that may ask. */
const users = new Set();
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
 * @param {string | URL | Uint8Array} [given] the core, instead of the package's own
 * @returns {Promise<any>} the report; rejects with an `AnalysisError`
 */
export async function analyze(user, text, options, given) {
  users.add(user);
  const bytes = await core(given);
  analyzer ??= new Analyzer({
    createWorker() {
      worker = new GongbaoWorker();
      // A worker that fails is replaced, so the bytes stay here.
      worker.postMessage({ core: bytes });
      return worker;
    },
  });
  const turn = last.then(() => analyzer?.analyze(text, options));
  last = turn.catch(() => {});
  return turn;
}

/** @param {object} user who will not ask any more */
export function release(user) {
  users.delete(user);
  if (users.size) return;
  worker?.terminate();
  worker = null;
  analyzer = null;
}
