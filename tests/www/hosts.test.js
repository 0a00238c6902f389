// The widget on a host of another origin: thirteen policies and ways of loading, across two ports.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/build/serve.js';
import { WORDS } from '../../www/widget/words.js';
import { dist, newPage } from './harness/index.js';

/** Another site's files, with and without leave for all origins. */
let open;
let closed;
/** The host, and its pages. */
let host;
const pages = new Map();
before(async () => {
  open = await serve(dist, { headers: { 'access-control-allow-origin': '*' } });
  closed = await serve(dist);
  host = await serve(dist, { pages });
});
after(() => Promise.all([open.close(), closed.close(), host.close()]));

const ARTICLE = '<article id="article"><p>中国和越南两国外长举行会谈。双方同意加强农业合作，扩大粮食贸易。</p></article>';

/** A page of the host with the element on it. */
async function show(t, { csp, script }) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${script}</head><body><gongbao-analysis for="#article"></gongbao-analysis>${ARTICLE}</body></html>`;
  pages.set('/', { content: html, headers: csp ? { 'content-security-policy': csp } : {} });
  const page = await newPage(t);
  await page.goto(host.url, { waitUntil: 'load' });
  return page;
}

/** Uses the element, and says what came of it. */
function use(page) {
  return page.evaluate(async () => {
    if (!customElements.get('gongbao-analysis')) return { kind: 'absent' };
    const element = document.querySelector('gongbao-analysis');
    let told;
    document.addEventListener('error', ({ target, detail }) => (told = { kind: detail.kind, sentence: detail.sentence, composed: target === element }));
    const { length } = await element.analyze().then(({ commitments }) => commitments, () => []);
    const note = element.shadowRoot.querySelector('[part=note]');
    const block = getComputedStyle(element.shadowRoot.querySelector('.block'));
    return { kind: 'works', ...told, found: length, said: note?.textContent, styled: block.borderTopWidth === '1px' };
  });
}

const strict = (site) => `default-src 'none'; style-src 'self'; script-src 'self' ${site}`;
const wasm = "'wasm-unsafe-eval'";
const classic = (site, more = '') => `<script defer src="${site}npm/classic.js"${more}></script>`;
const fetched = (site) => classic(site, ` data-core="${site}npm/gongbao.wasm"`);
const module = (site) => `<script type="module" src="${site}npm/define.js"></script>`;

/** @type {[string, () => {csp?: string, script: string}, string][]} */
const cases = [
  ['no policy, a classic script, the core inlined, without CORS', () => ({ script: classic(closed.url) }), 'works'],
  ['no policy, a classic script checked by its hash, with CORS', () => ({ script: classic(open.url, ' crossorigin="anonymous"') }), 'works'],
  ['no policy, an ES module, the core inlined, with CORS', () => ({ script: module(open.url) }), 'works'],
  ['no policy, an ES module, without CORS', () => ({ script: module(closed.url) }), 'absent'],
  ['no policy, the core fetched, with CORS', () => ({ script: fetched(open.url) }), 'works'],
  ['no policy, the core fetched, without CORS', () => ({ script: fetched(closed.url) }), 'load'],
  ['scripts of the other site only', () => ({ csp: strict(closed.url), script: classic(closed.url) }), 'worker'],
  ['and WebAssembly', () => ({ csp: `${strict(closed.url)} ${wasm}`, script: classic(closed.url) }), 'worker'],
  ['and workers', () => ({ csp: `${strict(closed.url)} ${wasm}; worker-src blob:`, script: classic(closed.url) }), 'works'],
  ['and workers, the core fetched', () => ({ csp: `${strict(open.url)} ${wasm}; worker-src blob:`, script: fetched(open.url) }), 'load'],
  ['and workers, the core fetched, by leave of the policy', () => ({ csp: `${strict(open.url)} ${wasm}; worker-src blob:; connect-src ${open.url}`, script: fetched(open.url) }), 'works'],
  // Beside the thirteen: the other half of a strict policy.
  ['workers, but no WebAssembly', () => ({ csp: `${strict(closed.url)}; worker-src blob:`, script: classic(closed.url) }), 'wasm'],
  ['no policy but trusted types', () => ({ csp: "require-trusted-types-for 'script'", script: module(open.url) }), 'worker'],
];
for (const [name, page, expected] of cases) {
  test(`${name}: ${expected}`, async (t) => {
    const found = await use(await show(t, page()));
    assert.equal(found.kind, expected);
    if (expected === 'absent') return;
    assert.ok(found.styled, 'the element is not styled');
    if (expected === 'works') assert.equal(found.found, 2);
    else assert.deepEqual([found.said, found.sentence, found.composed], [WORDS.en.failed[expected], WORDS.en.failed[expected], true]);
  });
}

for (const sandbox of ['', ' sandbox="allow-scripts"']) {
  test(`the single file in a frame${sandbox}: as high as its page, and handed the article`, async (t) => {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script></head><body><iframe src="${closed.url}gongbao.html"${sandbox} width="900" height="300"></iframe>${ARTICLE}</body></html>`;
    pages.set('/', { content: html, headers: { 'content-security-policy': `default-src 'none'; script-src 'self'; img-src data:; frame-src ${closed.url}` } });
    // Copied to the host, as the README says.
    pages.set('/frame.js', { type: 'text/javascript', content: await readFile(path.join(dist, 'npm/frame.js'), 'utf8') });
    pages.set('/page.js', { type: 'text/javascript', content: "import { frame } from './frame.js'; frame(document.querySelector('iframe'), { name: 'host', text: document.querySelector('#article').innerText });" });
    const page = await newPage(t);
    await page.goto(host.url, { waitUntil: 'load' });
    const inner = page.frames().find((frame) => frame.url().endsWith('gongbao.html'));
    await inner.waitForSelector('html[data-phase=ready]', { timeout: 60_000 });
    const height = async () => Number.parseFloat(await page.$eval('iframe', (iframe) => iframe.style.height));
    const whole = () => inner.evaluate(() => document.documentElement.getBoundingClientRect().height);
    for (let wait = 0; wait < 50 && Math.abs((await height()) - (await whole())) > 1; wait += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    const settled = await height();
    assert.ok(Math.abs(settled - (await whole())) <= 1, `${settled} for ${await whole()}`);
    assert.ok(settled > 300 && settled < 20_000, String(settled));
    assert.equal(await inner.$$eval('gb-commitments .row', (rows) => rows.length), 2);
    // What is not from the frame does not count.
    await page.evaluate(() => postMessage({ gongbao: 'height', height: 7 }, '*'));
    // Nor does the page in the frame hear anybody but the page around it.
    await inner.evaluate(() => postMessage({ gongbao: 'open', text: '中国将建成铁路。' }, '*'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await height(), settled);
    assert.equal(await inner.$$eval('gb-commitments .row', (rows) => rows.length), 2);
    assert.deepEqual(page.watch.errors, []);
  });
}
