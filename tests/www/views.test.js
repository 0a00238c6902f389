// The walk-through on a projector, two texts side by side, and what is kept on this device.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile, openSite, violations } from './harness/index.js';
import { choose, language, openSample, paste, press, ready, settled } from './harness/reader.js';

test('W shows the rules of a step, B blanks the screen, single keys can be switched off', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'view-walk');
  await press(page, 'step-7');
  assert.equal(await page.$('gb-walk .why'), null);
  await page.keyboard.press('w');
  await settled(page);
  assert.match(await page.$eval('gb-walk .why', (node) => node.textContent), /a cue, the clauses it governs.*commitment\.cue\./);
  await page.keyboard.press('b');
  await settled(page);
  const blank = await page.$eval('gb-walk .blank', (node) => [node.getBoundingClientRect().width, getComputedStyle(node).backgroundColor]);
  assert.deepEqual(blank, [1440, 'rgb(0, 0, 0)']);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await page.$('gb-walk .blank'), null);
  assert.notEqual(await page.$('gb-walk .why'), null);
  await press(page, 'settings');
  await page.evaluate(() => document.querySelector('dialog [data-key=keys]').click());
  await settled(page);
  await press(page, 'close-dialog');
  await page.keyboard.press('b');
  await settled(page);
  assert.equal(await page.$('gb-walk .blank'), null);
});

test('all text of the walk-through has 24 points or more', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await openSample(page);
  await press(page, 'view-walk');
  await press(page, 'walk-why');
  for (let step = 0; step < 9; step += 1) {
    await press(page, `step-${step}`);
    const small = await page.$$eval('gb-walk *', (all) => all.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && parseFloat(getComputedStyle(node).fontSize) < 30).map((node) => `${node.className || node.localName} ${getComputedStyle(node).fontSize}`));
    assert.deepEqual(small, [], `step ${step}`);
  }
});

test('the hand-out holds all nine steps with their rules, and reading goes on after it', async (t) => {
  const page = await openFile(t, { before: (page) => page.evaluateOnNewDocument(() => {
    globalThis.print = () => {
      globalThis.printed = [...document.querySelectorAll('.handout section')].map((section) => [section.querySelector('h2').textContent, section.querySelector('.why').textContent]);
      dispatchEvent(new Event('afterprint'));
    };
  }) });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'view-walk');
  await press(page, 'handout');
  await page.waitForFunction(() => globalThis.printed);
  await settled(page);
  const printed = await page.evaluate(() => globalThis.printed);
  assert.equal(printed.length, 9);
  for (const parts of printed) assert.ok(parts.every(Boolean), parts.join());
  assert.equal(await page.$('.handout'), null);
});

test('two texts side by side: classes, what both speak of and how strongly, what only one has', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  const own = await page.$$eval('gb-commitments .row', (rows) => rows.length);
  await press(page, 'view-compare');
  await choose(page, 'beside', 'sample-speech');
  await page.waitForSelector('.compared', { timeout: 60_000 });
  assert.deepEqual(await violations(page), []);
  const [forces, shared] = await page.$$eval('.compared table', (tables) => tables.map((table) => [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))));
  assert.equal(forces.reduce((sum, [, a]) => sum + Number(a), 0), own);
  assert.ok(forces.reduce((sum, [, , b]) => sum + Number(b), 0) > 20);
  assert.ok(shared.some(([term]) => term === '上海精神'));
  for (const [, , counts] of shared) assert.match(counts, /^[1-9]\d* : [1-9]\d*$/);
  await press(page, 'shared-上海精神');
  const places = await page.$$eval('.places section', (sections) => sections.map((section) => [...section.querySelectorAll('li')].map((item) => item.textContent)));
  assert.equal(places.length, 2);
  for (const side of places) assert.ok(side.length > 0 && side.every((sentence) => sentence.includes('上海精神')));
  const only = await page.$$eval('.compared section h2', (heads) => heads.map((head) => head.textContent));
  assert.ok(only.some((head) => /^Only in A: \d+/.test(head)) && only.some((head) => /^Only in B: \d+/.test(head)));
  await press(page, 'view-read');
  assert.equal(await page.$$eval('gb-commitments .row', (rows) => rows.length), own);
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});

test('nothing is kept unless asked; what is kept comes back, and is deleted on request', async (t) => {
  const page = await openSite(t);
  await language(page, 'en');
  await paste(page, '双方同意加强农业合作。');
  await ready(page);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await press(page, 'settings');
  await press(page, 'autosave');
  await press(page, 'close-dialog');
  assert.match(await page.evaluate(() => localStorage.getItem('gongbao')), /双方同意加强农业合作/);
  await page.reload({ waitUntil: 'load' });
  await language(page, 'en');
  assert.match(await page.$eval('gb-start', (node) => node.textContent), /1 text is kept on this device/);
  await press(page, 'kept');
  await ready(page);
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /双方同意加强农业合作/);
  await press(page, 'settings');
  assert.equal(await page.$eval('[data-key=autosave]', (box) => box.checked), true);
  await press(page, 'autosave');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('from a local file nothing can be kept, and the page says why', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await press(page, 'settings');
  assert.equal(await page.$eval('[data-key=autosave]', (box) => box.disabled), true);
  assert.match(await page.$eval('dialog', (node) => node.textContent), /local files share one storage/);
});
