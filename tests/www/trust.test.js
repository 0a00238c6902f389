// What the page says of itself: accuracy, fingerprint, self-test; and what it takes in and gives away whole.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import en from '../../www/strings/en.js';
import { dist, openFile, openSite, root, violations } from './harness/index.js';
import { catchFiles, language, openSample, paste, press, ready, settled } from './harness/reader.js';

test('the accuracy label has the figures of the file, this genre first, and says on which texts', async (t) => {
  const measured = JSON.parse(await readFile(path.join(root, 'www/about/accuracy.json'), 'utf8'));
  const page = await openFile(t);
  await language(page, 'en');
  await openSample(page);
  const lines = await page.$$eval('gb-commitments .accuracy .note', (notes) => notes.map((note) => note.textContent));
  const share = (of) => [`finds ${Math.round((100 * of.right) / of.marked)} of 100`, `${Math.round((100 * of.right) / of.found)} are right`];
  assert.match(lines[0], measured.texts === 'development' ? /texts the rules were developed on/ : /nobody had seen/);
  assert.match(lines[1], /^interview/);
  for (const part of share(measured.genres.interview)) assert.ok(lines[1].includes(part), part);
  for (const part of share(measured.genres.all)) assert.ok(lines[2].includes(part), part);
  for (const part of [measured.date, measured.lexicon, measured.gold]) assert.ok(lines[3].includes(part), part);
  await press(page, 'home');
  await press(page, 'sample-own');
  await ready(page);
  const genre = await page.$eval('[data-key=genre]', (node) => node.textContent);
  const own = await page.$eval('gb-commitments .accuracy .note:nth-of-type(2)', (note) => note.textContent);
  assert.ok(own.startsWith(genre), own);
});

test('the panel shows the policy, the requests and a fingerprint that the running code agrees with', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await press(page, 'offline');
  await page.waitForFunction(() => /computed just now/.test(document.querySelector('dialog').textContent));
  const shown = await page.$eval('.fingerprint', (code) => code.textContent);
  const file = await readFile(path.join(dist, 'gongbao.html'), 'utf8');
  const parts = [/<style>([^]*?)<\/style>\n<\/head>/g, /<script type="text\/plain"[^>]*>([^<]*)</g, /<script type="module">([^]*?)<\/script>/g].flatMap((part) => [...file.matchAll(part)].map(([, content]) => content));
  // The style, the two modules, the code.
  assert.equal(parts.length, 4);
  assert.equal(shown, createHash('sha256').update(parts.join('\n')).digest('hex'));
  assert.match(await page.$eval('dialog', (node) => node.textContent), /connect-src 'none'.*0 requests/s);
});

test('a file that was changed says so', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await page.evaluate(() => document.querySelector('style').append('/* changed */'));
  await press(page, 'offline');
  await page.waitForFunction(() => /this file was changed/.test(document.querySelector('dialog').textContent));
});

test('the self-test reads a known text with the network off, and counts no request', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await page.setOfflineMode?.(true).catch(() => {});
  await press(page, 'offline');
  await press(page, 'self-test');
  await page.waitForFunction(() => document.querySelector('.self-test').textContent !== '', { timeout: 60_000 });
  assert.match(await page.$eval('.self-test', (node) => node.textContent), /read right, with 0 requests; the network was o(n|ff)/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});

test('the hosted page has a fingerprint too', async (t) => {
  const page = await openSite(t);
  await language(page, 'en');
  await press(page, 'offline');
  assert.match(await page.$eval('.fingerprint', (code) => code.textContent), /^[0-9a-f]{64}$/);
});

test('the HTML report is one page without script or address, and holds what the screen holds', async (t) => {
  const page = await openFile(t, { before: catchFiles });
  await language(page, 'en');
  await openSample(page);
  const first = await page.$eval('gb-commitments .row', (row) => row.dataset.key);
  await press(page, first);
  await press(page, 'dismiss-card');
  const rows = await page.$$eval('gb-commitments .row', (all) => all.length);
  await press(page, 'view-export');
  await press(page, 'export-html');
  await settled(page);
  const { name, text } = await page.evaluate(() => globalThis.files.at(-1));
  assert.match(name, /\.html$/);
  assert.doesNotMatch(text, /<script|\bsrc=|\bhref=|@import|url\(/);
  assert.match(text, /Content-Security-Policy" content="default-src 'none'/);
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const [commitments, rejected, terms] = [...parsed.querySelectorAll('table')].map((table) => table.querySelectorAll('tbody tr').length);
    return { commitments, rejected, terms, title: parsed.querySelector('h1').textContent, lang: parsed.documentElement.lang, reason: parsed.querySelectorAll('table')[1].querySelector('tbody tr').lastChild.textContent };
  }, text);
  assert.equal(found.commitments, rows);
  assert.ok(found.rejected > 20 && found.terms === 60);
  assert.equal(found.reason, en.filterMine[0]);
  assert.match(found.title, /深化命运共同体建设/);
  assert.equal(found.lang, 'en');
});

test('HTML on the clipboard is read by its blocks, and nothing of it is run', async (t) => {
  const page = await openFile(t);
  await paste(page, '双方同意加强农业合作。第二段在这里。', '<meta charset="utf-8"><nav>首页</nav><h2>联合声明</h2><p>双方<b>同意</b>加强农业合作。</p><p>中国将建成<img src="x" onerror="document.title=1">铁路。</p><script>document.title = 2</script>');
  await ready(page);
  const text = await page.$eval('gb-text', (node) => node.textContent);
  assert.doesNotMatch(text, /首页|document/);
  assert.ok((await page.$$('gb-text [data-start]')).length >= 3);
  assert.deepEqual(page.watch.requests, []);
  const plain = await openFile(t);
  await paste(plain, '双方同意加强农业合作。', '<span>双方同意</span>');
  await ready(plain);
  assert.match(await plain.$eval('gb-text', (node) => node.textContent), /加强农业合作/);
});

test('a machine without a Chinese font is told so', async (t) => {
  const page = await openFile(t, {
    before: (page) => page.evaluateOnNewDocument(() => {
      const read = CanvasRenderingContext2D.prototype.getImageData;
      CanvasRenderingContext2D.prototype.getImageData = function (...parts) {
        const image = read.apply(this, parts);
        image.data.fill(7);
        return image;
      };
    }),
  });
  await language(page, 'en');
  assert.match(await page.$eval('gb-start', (node) => node.textContent), /no Chinese font/);
  const whole = await openFile(t);
  assert.doesNotMatch(await whole.$eval('gb-start', (node) => node.textContent), /no Chinese font|没有中文字体/);
});

test('between 900 and 1199 pixels the outline is a drawer, opened and closed by key', async (t) => {
  const page = await openFile(t, { width: 1024, height: 768 });
  await language(page, 'en');
  await openSample(page);
  const shown = () => page.$eval('nav.outline', (outline) => getComputedStyle(outline).display !== 'none');
  assert.equal(await shown(), false);
  await page.focus('[data-key=drawer]');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await shown(), true);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'treeitem');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await shown(), false);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'drawer');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await shown(), false);
});
