// The dictionary: a damaged one is told of, and one of the reader's own cuts instead.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dist, openFile, openSite } from './harness/index.js';
import { language, paste, press, ready, settled } from './harness/reader.js';

/** A file that is gone after the test. */
async function file(t, name, content) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gongbao-'));
  t.after(() => rm(folder, { recursive: true }));
  const where = path.join(folder, name);
  await writeFile(where, content);
  return where;
}

async function choose(page, where) {
  await press(page, 'terms');
  await press(page, 'own-words');
  const input = await page.waitForSelector('input[data-key=dictionary]');
  await input.uploadFile(where);
}

const said = (page, words) => page.waitForFunction((words) => document.querySelector('gb-status').textContent.includes(words), { timeout: 60_000 }, words);
const terms = (page) => page.$eval('gb-terms', (node) => node.textContent);

test('a damaged dictionary is told of, and the text stays', async (t) => {
  const whole = await readFile(path.join(dist, 'gongbao.html'), 'utf8');
  const damaged = whole.replace(/(id="gongbao-core">)([^<]*)/, (_all, start, base64) => {
    const wasm = gunzipSync(Buffer.from(base64, 'base64'));
    wasm[wasm.indexOf('gongbao\0') + 1_000_000] ^= 1;
    return start + gzipSync(wasm).toString('base64');
  });
  assert.notEqual(damaged, whole);
  const page = await openFile(t, { file: await file(t, 'damaged.html', damaged) });
  await language(page, 'en');
  await paste(page, '双方同意加强农业合作。');
  await page.waitForSelector('.failed', { timeout: 60_000 });
  assert.match(await page.$eval('.failed', (node) => node.textContent), /damaged.*the dictionary cannot be read: its checksum does not fit/);
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /双方同意加强农业合作/);
});

for (const [form, open] of Object.entries({ 'the single file': openFile, 'the hosted page': openSite })) {
  test(`${form} cuts by a dictionary of the reader’s own, and again by the built-in one`, async (t) => {
    const page = await open(t);
    await language(page, 'en');
    await paste(page, '甲方种植澜沧稻米。乙方收购澜沧稻米。丙方运输澜沧稻米。');
    await ready(page);
    await press(page, 'terms');
    const before = await terms(page);
    assert.ok(before.includes('稻米'), before);
    await choose(page, await file(t, 'own.txt', '沧稻 900000 n\n澜 9 n\n米 9 n\n种植 9 v\n'));
    await said(page, 'Words are now cut by own.txt.');
    await ready(page);
    const after = await terms(page);
    assert.ok(after.includes('沧稻') && after !== before, after);
    await press(page, 'own-words');
    await press(page, 'built-in');
    await ready(page);
    assert.equal(await terms(page), before);
    assert.deepEqual(page.watch.errors, []);
  });
}

test('a line that cannot be used is shown, and nothing changes', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await paste(page, '甲方种植澜沧稻米。乙方收购澜沧稻米。丙方运输澜沧稻米。');
  await ready(page);
  for (const [content, words] of [
    ['双方 50 n\n各方 many n\n', 'line 2, “各方 many n”'],
    ['\n', 'no word stands in it'],
  ]) {
    await choose(page, await file(t, 'broken.txt', content));
    await said(page, words);
    await settled(page);
    assert.equal(await page.$('.failed'), null);
  }
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});
