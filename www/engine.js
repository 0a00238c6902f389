// Where the compiled core comes from: inside the page itself, or beside it.
import GongbaoWorker from './worker.js?worker&inline';

/** A worker that has been handed the core. */
export function createWorker() {
  const worker = new GongbaoWorker();
  if (import.meta.env.MODE === 'single') {
    const core = inlined('gongbao-core');
    worker.postMessage({ core }, [core.buffer]);
  } else {
    worker.postMessage({ core: new URL('./pkg/gongbao_bg.wasm', import.meta.url).href });
  }
  return worker;
}

/** The module that cuts by a dictionary of the reader's own: its bytes, or where they are. */
export function ownModule() {
  return import.meta.env.MODE === 'single' ? inlined('gongbao-own') : new URL('./pkg/gongbao_own_bg.wasm', import.meta.url).href;
}

/** @param {string} id of the element that holds it */
function inlined(id) {
  return decode(document.getElementById(id)?.textContent ?? '');
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decode(base64) {
  if ('fromBase64' in Uint8Array) {
    return /** @type {{fromBase64: (text: string) => Uint8Array<ArrayBuffer>}} */ (
      /** @type {unknown} */ (Uint8Array)
    ).fromBase64(base64);
  }
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
