// Two texts side by side: a ribbon and a sheet for each, and what both say, in either script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile, violations } from './harness/index.js';
import { drop, fill, language, openSample, press, ready, settled } from './harness/reader.js';

const HANS = '中国外长会见越南外长\n\n双方同意深化全面战略合作伙伴关系，支持共建“一带一路”。中方愿同越方加强互联互通。\n';
const HANT = '中國外長會見越南外長\n\n雙方決定深化全面戰略合作夥伴關係，支持共建「一帶一路」。中方願同越方加強互聯互通。\n';

test('formulas are the same in simplified and in traditional script', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await page.evaluate((text) => {
    const box = document.querySelector('#box');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, HANS);
  await press(page, 'go');
  await ready(page);
  await press(page, 'view-compare');
  await fill(page, 'beside-box', HANT);
  await press(page, 'beside-go');
  await page.waitForSelector('.compared', { timeout: 60_000 });
  const shared = await page.$$eval('.compared [data-key^=shared-]', (buttons) => buttons.map((button) => button.textContent));
  for (const term of ['一带一路', '互联互通', '全面战略合作伙伴关系']) assert.ok(shared.includes(term), `${term} in ${shared.join()}`);
  const only = await page.$$eval('.compared .clouds:last-child p', (lists) => lists.map((list) => list.textContent).join());
  assert.doesNotMatch(only, /一[带帶]一路|互[联聯]互通/);
  await press(page, 'shared-一带一路');
  const strong = await page.$$eval('.places strong', (marks) => marks.map((mark) => mark.textContent));
  assert.deepEqual(strong, ['一带一路', '一帶一路']);
  const painted = await page.evaluate(() => [...(CSS.highlights?.get('shared') ?? [])].map(String));
  assert.deepEqual(painted, ['一带一路', '一帶一路']);
  assert.deepEqual(await violations(page), []);
});

test('each text has its ribbon and its sheet; a press on the ribbon goes to that place, a term to its first', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  const marks = await page.$$eval('gb-text .act', (found) => new Set(found.map((mark) => mark.dataset.c)).size);
  await press(page, 'view-compare');
  await page.select('[data-key=beside]', 'sample-speech');
  await page.waitForSelector('.compared', { timeout: 60_000 });
  await settled(page);
  const ribbons = await page.$$eval('.sheets .strip', (strips) => strips.map((strip) => ({ width: strip.clientWidth || strip.getBoundingClientRect().width, bars: strip.querySelectorAll('.undertake, .stand, .oppose, .seek, .done').length })));
  assert.equal(ribbons.length, 2);
  assert.equal(ribbons[0].bars, marks);
  assert.ok(ribbons[1].bars > 40);
  assert.ok(ribbons.every(({ width }) => width > 400));
  assert.equal(await page.$eval('gb-ribbon', (ribbon) => ribbon.hidden), true);
  const top = (at) => page.$$eval('.sheets .sheet', (sheets, at) => sheets[at].scrollTop, at);
  assert.equal(await top(0), 0);
  const box = await page.$eval('.sheets .ribbon', (node) => node.getBoundingClientRect().toJSON());
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height / 2);
  await settled(page);
  assert.ok((await top(0)) > 400);
  assert.equal(await top(1), 0);
  const last = await page.$$eval('.compared [data-key^=shared-]', (buttons) => buttons.at(-1).dataset.key);
  await press(page, last);
  const seen = await page.evaluate(() => {
    const sheets = [...document.querySelectorAll('.sheets .sheet')].map((sheet) => sheet.getBoundingClientRect());
    const ranges = [...(CSS.highlights?.get('shared') ?? [])].map((range) => range.getBoundingClientRect());
    return sheets.map((sheet) => ranges.some((range) => range.left >= sheet.left && range.right <= sheet.right && range.top >= sheet.top && range.bottom <= sheet.bottom));
  });
  assert.deepEqual(seen, [true, true], `${last} is seen in both`);
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});

test('a file stands beside, whatever its kind', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await drop(page, [['one.txt', [...new TextEncoder().encode(HANS)]]]);
  await ready(page);
  await press(page, 'view-compare');
  await page.evaluate((bytes) => {
    const input = document.querySelector('gb-compare input[type=file]');
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'two.txt'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
  }, [0xd6, 0xd0, 0xb9, 0xfa, 0xba, 0xcd, 0xd4, 0xbd, 0xc4, 0xcf, 0xb5, 0xc4, 0xba, 0xcf, 0xd7, 0xf7, 0xa3, 0xac]);
  await page.waitForSelector('.compared', { timeout: 60_000 });
  const sheets = await page.$$eval('.sheets .sheet', (found) => found.map((sheet) => sheet.textContent));
  assert.match(sheets[1], /中国和越南的合作/);
});
