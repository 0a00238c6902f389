// Every state and dialog for assistive technology, in three languages; and the page by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile, violations } from './harness/index.js';
import { catchCopies, catchFiles, choose, keyboard, language, openSample, press, ready, select, settled, strayHan, tabTo } from './harness/reader.js';

for (const name of ['zh-Hans', 'zh-Hant', 'en']) {
  test(`axe finds nothing wrong in the reader's own states and dialogs, ${name}`, async (t) => {
    const page = await openFile(t, { width: 1440, height: 900 });
    await language(page, name);
    await openSample(page);
    const clean = async (state) => {
      assert.deepEqual(await violations(page), [], state);
      if (name === 'en') assert.deepEqual(await strayHan(page), [], `${state}: Chinese not marked as such`);
    };
    const dialog = async (key) => {
      await press(page, key);
      await clean(key);
      await press(page, 'close-dialog');
    };
    await page.evaluate(() => document.querySelector('gb-text .act').click());
    await settled(page);
    await dialog('edit-card');
    await press(page, 'dismiss-card');
    await clean('dismissed');
    await page.evaluate(() => document.querySelector('[data-key=accuracy]').click());
    await clean('accuracy');
    await select(page, '上合组织的作用不是减弱了');
    await clean('selected');
    await press(page, 'take-picked');
    await clean('take');
    await press(page, 'apply');
    await clean('taken');
    await press(page, 'rejected');
    await clean('not taken, with one of the reader’s');
    await press(page, 'terms');
    await page.waitForSelector('svg.cloud');
    await press(page, 'term-中塔关系');
    await page.waitForSelector('.cuts .token');
    await page.waitForSelector('[data-key=company]');
    await page.evaluate(() => document.querySelectorAll('.company summary').forEach((summary) => summary.click()));
    await clean('term chosen');
    await dialog('own-words');
    await dialog('method-terms');
    await page.evaluate(() => document.querySelector('.sheet').focus());
    await page.keyboard.press('/');
    await settled(page);
    await clean('find');
    await page.keyboard.press('Escape');
    await press(page, 'offline');
    await press(page, 'self-test');
    await page.waitForFunction(() => document.querySelector('.self-test').textContent !== '', { timeout: 60_000 });
    await clean('self-test');
    await press(page, 'close-dialog');
    await press(page, 'view-walk');
    await press(page, 'walk-why');
    await clean('rules of a step');
    await press(page, 'view-compare');
    await clean('nothing beside');
    await choose(page, 'beside', 'sample-speech');
    await page.waitForSelector('.compared', { timeout: 60_000 });
    await page.evaluate(() => document.querySelector('.compared .term').click());
    await settled(page);
    await clean('beside');
  });
}

test('by keyboard alone: correct, dismiss, take, undo, words, lists, views, export, proof', async (t) => {
  const page = await openFile(t, {
    width: 1440,
    height: 900,
    before: async (page) => {
      await catchFiles(page);
      await catchCopies(page);
    },
  });
  const { key, go, control } = keyboard(page);
  const count = () => page.$eval('#tab-commitments .count', (node) => Number(node.textContent));
  await page.waitForSelector('#box');
  await go('sample-interview');
  await ready(page);
  await go('language-en', true);
  await tabTo(page, 'text');
  const all = await count();

  // A commitment: chosen, corrected, said to be wrong, moved away, all of it undone.
  await key('j');
  await key('Enter');
  await go('edit-card');
  await tabTo(page, 'edit-force');
  await page.keyboard.type('Ple');
  await go('apply');
  assert.match(await page.$eval('.card', (card) => card.textContent), /Corrected by you: Force/);
  await go('wrong-card');
  assert.match(await page.evaluate(() => globalThis.copies.at(-1)), /^# Corrected, says/);
  await go('dismiss-card');
  assert.equal(await count(), all - 1);
  await tabTo(page, 'text', true);
  await control('z');
  await control('z');
  assert.equal(await count(), all);
  assert.equal(await page.$('gb-text .act.mine'), null);
  await control('z', true);
  assert.notEqual(await page.$('gb-text .act.mine'), null);
  await control('z');

  // A sentence of the text, taken as a commitment.
  await key('t');
  await go('apply');
  assert.equal(await count(), all + 1);
  await tabTo(page, 'text', true);
  await control('z');

  // A word: chosen, joined with its neighbour, undone; the lists and the help.
  await key('2');
  await page.waitForSelector('svg.cloud');
  await go('term-中塔关系');
  await page.waitForSelector('.cuts button[tabindex="0"]');
  const tool = await page.$eval('.cuts button[tabindex="0"]', (button) => button.dataset.key);
  await tabTo(page, tool, true);
  for (let turn = 0; turn < 9 && !(await page.evaluate(() => document.activeElement.className === 'stroke')); turn += 1) await key('ArrowRight');
  await key('Enter');
  await ready(page);
  await page.waitForSelector('.cuts .token.user');
  await tabTo(page, 'text', true);
  await control('z');
  await ready(page);
  await go('own-words');
  await key('Escape');
  await go('method-terms');
  assert.notEqual(await page.$('dialog.dialog-method'), null);
  await key('Escape');

  // The views, what leaves the page, the proof.
  await go('view-walk', true);
  await key('ArrowRight');
  assert.match(await page.$eval('gb-walk header p', (node) => node.textContent), /2/);
  await key('Escape');
  await go('view-compare');
  await tabTo(page, 'beside');
  await page.keyboard.type('Sample');
  await page.waitForSelector('.compared', { timeout: 60_000 });
  await key('Escape');
  for (const [format, end] of [['html', '.html'], ['csv', '.csv'], ['project', '.gongbao.json']]) {
    await go('view-export', true);
    await go(`export-${format}`);
    assert.ok((await page.evaluate(() => globalThis.files.at(-1).name)).endsWith(end), format);
    await key('Escape');
  }
  await go('offline', true);
  await go('self-test');
  await page.waitForFunction(() => document.querySelector('.self-test').textContent !== '', { timeout: 60_000 });
  await key('Escape');
  assert.equal(await page.$('dialog'), null);
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});
