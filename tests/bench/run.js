// `node run.js [--rounds N] [--only PLACE,…]`: sizes, cold starts and speed in Node, Chromium and
// Firefox, as the table of ratios in README.md, and the goals that are missed; every ratio is of one run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { serve } from '../../www/build/serve.js';
import { launchBrowser } from '../www/harness/browser.js';
import { inlined } from './inlined.js';
import { median, modules, numbers, size, starts } from './measure.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, only: { type: 'string', default: 'node,chromium,firefox' } },
});
const rounds = Number(values.rounds);
const places = values.only.split(',');
const sample = readFileSync(path.join(root, 'tests/documents/seed_interview.txt'), 'utf8');
const texts = { repeated: sample.repeat(Math.round(1e6 / size(sample))), 'few repeats': generated(1e6) };

/** Words of jieba's dictionary, the frequent ones more often, some unknown characters, Latin and numbers. */
function generated(bytes) {
  const metadata = execFileSync(process.env.CARGO ?? 'cargo', ['metadata', '--format-version', '1', '--locked'], { cwd: root, maxBuffer: 1e9 });
  const { manifest_path: manifest } = JSON.parse(metadata).packages.find(({ name }) => name === 'jieba-rs');
  const lines = readFileSync(path.join(path.dirname(manifest), 'src/data/dict.txt'), 'utf8').split('\n');
  let total = 0;
  const words = lines.map((line) => line.split(' ')).map(([word, count]) => [word, (total += Number(count ?? 0) ** 0.75)]);
  const next = numbers(12345);
  const below = (limit) => (next() / 2 ** 32) * limit;
  const pick = () => {
    const at = below(total);
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle][1] < at) low = middle + 1;
      else high = middle;
    }
    return words[low][0];
  };
  let text = '';
  for (let length = 0; length < bytes; ) {
    const odd = below(5) < 1;
    let sentence = '';
    for (let count = 4 + below(14); count > 0; count--) {
      sentence += pick();
      if (odd && below(5) < 1) sentence += String.fromCharCode(0x4e00 + below(20000));
      if (below(50) < 1) sentence += ['GDP', '2024', '3.5%', 'APEC'][Math.floor(below(4))];
    }
    sentence += '，。、；'[Math.floor(below(4))];
    text += sentence;
    length += size(sentence);
  }
  return text;
}

function brotli(name) {
  const wasm = readFileSync(path.join(root, modules[name][1]));
  return brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
}

/** Runs `once` for every name, in turns. */
async function inTurns(names, once) {
  const found = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      found[name].push(await once(name));
    }
  }
  return found;
}

const node = {
  run: (what) =>
    JSON.parse(
      execFileSync(process.execPath, [path.join(root, 'tests/bench/node.js'), what], { input: JSON.stringify({ text: sample, texts, rounds }), maxBuffer: 1e9 }),
    ),
  cold: (name) => node.run(name),
  warm: () => node.run('warm'),
};

/** A fresh browser for each start, so that nothing is compiled already. */
function browser(name, server) {
  const withPage = async (work) => {
    const browser = await launchBrowser(name);
    try {
      return await work(await browser.newPage());
    } finally {
      await browser.close();
    }
  };
  const served = (work, data) =>
    withPage(async (page) => {
      await page.goto(`${server.url}tests/www/harness/plain.html`);
      return page.evaluate(work, data);
    });
  return {
    cold: (start) =>
      served(
        async ({ start, text }) => {
          const { coldStart, modules, starts } = await import('/tests/bench/measure.js');
          const { module } = starts[start];
          if (!module) return coldStart(start, undefined, undefined, text);
          const [glue, wasm] = modules[module];
          const bytes = await (await fetch(`/${wasm}`)).arrayBuffer();
          return coldStart(start, await import(`/${glue}`), bytes, text);
        },
        { start, text: sample },
      ),
    warm: () =>
      served(
        async ({ texts, rounds }) => {
          const { growth, modules, speed } = await import('/tests/bench/measure.js');
          const cores = {};
          for (const name of ['words', 'jieba']) {
            const [glue, wasm] = modules[name];
            cores[name] = await import(`/${glue}`);
            cores[name].initSync({ module: await WebAssembly.compile(await (await fetch(`/${wasm}`)).arrayBuffer()) });
          }
          return { speed: speed(cores, texts, rounds), growth: growth(cores.words, rounds) };
        },
        { texts, rounds },
      ),
    /** Milliseconds from the first use of the widget to the marked article, its files included. */
    widget: (entry) =>
      served(
        async ({ entry, text }) => {
          const article = document.createElement('article');
          article.id = 'article';
          article.append(...text.split('\u3000\u3000').map((paragraph) => Object.assign(document.createElement('p'), { textContent: paragraph })));
          const element = document.createElement('gongbao-analysis');
          element.setAttribute('for', '#article');
          document.body.append(element, article);
          await import(`/dist/npm/${entry}.js`);
          const begin = performance.now();
          await element.mark();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          if (!element.report.commitments.length) throw new Error('nothing is marked');
          return { ms: performance.now() - begin };
        },
        { entry, text: sample },
      ),
    /** Milliseconds from the navigation to the report of the sample on screen. */
    page: (file) =>
      withPage(async (page) => {
        await page.evaluateOnNewDocument(() => {
          let asked = false;
          const look = () => {
            if (document.documentElement?.dataset.phase === 'ready') {
              requestAnimationFrame(() => setTimeout(() => (globalThis.shown = performance.now())));
              return;
            }
            const sample = document.querySelector('[data-key=sample-interview]');
            if (sample && !asked) {
              asked = true;
              sample.click();
            }
            setTimeout(look, 1);
          };
          look();
        });
        await page.goto(pathToFileURL(file).href);
        await page.waitForFunction(() => globalThis.shown, { timeout: 60_000 });
        return page.evaluate(() => globalThis.shown);
      }),
    /** Milliseconds from the paste of the sample into the open page to its report on screen. */
    paste: () =>
      withPage(async (page) => {
        await page.goto(pathToFileURL(pages.own).href);
        await page.waitForSelector('#box');
        // As long as a reader takes to paste; the core is there by then.
        await new Promise((resolve) => setTimeout(resolve, 1500));
        return page.evaluate(
          (text) =>
            new Promise((resolve) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', text);
              const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
              Object.defineProperty(event, 'clipboardData', { value: clipboardData });
              const root = document.documentElement;
              const begin = performance.now();
              new MutationObserver(() => {
                if (root.dataset.phase === 'ready') requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
              }).observe(root, { attributes: true });
              document.querySelector('#box').dispatchEvent(event);
            }),
          sample,
        );
      }),
    /** Milliseconds of the core alone for the sample, its tables made, as the page has it then. */
    alone: () =>
      served(async (text) => {
        const { modules } = await import('/tests/bench/measure.js');
        const [glue, wasm] = modules.gongbao;
        const core = await import(`/${glue}`);
        core.initSync({ module: await WebAssembly.compile(await (await fetch(`/${wasm}`)).arrayBuffer()) });
        core.analyze('', {});
        const begin = performance.now();
        core.analyze(text, {});
        return performance.now() - begin;
      }, sample),
  };
}

