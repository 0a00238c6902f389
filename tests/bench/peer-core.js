// What the page asks of its core, answered by jieba-wasm: it cuts the words, and finds nothing in them.
import { cut, initSync } from './node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js';

export { initSync };

/** The list is shown; it is empty here. */
export const stopWords = () => [];
const none = () => null;
export { none as collocates, none as contrast, none as tokens };

export function analyze(text, options) {
  cut(text, true);
  const whole = [0, text.length];
  return {
    version: '0',
    generator: 'jieba-wasm',
    options: { date: null, genre: null, parties: [], words: [], stopWords: null, cleaning: [], ...options },
    offsets: 'utf16',
    source: { name: null, length: text.length, sha256: '', script: 'hans' },
    genre: null,
    title: null,
    dateline: null,
    sections: [{ id: 's1', parent: null, depth: 1, kind: 'body', span: whole, heading: null }],
    sentences: [{ span: whole, section: 's1' }],
    terms: [],
    entities: [],
    parties: [],
    commitments: [],
    rejected: [],
    notes: [],
  };
}
