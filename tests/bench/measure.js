// Measures in whatever runs it: Chromium, Firefox or Node. Only ratios inside one run mean anything.

/**
 * What is compared: gongbao's whole analysis against the words of jieba-wasm, the usual way to have
 * Chinese words in a browser. Paths are from the root of the repository.
 */
export const candidates = {
  gongbao: {
    glue: 'www/pkg/gongbao.js',
    wasm: 'www/pkg/gongbao_bg.wasm',
    work: {
      report: (core, text) => core.analyze(text, {}),
      tokens: (core, text) => core.tokens(text, {}),
    },
  },
  'jieba-wasm': {
    glue: 'tests/bench/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js',
    wasm: 'tests/bench/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm',
    work: {
      cut: (core, text) => core.cut(text, true),
      tag: (core, text) => core.tag(text, true),
    },
  },
};

/**
 * From the bytes of the wasm in hand to the first result.
 * @returns {Promise<{core: any, ms: number}>}
 */
export async function coldStart(name, glue, bytes, text) {
  const begin = performance.now();
  glue.initSync({ module: await WebAssembly.compile(bytes) });
  Object.values(candidates[name].work)[0](glue, text);
  return { core: glue, ms: performance.now() - begin };
}

/**
 * Median milliseconds of each candidate's each kind of work, taken in turns.
 * @param {Record<string, any>} cores by candidate
 */
export function inTurns(cores, text, rounds) {
  const entries = Object.entries(cores).flatMap(([name, core]) =>
    Object.entries(candidates[name].work).map(([kind, work]) => ({ key: `${name} ${kind}`, core, work, times: [] })),
  );
  for (let round = -2; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const { core, work, times } = entries[(turn + Math.max(round, 0)) % entries.length];
      const begin = performance.now();
      work(core, text);
      // The first two rounds only warm up.
      if (round >= 0) times.push(performance.now() - begin);
    }
  }
  return Object.fromEntries(entries.map(({ key, times }) => [key, median(times)]));
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
