// What a page test stands on: one real browser (GONGBAO_BROWSER=chromium|firefox), the two forms of
// the page, and a watch on everything that they ask for or complain of.
//
//   import { test } from 'node:test';
//   import { openFile, violations } from './harness/index.js';
//   test('…', async (t) => {
//     const page = await openFile(t);
//     …
//     assert.deepEqual(page.watch.requests, []);
//   });
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../../www/build/serve.js';
import { launchBrowser, require } from './browser.js';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const dist = path.join(root, 'dist');
export const browserName = process.env.GONGBAO_BROWSER ?? 'chromium';

/** @type {Promise<import('puppeteer-core').Browser> | undefined} */
let browser;
after(async () => (await browser)?.close());

/** The browser of this test file, started with the first page. */
function launch() {
  browser ??= launchBrowser(browserName);
  return browser;
}

/**
 * A blank page that is watched. `page.watch.requests`: addresses asked for over a network;
 * `page.watch.errors`: uncaught errors and what was written to the console as an error.
 * It closes with the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {{width?: number, height?: number, before?: (page: any) => Promise<void>}} [options]
 */
export async function newPage(t, { width = 1280, height = 800 } = {}) {
  const page = await (await launch()).newPage();
  t.after(() => page.isClosed() || page.close());
  await page.setViewport({ width, height });
  const watch = { requests: [], errors: [] };
  page.on('request', (request) => {
    if (/^(https?|wss?|ftp):/.test(request.url())) watch.requests.push(request.url());
  });
  page.on('pageerror', (error) => watch.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
  });
  return Object.assign(page, { watch });
}

/**
 * The single file, as by double click. `before` prepares the page before anything of it runs.
 *
 * @param {import('node:test').TestContext} t
 * @param {{file?: string, hash?: string, width?: number, height?: number, before?: (page: any) => Promise<void>}} [options]
 */
export async function openFile(t, { file = path.join(dist, 'gongbao.html'), hash = '', before, ...size } = {}) {
  const page = await newPage(t, size);
  await before?.(page);
  await page.goto(pathToFileURL(file).href + hash, { waitUntil: 'load' });
  return page;
}

/**
 * The hosted page, from a server of its own; `page.server.close()` takes the network away.
 *
 * @param {import('node:test').TestContext} t
 * @param {{width?: number, height?: number, before?: (page: any) => Promise<void>}} [options]
 */
export async function openSite(t, { before, ...size } = {}) {
  const server = await serve(path.join(dist, 'site'));
  t.after(() => server.close());
  const page = await newPage(t, size);
  await before?.(page);
  await page.goto(server.url, { waitUntil: 'load' });
  return Object.assign(page, { server });
}

/**
 * Makes the first worker of the page fail, the later ones work. `start`: it never starts; `trap`: the
 * core traps on the first text, as after a panic.
 *
 * @param {any} page before it is opened: `openFile(t, { before: (page) => breakWorker(page, 'trap') })`
 * @param {'start' | 'trap' | 'hang'} how
 */
export function breakWorker(page, how) {
  return page.evaluateOnNewDocument((how) => {
    const faults = {
      start: 'throw new Error("this worker was broken by a test");',
      trap: `const whole = WebAssembly.Instance;
        WebAssembly.Instance = function (...parts) {
          const { exports } = new whole(...parts);
          return { exports: { ...exports, analyze() { throw new WebAssembly.RuntimeError('unreachable'); } } };
        };
        WebAssembly.Instance.prototype = whole.prototype;`,
      // Longer than any test waits; stopping the analysis ends the worker.
      hang: `const whole = WebAssembly.Instance;
        WebAssembly.Instance = function (...parts) {
          const { exports } = new whole(...parts);
          return { exports: { ...exports, analyze() { for (const until = Date.now() + 60_000; Date.now() < until;); } } };
        };
        WebAssembly.Instance.prototype = whole.prototype;`,
    };
    // A worker's script comes from a blob, and only the one who makes the blob knows its text.
    const scripts = new Map();
    const { Blob: WholeBlob, Worker: WholeWorker } = window;
    window.Blob = class extends WholeBlob {
      constructor(parts, options) {
        super(parts, options);
        this.parts = parts;
      }
    };
    const createObjectURL = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL(blob);
      scripts.set(address, blob.parts);
      return address;
    };
    let broken = false;
    window.Worker = class extends WholeWorker {
      constructor(address, options) {
        const parts = broken ? [] : [faults[how], ...scripts.get(address)];
        super(broken ? address : createObjectURL(new WholeBlob(parts, { type: 'text/javascript' })), options);
        broken = true;
      }
    };
  }, how);
}

/**
 * What axe finds wrong with the page as it stands, in short; an empty list is the aim.
 *
 * @param {any} page
 */
export async function violations(page) {
  const axe = require.resolve('axe-core/axe.min.js');
  // As an evaluated string, since the page's policy lets no script in.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
