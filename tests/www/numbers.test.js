// The ledger of numbers and the time line: what they show, and that every row leads to its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile } from './harness/index.js';
import { language, paste, press, ready, settled } from './harness/reader.js';

const FILLER = Array.from({ length: 40 }, () => '双方一贯重视彼此往来，对此表示满意，并就共同关心的问题交换了意见。');
const TEXT = [
  '关于两国关系的联合声明',
  '2022年8月2日',
  '中方将于2023年底前向乌方提供约5亿元援助，并尽快派出专家。',
  ...FILLER,
  '双边贸易去年增长12.5%，第五届博览会有200多家企业参加，为期三天。',
  ...FILLER,
  '双方将于明年6月举行会晤。',
].join('\n\n');

/** Whether the paragraph that holds `words` is wholly on screen. */
const onScreen = (page, words) =>
  page.evaluate((words) => {
    const block = [...document.querySelectorAll('gb-text [data-start]')].filter((node) => node.textContent.includes(words)).at(-1);
    const { top, bottom } = block.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, words);

/** Waits until nothing scrolls any more. */
async function still(page) {
  let last = -1;
  for (let turn = 0; turn < 60; turn += 1) {
    await settled(page);
    const now = await page.evaluate(() => scrollY);
    if (now === last) return;
    last = now;
  }
}

/** Clicks the button, waits until the text stands still, and says whether its words are on screen. */
async function leads(page, selector, words) {
  await page.evaluate(() => document.querySelector('gb-text h1')?.scrollIntoView({ behavior: 'instant' }));
  await still(page);
  await page.evaluate((selector, words) => [...document.querySelectorAll(selector)].find((node) => node.textContent.startsWith(words)).click(), selector, words);
  await still(page);
  return onScreen(page, words);
}

test('the ledger shows figure, exact value, role, words and place, and every row leads to its place', async (t) => {
  const page = await openFile(t);
  await language(page, 'zh-Hans');
  await paste(page, TEXT);
  await ready(page);
  await press(page, 'numbers');
  await page.waitForSelector('table.ledger');
  const rows = await page.$$eval('table.ledger tbody tr', (rows) =>
    rows.map((row) => ({ role: row.className, figure: row.querySelector('.figure').textContent, exact: row.querySelector('th .meta')?.textContent ?? '', words: row.querySelector('.context').textContent, cells: row.children.length })));
  const row = (figure) => rows.find((row) => row.figure === figure);
  assert.deepEqual(rows.map(({ figure }) => figure).sort(), ['200多家', '第五届', '约5亿元', '12.5%', '三天'].sort());
  assert.equal(row('约5亿元').role, 'target');
  assert.equal(row('约5亿元').exact.replace(/\s/g, ''), '约CNY5亿');
  assert.equal(row('12.5%').role, 'percent');
  assert.equal(row('第五届').role, 'ordinal');
  assert.equal(row('三天').role, 'duration');
  for (const { figure, words, cells } of rows) {
    assert.ok(words.includes(figure), words);
    assert.equal(cells, 4);
  }
  assert.equal(await onScreen(page, '200多家'), false);
  for (const { figure } of rows) assert.ok(await leads(page, 'table.ledger .figure', figure), figure);
});

test('the time line puts dates in order, soft terms apart, and each leads to its place', async (t) => {
  const page = await openFile(t);
  await language(page, 'zh-Hans');
  await paste(page, TEXT);
  await ready(page);
  await press(page, 'numbers');
  await page.waitForSelector('.timeline');
  const years = await page.$$eval('.timeline ol li', (items) => items.map((item) => [item.querySelector('.year').textContent, ...[...item.querySelectorAll('.date')].map((date) => date.firstChild.textContent)]));
  assert.deepEqual(years, [['2021', '去年'], ['2022', '2022年8月2日'], ['2023', '明年6月', '2023年底前']]);
  const deadlines = await page.$$eval('.timeline .deadline', (dates) => dates.map((date) => date.firstChild.textContent));
  assert.ok(deadlines.includes('2023年底前') && deadlines.includes('尽快') && deadlines.includes('明年6月'), deadlines.join());
  assert.equal(await onScreen(page, '明年6月'), false);
  for (const words of ['2023年底前', '去年', '明年6月', '尽快', '2022年8月2日']) assert.ok(await leads(page, '.timeline .date', words), words);
});
