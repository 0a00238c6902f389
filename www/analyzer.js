// Asks the worker, one text at a time. Only the newest request is answered; a worker that fails is
// replaced at the next one.

/**
 * `options`: they cannot be used, the message names the field. `panic`: the core failed on this text.
 * `load`: the core did not start. `worker`: the worker itself failed. `superseded`: a newer request
 * came. `cancelled`: by `cancel()`. `dictionary`: it cannot be used, see `detail`.
 * @typedef {'options' | 'panic' | 'load' | 'worker' | 'superseded' | 'cancelled' | 'dictionary'} FailureKind
 */

/** Why there is no report. */
export class AnalysisError extends Error {
  /**
   * @param {FailureKind} kind
   * @param {string} [message] technical, in English
   * @param {{line: number, text: string}} [detail] what of the dictionary cannot be used
   */
  constructor(kind, message = kind, detail = undefined) {
    super(message);
    this.name = 'AnalysisError';
    this.kind = kind;
    this.detail = detail;
  }
}

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {string} text
 * @property {object} options
 * @property {(report: any) => void} resolve
 * @property {(error: AnalysisError) => void} reject
 * @property {((stage: string) => void) | undefined} onProgress
 */

export class Analyzer {
  #createWorker;
  #id = 0;
  /** @type {Worker | undefined} */
  #worker;
  /** What the worker is at: an id, even when nobody waits for its answer any more. */
  #busy = 0;
  /** @type {Request | undefined} the newest request, asked or waiting for the worker */
  #request;
  /** Questions beside it. @type {Map<number, {resolve: (answer: any) => void, reject: (error: AnalysisError) => void}>} */
  #questions = new Map();
  /** What every new worker is handed: the dictionary in use. @type {any[] | undefined} */
  #dictionary;

  /** @param {{createWorker: () => Worker}} parts the worker must already have been handed the core */
  constructor({ createWorker }) {
    this.#createWorker = createWorker;
  }

  /** Starts the worker, so that the first text need not wait for it. */
  start() {
    if (this.#worker) return;
    const worker = this.#createWorker();
    worker.onmessage = ({ data }) => this.#answer(worker, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(worker, event.message);
    };
    worker.onmessageerror = () => this.#fail(worker);
    this.#worker = worker;
    if (this.#dictionary) worker.postMessage({ id: 0, ask: 'dictionary', args: this.#dictionary });
  }

  /**
   * @param {string} text
   * @param {object} [options] of the analysis, as the report records them
   * @param {{onProgress?: (stage: string) => void}} [watch] told the stage that begins
   * @returns {Promise<any>} the report; rejects with an `AnalysisError`
   */
  analyze(text, options = {}, { onProgress } = {}) {
    this.#drop('superseded');
    return new Promise((resolve, reject) => {
      this.#request = { id: ++this.#id, text, options, resolve, reject, onProgress };
      this.#ask();
    });
  }

  /**
   * Asks something that a report does not hold. Questions wait for their turn, all are answered.
   *
   * @param {'collocates' | 'contrast' | 'dictionary' | 'stopWords' | 'tokens'} ask
   * @param {...any} args
   * @returns {Promise<any>}
   */
  ask(ask, ...args) {
    return new Promise((resolve, reject) => {
      this.start();
      const id = ++this.#id;
      this.#questions.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, ask, args });
    });
  }

  /**
   * Loads a whole dictionary of the reader's own; it cuts where the options name it.
   *
   * @param {string} dictionary in jieba's format
   * @param {Uint8Array | string} module that cuts by it: its bytes, gzip or not, or its address
   * @returns {Promise<string>} its name in the options; rejects with an `AnalysisError`
   */
  async load(dictionary, module) {
    const name = await this.ask('dictionary', dictionary, module);
    this.#dictionary = [dictionary, module];
    return name;
  }

  /** Gives up the running request. The worker is ended, since it cannot hear us. */
  cancel() {
    if (this.#busy) this.#end();
    this.#drop('cancelled');
  }

  #ask() {
    const request = this.#request;
    if (!request || this.#busy) return;
    try {
      this.start();
      const { id, text, options } = request;
      this.#worker?.postMessage({ id, text, options });
      this.#busy = id;
    } catch (error) {
      this.#end();
      this.#drop('worker', String(error));
    }
  }

  /**
   * @param {Worker} worker
   * @param {{id: number, stage?: string, report?: any, answer?: any, error?: {kind: FailureKind, message: string, detail?: {line: number, text: string}}}} data
   */
  #answer(worker, { id, stage, report, answer, error }) {
    if (worker !== this.#worker || id === 0) return;
    const question = this.#questions.get(id);
    if (question) {
      this.#questions.delete(id);
      if (error) question.reject(new AnalysisError(error.kind, error.message, error.detail));
      else question.resolve(answer);
      return;
    }
    const request = this.#request?.id === id ? this.#request : undefined;
    if (stage !== undefined) {
      request?.onProgress?.(stage);
      return;
    }
    this.#busy = 0;
    // After a trap the memory of the core is in no known state.
    if (error && error.kind !== 'options') this.#end();
    if (request) {
      this.#request = undefined;
      if (error) request.reject(new AnalysisError(error.kind, error.message));
      else request.resolve(report);
    }
    this.#ask();
  }

  /**
   * @param {Worker} worker
   * @param {string} [message]
   */
  #fail(worker, message) {
    if (worker !== this.#worker) return;
    this.#end();
    this.#drop('worker', message);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = 0;
    for (const { reject } of this.#questions.values()) reject(new AnalysisError('worker'));
    this.#questions.clear();
  }

  /**
   * @param {FailureKind} kind
   * @param {string} [message]
   */
  #drop(kind, message) {
    this.#request?.reject(new AnalysisError(kind, message));
    this.#request = undefined;
  }
}
