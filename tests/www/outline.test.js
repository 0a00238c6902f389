// How a text is built, as the outline shows it: sections to go to, gaps, cleaning to undo, the genre.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile, violations } from './harness/index.js';
import { language, openSample, paste, press, ready, settled } from './harness/reader.js';

const NEWS = [
  '甲国外长会见乙国外长_某某网',
  '甲国外长会见乙国外长',
  '打印本页',
  '发布时间：２０２４年３月１日',
  '新华社甲城3月1日电 甲国外长1日在甲城会见乙国外长。双方同意扩大贸易。',
  '甲国外长提出六点主张：一是互利共赢；二是加强协调；三是便利往来；四是共同发展；五是和平共处。',
  '相关新闻',
  '双方同意加强农业合作',
].join('\r\n');

const GENRELESS = '甲市合作办法\n甲市政府扩大贸易开放，发展数字经济，到2030年新增就业十万人。\n乙区负责修建三条铁路，加强港口建设。';

const outline = (page) =>
  page.evaluate(() => ({
    gaps: [...document.querySelectorAll('gb-outline .gap')].map((node) => node.textContent),
    steps: Object.fromEntries([...document.querySelectorAll('gb-outline .cleaning li')].map((node) => [node.querySelector('button').dataset.key.slice(6), node.querySelector('button').textContent])),
    places: [...document.querySelectorAll('gb-outline .cleaning .meta')].map((node) => node.textContent),
    rows: [...document.querySelectorAll('gb-commitments .row')].map((node) => node.textContent),
    titles: [...document.querySelectorAll('gb-text h1')].map((node) => node.textContent).join('|'),
  }));

/** Presses what leads to a new report and waits until the button of a step says so. */
async function turn(page, step, to) {
  await press(page, `clean-${step}`);
  await page.waitForFunction((step, to) => document.querySelector(`[data-key=clean-${step}]`)?.textContent === to, {}, step, to);
  await ready(page);
}

/** Waits until the paragraph at an offset, or with these words, stands in the upper half of the window. */
const above = (page, place) =>
  page.waitForFunction(
    (place) => {
      const holds = (node) => (typeof place === 'string' ? node.textContent.includes(place) : Number(node.dataset.start) <= place && place < Number(node.dataset.end));
      const block = [...document.querySelectorAll('gb-text [data-start]')].find(holds);
      const { top } = block.getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    },
    {},
    place,
  );

test('a list that falls short is told with both numbers, and its words are gone to', async (t) => {
  const page = await openFile(t, { width: 1440, height: 500 });
  await language(page, 'en');
  await paste(page, `${'双方就共同关心的问题交换了意见。\n'.repeat(40)}${NEWS}`);
  await ready(page);
  const { gaps } = await outline(page);
  assert.equal(gaps.length, 1);
  assert.match(gaps[0], /6 expected, 5 found/);
  assert.match(gaps[0], /六点主张/);
  await press(page, 'gap-0');
  await above(page, '六点主张');
  assert.deepEqual(await violations(page), []);
});

test('a list that keeps its word has no gap', async (t) => {
  const page = await openFile(t);
  await paste(page, '甲国外长提出三点主张：一是互利共赢；二是加强协调；三是便利往来。双方同意扩大贸易。');
  await ready(page);
  const found = await page.evaluate(() => [...document.querySelectorAll('gb-outline .coverage')].map((node) => node.className));
  assert.deepEqual(found, ['coverage']);
});