const rows = new Map();
const missed = [];
/** Notes a figure. @param {string} row @param {string} goal @param {boolean} met whether the goal is */
function note(row, goal, place, figure, met) {
  if (!rows.has(row)) rows.set(row, {});
  rows.get(row)[place] = figure;
  if (!met) missed.push(`${row}: ${figure} in ${place}, goal ${goal}`);
}

const share = brotli('gongbao') / brotli('jieba-wasm');
for (const place of places) note('brotli bytes of the wasm, to jieba-wasm’s', '≤ 0.70', place, share.toFixed(2), share <= 0.7);

const folder = mkdtempSync(path.join(os.tmpdir(), 'gongbao-bench-'));
const pages = { own: path.join(root, 'dist/gongbao.html'), peer: path.join(folder, 'peer.html') };
writeFileSync(pages.peer, await inlined());
const server = await serve(root);
for (const place of places) {
  console.error(`${place}, ${rounds} rounds, load ${os.loadavg()[0].toFixed(1)} …`);
  const runner = place === 'node' ? node : browser(place, server);
  const found = await inTurns(Object.keys(starts), runner.cold);
  const ms = (name) => median(found[name].map(({ ms }) => ms));
  const times = (one) => ms('jieba-wasm') / ms(one);
  const part = (one) => `1/${times(one).toFixed(1)}`;
  note('bytes in hand → first tokens, to jieba-wasm', '≤ 1/12', place, part('first tokens'), times('first tokens') >= 12);
  const native = ms('first tokens') / ms('Intl.Segmenter');
  note('— to Intl.Segmenter', '≤ 1', place, native.toFixed(2), native <= 1);
  note('bytes in hand → first report, to jieba-wasm’s first tokens', '≤ 1/8', place, part('first report'), times('first report') >= 8);
  const memory = median(found['first report'].map(({ mib }) => mib));
  note('wasm memory after the first report', '≤ 12 MiB', place, `${memory.toFixed(1)} MiB`, memory <= 12);
  const { speed, growth } = await runner.warm();
  for (const [row, ratio] of Object.entries(speed)) {
    const goal = row.includes('tags') ? 3 : 2;
    note(`speed of ${row}, to jieba-rs in wasm`, `≥ ${goal}×`, place, `${ratio.toFixed(1)}×`, ratio >= goal);
  }
  const [slowest, least] = Object.entries(growth).sort((a, b) => a[1] - b[1])[0];
  note(`speed at 1 MB to 0.25 MB, worst of ${Object.keys(growth).length} hostile inputs`, '≥ 0.8', place, `${least.toFixed(2)} (${slowest})`, least >= 0.8);
  if (runner.widget) {
    const used = await inTurns(['define', 'external'], runner.widget);
    for (const [entry, how] of [['define', 'core inlined'], ['external', 'core as a file']]) {
      const took = median(used[entry].map(({ ms }) => ms));
      note(`widget, first use → marked article, ${how}, to bytes in hand → first report`, '–', place, (took / ms('first report')).toFixed(1), true);
    }
  }
  if (runner.page) {
    const times = await inTurns(Object.keys(pages), (name) => runner.page(pages[name]));
    const [own, peer] = [median(times.own), median(times.peer)];
    note('single file from file://, navigation → report, to the page with jieba-wasm', '≤ 0.5', place, (own / peer).toFixed(2), own / peer <= 0.5);
    const shown = await inTurns(['paste', 'alone'], (name) => runner[name]());
    note('model interview pasted → report on screen, to the core’s own time for it', '–', place, (median(shown.paste) / median(shown.alone)).toFixed(1), true);
  }
}
await server.close();
rmSync(folder, { recursive: true });

console.log(`\n| ratios within one run, medians of ${rounds} rounds | ${places.join(' | ')} |\n|${' --- |'.repeat(places.length + 1)}`);
for (const [row, figures] of rows) console.log(`| ${row} | ${places.map((place) => figures[place] ?? '–').join(' | ')} |`);
if (missed.length) console.log(`\nmissed:\n${missed.join('\n')}`);
