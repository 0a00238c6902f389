// `node run.js [TEXT] [--rounds N]`: sizes, cold start and speed in Chromium, Firefox and Node.
// Prints tables; milliseconds are of this machine at this moment, ratios are what to compare.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { serve } from '../../www/build/serve.js';
import { launchBrowser } from '../www/harness/browser.js';
import { candidates, median } from './measure.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const rounds = Number(values.rounds);
const file = path.resolve(positionals[0] ?? path.join(root, 'tests/documents/seed_interview.txt'));
const text = readFileSync(file, 'utf8');
const names = Object.keys(candidates);

function sizes() {
  const rows = names.map((name) => {
    const { glue, wasm } = candidates[name];
    const parts = [glue, wasm].map((part) => readFileSync(path.join(root, part)));
    const sum = (packed) => parts.reduce((all, part) => all + packed(part).length, 0);
    const brotli = (part) => brotliCompressSync(part, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return [name, sum((part) => part), sum((part) => gzipSync(part, { level: 9 })), sum(brotli)];
  });
  const page = readFileSync(path.join(root, 'dist/gongbao.html')).length;
  return [...rows, ['dist/gongbao.html', page, '', '']];
}

/** Runs `once` for every candidate, in turns; medians. */
async function colds(once) {
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      times[name].push(await once(name));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

function inNode(...words) {
  const run = spawnSync(process.execPath, [path.join(root, 'tests/bench/node.js'), ...words], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

async function inBrowser(name, url) {
  /** A fresh browser for each start, so that nothing is compiled already. */
  const withPage = async (work) => {
    const browser = await launchBrowser(name);
    try {
      const page = await browser.newPage();
      await page.goto(`${url}tests/www/harness/plain.html`);
      return await work(page);
    } finally {
      await browser.close();
    }
  };
  const starting = async ({ names, text, rounds }) => {
    const { candidates, coldStart, inTurns } = await import('/tests/bench/measure.js');
    const cores = {};
    let ms = 0;
    for (const name of names) {
      const bytes = await (await fetch(`/${candidates[name].wasm}`)).arrayBuffer();
      const glue = await import(`/${candidates[name].glue}`);
      ({ core: cores[name], ms } = await coldStart(name, glue, bytes, text));
    }
    return rounds ? inTurns(cores, text, rounds) : ms;
  };
  const cold = await colds((one) => withPage((page) => page.evaluate(starting, { names: [one], text })));
  const turns = await withPage((page) => page.evaluate(starting, { names, text, rounds }));
  return { cold, turns };
}

function table(title, head, rows) {
  console.log(`\n${title}\n\n| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

function ratios(title, times, reference) {
  table(
    title,
    ['', 'ms', `ratio to ${reference}`],
    Object.entries(times).map(([name, ms]) => [name, ms.toFixed(2), (ms / times[reference]).toFixed(3)]),
  );
}

console.log(`${path.basename(file)}: ${text.length} characters; ${rounds} rounds; load ${os.loadavg()[0].toFixed(1)}`);
const measured = { text: path.basename(file), rounds, sizes: sizes() };
table('Bytes (wasm and its JavaScript)', ['', 'raw', 'gzip -9', 'brotli -11'], measured.sizes);
const server = await serve(root);
for (const place of ['chromium', 'firefox', 'node']) {
  measured[place] =
    place === 'node'
      ? { cold: await colds((name) => inNode('cold', name, file)), turns: inNode('turns', file, String(rounds)) }
      : await inBrowser(place, server.url);
  ratios(`${place}: from bytes to the first result, in a fresh process`, measured[place].cold, 'jieba-wasm');
  ratios(`${place}: warm`, measured[place].turns, 'jieba-wasm cut');
}
await server.close();
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist/bench.json'), `${JSON.stringify(measured, null, 1)}\n`);