test('cleaning steps are listed, undone one by one and taken again; the report follows', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await paste(page, NEWS);
  await ready(page);
  const before = await outline(page);
  assert.deepEqual(before.steps, { line_ends: 'undo', full_width: 'undo', furniture: 'undo', doubled_title: 'undo' });
  assert.ok(before.places.every((place) => /\d+ places?$/.test(place)), before.places.join());
  assert.match(before.titles, /甲国外长会见乙国外长$/);
  assert.doesNotMatch(before.titles, /某某网/);
  assert.ok(!before.rows.some((row) => row.includes('农业合作')));

  // The other news is text like any other once page furniture is not looked for.
  await turn(page, 'furniture', 'clean');
  const whole = await outline(page);
  assert.ok(whole.rows.some((row) => row.includes('农业合作')), whole.rows.join());
  assert.deepEqual(whole.steps, { ...before.steps, furniture: 'clean' });

  await turn(page, 'doubled_title', 'clean');
  assert.match((await outline(page)).titles, /某某网/);
  await turn(page, 'full_width', 'clean');
  await turn(page, 'line_ends', 'clean');
  assert.deepEqual((await outline(page)).places, []);

  for (const step of ['line_ends', 'full_width', 'doubled_title', 'furniture']) await turn(page, step, 'undo');
  assert.deepEqual(await outline(page), before);

  // A step left out is a decision like any other: the keyboard takes it back.
  await turn(page, 'furniture', 'clean');
  await page.evaluate(() => document.querySelector('.sheet').focus());
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await page.waitForFunction(() => document.querySelector('[data-key=clean-furniture]')?.textContent === 'undo');
  await ready(page);
  assert.deepEqual(await outline(page), before);
});

test('the steps can be left out in the dialog of the reading as well', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await paste(page, NEWS);
  await ready(page);
  await press(page, 'cleaned');
  await press(page, 'furniture');
  await press(page, 'apply');
  await page.waitForFunction(() => document.querySelector('[data-key=clean-furniture]')?.textContent === 'clean');
  assert.ok((await outline(page)).rows.some((row) => row.includes('农业合作')));
});

test('choosing a section goes there and marks it, by pointer and by keyboard; it tells speaker and counts', async (t) => {
  const page = await openFile(t, { width: 1440, height: 700 });
  await language(page, 'en');
  await openSample(page);
  const entries = await page.$$eval('gb-outline [role=tree] > li', (nodes) =>
    nodes.map((node) => ({ number: node.querySelector('.number').textContent, name: node.querySelector('.name').textContent, meta: node.querySelector('.meta').textContent, key: node.dataset.key, at: Number(node.dataset.go) })),
  );
  const questions = entries.filter(({ number }) => number);
  assert.deepEqual(questions.map(({ number }) => number), ['一', '二', '三', '四', '五', '六']);
  for (const { meta } of questions) assert.match(meta, /^\d+ · [\d,]+$/);
  assert.match(await page.$eval('gb-outline .caption', (node) => node.textContent), /王毅$/);
  const [, , , fourth, , sixth] = questions;
  await page.click(`gb-outline [data-key="${fourth.key}"] .name`);
  await above(page, fourth.at);
  await page.waitForFunction((key) => document.querySelector('gb-outline [aria-current]')?.dataset.key === key, {}, fourth.key);
  await page.evaluate((key) => document.querySelector(`gb-outline [data-key="${key}"]`).focus(), sixth.key);
  await page.keyboard.press('Enter');
  await above(page, sixth.at);
});

test('where several speak, each part names its own', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await paste(page, '某某电视台记者：中方对此有何评论？\n\n发言人：我们支持对话。\n\n李某：各方应保持克制。');
  await ready(page);
  const metas = await page.$$eval('gb-outline [role=tree] > li .meta', (nodes) => nodes.map((node) => node.textContent).join(' | '));
  assert.match(metas, /发言人 · \d+ · \d+/);
  assert.match(metas, /李某 · \d+ · \d+|某某电视台记者 · /);
});

test('the reader overrules the genre, and the report follows', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await paste(page, GENRELESS);
  await ready(page);
  const seen = () => page.evaluate(() => ({ genre: document.querySelector('[data-key=genre]').textContent, rows: document.querySelectorAll('gb-commitments .row').length }));
  const before = await seen();
  assert.equal(before.rows, 0);
  const choose = async (genre, name) => {
    await press(page, 'genre');
    await page.select('[data-key=genre-choice]', genre);
    await press(page, 'apply');
    await page.waitForFunction((name) => document.querySelector('[data-key=genre]')?.textContent === name, {}, name);
    await ready(page);
    await settled(page);
  };
  await choose('policy_document', 'policy document');
  assert.ok((await seen()).rows >= 3);
  await choose('', before.genre);
  assert.deepEqual(await seen(), before);
});
