// The hosted page: what makes it installable, how a new version comes, and the headers that are documented.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { sitePolicy } from '../../www/build/policy.js';
import { serve } from '../../www/build/serve.js';
import { browserName, dist, newPage, root } from './harness/index.js';
import { paste, ready } from './harness/reader.js';

const site = path.join(dist, 'site');

/** The hosted page, kept by its service worker. */
async function open(t, url) {
  const page = await newPage(t);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  return page;
}

test('it can be installed: manifest, icons, a worker that answers without a network', async (t) => {
  const server = await serve(site);
  t.after(() => server.close());
  const page = await open(t, server.url);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  assert.equal(manifest.display, 'standalone');
  for (const { src, sizes, type } of manifest.icons) {
    const png = await readFile(path.join(site, src));
    // The size stands in the first chunk of a PNG.
    assert.deepEqual([type, `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`], ['image/png', sizes]);
  }
  if (browserName === 'chromium') {
    const { installabilityErrors } = await (await page.createCDPSession()).send('Page.getInstallabilityErrors');
    // A private window, as tests have it, cannot install anything.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  }
  await server.close();
  await page.reload({ waitUntil: 'load' });
  await paste(page, '中国和越南两国外长举行会谈。双方同意加强农业合作。');
  await ready(page);
  assert.equal(await page.$$eval('gb-commitments .row', (rows) => rows.length), 1);
  assert.deepEqual(page.watch.errors, []);
});

test('a new version comes without losing what is typed, and shows when the page is opened again', async (t) => {
  const pages = new Map();
  const server = await serve(site, { pages });
  t.after(() => server.close());
  const page = await open(t, server.url);
  await page.type('#box', '双方同意');
  const worker = await readFile(path.join(site, 'sw.js'), 'utf8');
  const [, version] = /'gongbao-([0-9a-f]{16})'/.exec(worker);
  pages.set('/sw.js', { type: 'text/javascript', content: worker.replace(version, 'f'.repeat(16)) });
  const html = await readFile(path.join(site, 'index.html'), 'utf8');
  pages.set('/', { content: html.replace('<meta name="gongbao-build" content="', '<meta name="gongbao-build" content="new-') });
  await page.evaluate(async () => {
    globalThis.same = true;
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  assert.deepEqual(await page.evaluate(() => [globalThis.same, document.querySelector('#box').value]), [true, '双方同意']);
  // The old version goes on working, its files included.
  await page.type('#box', '加强农业合作。');
  await page.click('[data-key=go]');
  await ready(page);
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /双方同意加强农业合作/);
  await page.close();
  // The browser takes its time to see that the page is closed everywhere.
  let again;
  let build = '';
  for (let wait = 0; wait < 20 && !build.startsWith('new-'); wait += 1) {
    await again?.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    again = await newPage(t);
    await again.goto(server.url, { waitUntil: 'load' });
    build = await again.$eval('meta[name=gongbao-build]', ({ content }) => content);
  }
  assert.match(build, /^new-/);
  assert.deepEqual(await again.evaluate(() => caches.keys()), [`gongbao-${'f'.repeat(16)}`]);
  assert.deepEqual(page.watch.errors, []);
});

test('it works with the headers that are documented, and they are the page’s own policy', async (t) => {
  const written = await readFile(path.join(root, 'www/about/hosting.md'), 'utf8');
  const headers = Object.fromEntries([...written.matchAll(/add_header (\S+) "(.*)";/g)].map(([, name, value]) => [name.toLowerCase(), value]));
  assert.equal(headers['content-security-policy'], `${sitePolicy}; frame-ancestors 'self'`);
  const server = await serve(site, { headers });
  t.after(() => server.close());
  const page = await open(t, server.url);
  await paste(page, '中国和越南两国外长举行会谈。双方同意加强农业合作。');
  await ready(page);
  assert.deepEqual(page.watch.errors, []);
});
