// The page without a mouse, and the page with a very long text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile } from './harness/index.js';
import { language, openSample, paste, press, ready, settled } from './harness/reader.js';

const focused = (page) => page.evaluate(() => document.activeElement?.dataset?.key ?? document.activeElement?.localName);

/** Tabs until the focus is on what has this key. */
async function tabTo(page, key) {
  for (let turn = 0; turn < 80; turn += 1) {
    if ((await focused(page)) === key) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${key}, but to ${await focused(page)}`);
}

test('every function is reached by keyboard alone', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await page.waitForSelector('#box');
  assert.equal(await focused(page), 'box');
  await tabTo(page, 'sample-interview');
  await page.keyboard.press('Enter');
  await ready(page);
  await tabTo(page, 'text');
  await page.keyboard.press('j');
  await settled(page);
  await page.keyboard.press('j');
  await settled(page);
  const second = await page.$eval('gb-text .act.chosen', (mark) => mark.dataset.c);
  assert.equal(second, await page.$$eval('gb-commitments .row', (rows) => rows[1].dataset.key));
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await focused(page), second);
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await focused(page), second);
  await page.keyboard.press('ArrowUp');
  await tabTo(page, 'dismiss-card');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.$(`gb-commitments .row[data-key="${second}"]`), null);
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await settled(page);
  assert.notEqual(await page.$(`gb-commitments .row[data-key="${second}"]`), null);
  await page.evaluate(() => document.querySelector('.sheet').focus());
  for (const [key, tab] of [['2', 'terms'], ['3', 'parties'], ['4', 'numbers'], ['5', 'rejected'], ['1', 'commitments']]) {
    await page.keyboard.press(key);
    await settled(page);
    assert.equal(await page.$eval('[role=tab][aria-selected=true]', (node) => node.dataset.key), tab);
  }
  await page.keyboard.press('?');
  await settled(page);
  assert.notEqual(await page.$('dialog.dialog-keys[open]'), null);
  await page.keyboard.press('Escape');
  await settled(page);
  assert.equal(await page.$('dialog'), null);
});

test('single keys do nothing while somebody types', async (t) => {
  const page = await openFile(t);
  await page.waitForSelector('#box');
  await page.type('#box', '?jk1');
  assert.equal(await page.$eval('#box', (box) => box.value), '?jk1');
  assert.equal(await page.$('dialog'), null);
});

test('the ribbon is a slider that says where one is', async (t) => {
  const page = await openFile(t);
  await openSample(page);
  await page.focus('gb-ribbon .slider');
  await page.keyboard.press('ArrowRight');
  await settled(page);
  assert.match(await page.$eval('gb-ribbon .slider', (node) => node.getAttribute('aria-valuetext')), /\d/);
  assert.notEqual(await page.$('gb-text .act.chosen'), null);
});

test('totals are told politely', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await openSample(page);
  const told = await page.$$eval('[aria-live=polite]', (nodes) => nodes.map((node) => node.textContent).join(''));
  assert.match(told, /^Analysis done: \d+ sections, \d+ commitments, \d+ terms\.$/);
});

test('ten thousand paragraphs: only those on screen are laid out', async (t) => {
  const page = await openFile(t);
  const lines = Array.from({ length: 10_000 }, (_, at) => (at % 100 ? `第${at}处的天气很好，江水平静。` : '中方将继续支持越方发展农业。'));
  await paste(page, lines.join('\n'));
  await ready(page);
  const found = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('gb-text [data-start]')];
    return { blocks: blocks.length, skipped: blocks.filter((block) => getComputedStyle(block).contentVisibility === 'auto').length };
  });
  assert.ok(found.blocks >= 9_900, `${found.blocks} blocks`);
  assert.ok(found.skipped >= found.blocks - 5, `${found.skipped} skipped`);
});

/** The parties of the interview, and the button for what 各方 means in its first section. */
async function meanings(t) {
  const page = await openFile(t);
  await language(page, 'en');
  await openSample(page);
  await press(page, 'parties');
  const key = await page.evaluate(() => [...document.querySelectorAll('.meanings button')].at(1).dataset.key);
  return { page, key };
}

test('a correction of the party is read again, and can be undone', async (t) => {
  const { page, key } = await meanings(t);
  const meaning = () => page.evaluate((key) => document.querySelector(`[data-key="${key}"]`)?.closest('li').textContent, key);
  const before = await meaning();
  await press(page, key);
  await page.evaluate(() => {
    document.querySelector('[data-key=names]').value = '中国、日本';
  });
  await press(page, 'apply');
  await ready(page);
  const commitments = () => page.evaluate(() => [...document.querySelectorAll('.owing h2')].map((node) => node.textContent).join('|'));
  assert.match(await commitments(), /Japan/);
  await page.evaluate(() => document.querySelector('.sheet').focus());
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await ready(page);
  assert.doesNotMatch(await commitments(), /Japan/);
  assert.equal(await meaning(), before);
});

test('a correction of the party counts for its section, or for the whole text', async (t) => {
  const { page, key } = await meanings(t);
  const changed = () =>
    page.evaluate(() => [...document.querySelectorAll('.meanings li')].filter((node) => node.textContent.includes('Japan')).length);
  const correct = async (everywhere) => {
    await press(page, key);
    await page.evaluate((everywhere) => {
      document.querySelector('[data-key=names]').value = '中国、日本';
      for (const radio of document.querySelectorAll('[name=reach]')) {
        if ((radio.dataset.key === 'everywhere') === everywhere) radio.click();
      }
    }, everywhere);
    await press(page, 'apply');
    await ready(page);
  };
  assert.equal(await changed(), 0);
  await correct(false);
  assert.equal(await changed(), 1);
  await correct(true);
  assert.ok((await changed()) > 1);
});
