// What the element tells the page around it.

/**
 * Why there is no report. `load`: a file could not be loaded. `worker`, `wasm`: the browser, by the site's
 * policy, does not run it. `source`: no article. `panic`: the core failed on this text. `options`: they
 * cannot be used, the message names the field. `removed`: the element went away meanwhile.
 * @typedef {'load' | 'worker' | 'wasm' | 'source' | 'panic' | 'options' | 'removed'} ErrorKind
 */

/** What promises are rejected with. */
export class GongbaoError extends Error {
  /**
   * @param {ErrorKind} kind
   * @param {string} [message] technical, in English
   */
  constructor(kind, message = kind) {
    super(message);
    this.name = 'GongbaoError';
    this.kind = kind;
  }
}

/**
 * The error, whatever was thrown, by its kind.
 *
 * @param {any} error
 * @returns {GongbaoError}
 */
export function known(error) {
  if (error?.name === 'GongbaoError') return error;
  const message = String(error?.message ?? error);
  // What browsers throw when a policy forbids WebAssembly.
  if (/CompileError/.test(message)) return new GongbaoError('wasm', message);
  const kind = error?.name === 'AnalysisError' ? error.kind : 'load';
  return new GongbaoError(kind === 'cancelled' || kind === 'superseded' ? 'removed' : kind, message);
}

/**
 * @param {EventTarget} target
 * @param {'ready' | 'analyzed' | 'select' | 'error'} type
 * @param {any} detail
 */
export function tell(target, type, detail) {
  target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}
