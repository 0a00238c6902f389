// Runs the core beside the page. Takes {core}, then {id, text, options}; answers {id, stage} as each
// stage begins, then {id, report} or {id, error: {kind, message}}; and {id, ask, args}, a question beside
// the report, answered by {id, answer} or the same error. Knows no DOM.
import { analyze, collocates, contrast, initSync, stopWords, tokens } from './pkg/gongbao.js';
import { streamed } from './stream.js';
import { cut, initSync as initOwn, load as loadOwn } from './pkg/gongbao_own.js';

/** @type {Record<string, (...args: any[]) => any>} */
const QUESTIONS = {
  collocates: (text, options, word) => collocates(text, options, word, cutter(options)),
  contrast: (text, options, here, there) => contrast(text, options, here, there, cutter(options)),
  dictionary: own,
  stopWords,
  tokens: (text, options) => tokens(text, options, cutter(options)),
};

/** What the core wrote to the console last: the place of a panic. */
let said = '';
const write = console.error;
console.error = (...data) => {
  said = String(data[0]);
  write(...data);
};

/** @type {Promise<void> | undefined} */
let ready;
/** The name in the options of the dictionary that the second module cuts by. */
let dictionary = '';

addEventListener('message', async ({ data }) => {
  if ('core' in data) {
    ready = load(data.core);
    // The failure is told with the first request, which awaits it too.
    ready.catch(() => {});
    return;
  }
  const { id, ask, args, text, options } = data;
  try {
    await ready;
  } catch (error) {
    postMessage({ id, error: { kind: 'load', message: String(error) } });
    return;
  }
  try {
    const progress = (/** @type {string} */ stage) => postMessage({ id, stage });
    if (ask) postMessage({ id, answer: await QUESTIONS[ask]?.(...args) });
    else postMessage({ id, report: analyze(text, options, progress, cutter(options)) });
  } catch (error) {
    if (Array.isArray(error)) {
      const [line, text] = error;
      postMessage({ id, error: { kind: 'dictionary', message: 'dictionary', detail: { line, text } } });
      return;
    }
    const trapped = error instanceof WebAssembly.RuntimeError;
    const message = trapped && said ? said : String(error);
    postMessage({ id, error: { kind: trapped ? 'panic' : 'options', message } });
  }
});

/**
 * Loads a dictionary of the reader's own; what is asked meanwhile waits for it.
 *
 * @param {string} text
 * @param {Uint8Array<ArrayBuffer> | string} module that cuts by it, as `core` below
 * @returns {Promise<string>} its name in the options
 */
function own(text, module) {
  const loading = (async () => {
    initOwn({ module: await WebAssembly.compile(await bytes(module)) });
    return (dictionary = loadOwn(text));
  })();
  const before = ready;
  ready = loading.then(() => before, () => before);
  return loading;
}

/** What cuts for these options, if it is not the core itself. @param {{dictionary?: string}} [options] */
function cutter(options) {
  return dictionary && options?.dictionary === dictionary ? cut : undefined;
}

/** @param {Uint8Array<ArrayBuffer> | string} core its bytes, gzip or not, or its address */
async function load(core) {
  initSync({ module: await WebAssembly.compile(await bytes(core)) });
  // The tables are made at the first text: let that be none of the reader's.
  analyze('', {});
}

/** @param {Uint8Array<ArrayBuffer> | string} module */
async function bytes(module) {
  return gunzip(typeof module === 'string' ? await download(module) : module);
}

/** @param {string} address */
async function download(address) {
  if (import.meta.env.MODE === 'single') throw new Error('the single file loads nothing');
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function gunzip(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return new Response(streamed(bytes).pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
