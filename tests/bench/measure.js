// Measures in whatever runs it: Chromium, Firefox or Node. Only ratios inside one run mean anything.

/**
 * The modules that are compared, by paths from the root of the repository. `words` is the whole of
 * gongbao's wasm and a door to its segmenter; `jieba` is jieba-rs, built the same way.
 */
export const modules = {
  gongbao: ['www/pkg/gongbao.js', 'www/pkg/gongbao_bg.wasm'],
  words: ['tests/bench/pkg/words/bench_words.js', 'tests/bench/pkg/words/bench_words_bg.wasm'],
  jieba: ['tests/bench/pkg/jieba/bench_words.js', 'tests/bench/pkg/jieba/bench_words_bg.wasm'],
  'jieba-wasm': [
    'tests/bench/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js',
    'tests/bench/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm',
  ],
};

/** What is started, with its bytes in hand, until it has given this. */
export const starts = {
  'first tokens': { module: 'words', work: (core, text) => core.cut(text, true) },
  'first report': { module: 'gongbao', work: (core, text) => core.analyze(text, {}) },
  'jieba-wasm': { module: 'jieba-wasm', work: (core, text) => core.cut(text, true) },
  'Intl.Segmenter': {
    work: (_core, text) => [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)],
  },
};

/** What is done again and again, by two modules with the same exports. */
const works = {
  cut: (core, text) => core.cut(text, false),
  'cut, model': (core, text) => core.cut(text, true),
  'cut + tags': (core, text) => core.tags(text, true),
};

/** Texts that are slow or deep for a careless segmenter, by what they repeat. */
const hostile = ['的', '一', '龘', '中华人民共和国', '国人', '恤', '😀', '𠀀', 'a', 'a-', 'hello world ', '1.', '\r\n', ' ', '，', 'e\u0301'];

/**
 * From the bytes of the wasm in hand to the first result.
 * @param {string} name of `starts`
 * @returns {Promise<{ms: number, mib: number}>} and the wasm's memory after it
 */
export async function coldStart(name, glue, bytes, text) {
  const { work } = starts[name];
  const begin = performance.now();
  const memory = glue?.initSync({ module: await WebAssembly.compile(bytes) }).memory;
  work(glue, text);
  return { ms: performance.now() - begin, mib: (memory?.buffer.byteLength ?? 0) / 2 ** 20 };
}

/**
 * How many times faster gongbao's segmenter is than jieba-rs, by kind of work and text; taken in turns.
 * @param {{words: any, jieba: any}} cores started
 * @param {Record<string, string>} texts
 */
export function speed(cores, texts, rounds) {
  const rows = {};
  for (const [kind, work] of Object.entries(works)) {
    for (const [name, text] of Object.entries(texts)) {
      const [ours, theirs] = inTurns([cores.words, cores.jieba].map((core) => () => work(core, text)), rounds);
      rows[`${kind}, ${name}`] = theirs / ours;
    }
  }
  return rows;
}

/**
 * The speed at 1 MB to that at 0.25 MB of each hostile text, cut and tagged. The longer a run, the more often
 * something else interrupts it: the least times are compared.
 * @param {any} core started
 */
export function growth(core, rounds) {
  const rows = {};
  const texts = hostile.map((seed) => [seed, (bytes) => seed.repeat(bytes / size(seed))]);
  for (const [name, make] of [...texts, ['random', random]]) {
    const [small, large] = inTurns([make(250_000), make(1_000_000)].map((text) => () => core.tags(text, true)), rounds, least);
    rows[JSON.stringify(name)] = (4 * small) / large;
  }
  return rows;
}

/** Han characters in no order. */
function random(bytes) {
  const next = numbers(12345);
  return Array.from({ length: bytes / 3 }, () => String.fromCharCode(0x4e00 + (next() % 20000))).join('');
}

/** Numbers that are the same in every run (xorshift). */
export function numbers(state) {
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Milliseconds of each, by default the median; the first rounds only warm up. */
function inTurns(works, rounds, choose = median) {
  const times = works.map(() => []);
  for (let round = -3; round < rounds; round++) {
    for (let turn = 0; turn < works.length; turn++) {
      const at = (turn + Math.max(round, 0)) % works.length;
      const begin = performance.now();
      works[at]();
      if (round >= 0) times[at].push(performance.now() - begin);
    }
  }
  return times.map(choose);
}

const least = (times) => Math.min(...times);

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

export function size(text) {
  return new TextEncoder().encode(text).length;
}
