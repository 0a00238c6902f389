// The single file with jieba-wasm in the place of its core: it cuts the text and reports no more.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { require } from '../www/harness/browser.js';
import { modules } from './measure.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {Promise<string>} the page */
export async function inlined() {
  const { build } = await import(pathToFileURL(path.join(path.dirname(require.resolve('vite/package.json')), 'dist/node/index.js')).href);
  const outDir = path.join(root, 'dist/inlined');
  await build({
    root: path.join(root, 'www'),
    configFile: path.join(root, 'www/vite.config.js'),
    mode: 'single',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    resolve: { alias: { './pkg/gongbao.js': path.join(root, 'tests/bench/peer-core.js') } },
  });
  const page = await readFile(path.join(outDir, 'gongbao.html'), 'utf8');
  await rm(outDir, { recursive: true });
  const core = gzipSync(await readFile(path.join(root, modules['jieba-wasm'][1])), { level: 9 }).toString('base64');
  return page.replace(/(id="gongbao-core">)[^<]*/, (_all, start) => start + core);
}
