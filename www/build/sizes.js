// What each way into the package costs, and what it may.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';


const KB = 1024;
/**
 * What a page loads: at import, at first use, and how much that may be, raw at import and gzip at first use.
 *
 * @type {{entry: string, first: string[], idle: number, used: number}[]}
 */
const ENTRIES = [
  { entry: 'define.js', first: ['session.js', 'core.js'], idle: 15 * KB, used: 2150 * KB },
  { entry: 'external.js', first: ['session.js', 'gongbao.wasm'], idle: 15 * KB, used: 2150 * KB },
  { entry: 'classic.js', first: ['classic-session.js', 'classic-core.js'], idle: 15 * KB, used: 2150 * KB },
  { entry: 'analyzer.js', first: ['engine.js', 'core.js'], idle: 2 * KB, used: 2050 * KB },
];

/**
 * @param {URL} folder of the package
 * @returns {Promise<{entry: string, when: string, files: string[], raw: number, gzip: number, brotli: number}[]>}
 */
export async function measure(folder) {
  const rows = [];
  for (const { entry, first, idle, used } of ENTRIES) {
    const now = await reached(folder, [entry]);
    const then = (await reached(folder, first)).filter((file) => !now.includes(file));
    const idles = await weigh(folder, now);
    const useds = await weigh(folder, then);
    if (idles.raw > idle) throw new Error(`${entry}: ${idles.raw} bytes before anybody uses it, more than ${idle}`);
    if (useds.gzip > used) throw new Error(`${entry}: ${useds.gzip} bytes at first use (gzip), more than ${used}`);
    rows.push({ entry, when: 'import', files: now, ...idles }, { entry, when: 'first use', files: then, ...useds });
  }
  return rows;
}

/** Files and what they import at once. @param {URL} folder @param {string[]} files @returns {Promise<string[]>} */
async function reached(folder, files) {
  const found = new Set(files);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const code = await readFile(new URL(file, folder), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+)["'`]/g)) if (name) found.add(name);
  }
  return [...found];
}

/** By address. @type {Map<string, {raw: number, gzip: number, brotli: number}>} */
const weighed = new Map();

/** @param {URL} folder @param {string[]} files */
async function weigh(folder, files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const { href } = new URL(file, folder);
    const bytes = await readFile(new URL(href));
    const one = weighed.get(href) ?? {
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length,
    };
    weighed.set(href, one);
    for (const key of /** @type {const} */ (['raw', 'gzip', 'brotli'])) sum[key] += one[key];
  }
  return sum;
}
