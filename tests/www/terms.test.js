// Words and terms: joined and cut by a click, lists, measures, clouds, every place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, joined } from '../../www/words.js';
import { openFile, violations } from './harness/index.js';
import { catchFiles, choose, fill, language, openSample, paste, press, ready, select, settled, shortcut } from './harness/reader.js';

/** Opens the sample with its terms, in English. */
async function terms(t, options = { width: 1440, height: 900 }) {
  const page = await openFile(t, { ...options, before: catchFiles });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'terms');
  await page.waitForSelector('svg.cloud');
  return page;
}

const words = (page) => page.$$eval('.cuts .token', (tokens) => tokens.map((token) => token.textContent));
const rows = (page) => page.$$eval('table.terms tbody tr', (found) => found.map((row) => [...row.cells].map((cell) => cell.textContent)));

/** Chooses a term and waits for its words. */
async function choice(page, term) {
  await press(page, `term-${term}`);
  await page.waitForSelector('.cuts .token');
  await settled(page);
}

test('a click joins two words into one, everywhere and at once; undo takes it back', async (t) => {
  const page = await terms(t);
  await choice(page, '中塔关系');
  const before = await words(page);
  const tool = await page.$eval('.cuts .stroke', (button) => [button.dataset.key, button.getAttribute('aria-label')]);
  const [, a, b] = /^Join (.+) and (.+)$/.exec(tool[1]);
  assert.ok(before.includes(a) && before.includes(b));
  await press(page, tool[0]);
  await ready(page);
  await page.waitForSelector('.cuts .token.user');
  assert.ok((await words(page)).includes(a + b));
  assert.match(await page.$eval('.cuts', (node) => node.textContent), /Own words stand \d+ times/);
  assert.equal((await rows(page)).find(([term]) => term.startsWith(a + b))?.[1], 'own');
  await shortcut(page, 'z');
  await ready(page);
  await page.waitForFunction(() => document.querySelector('.cuts .token') && !document.querySelector('.cuts .token.user'));
  assert.deepEqual(await words(page), before);
  await shortcut(page, 'z', true);
  await ready(page);
  await page.waitForSelector('.cuts .token.user');
});

test('a click between two characters cuts a word there; undo takes it back', async (t) => {
  const page = await terms(t);
  await choice(page, '全面战略伙伴关系');
  const before = await words(page);
  assert.ok(before.includes('全面战略伙伴关系'));
  const key = await page.$$eval('.cuts .gap', (all) => all.find((button) => button.getAttribute('aria-label') === 'Cut into 全面 and 战略伙伴关系').dataset.key);
  await press(page, key);
  await ready(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.cuts .token')].some((token) => token.textContent === '战略伙伴关系'));
  const after = await words(page);
  assert.ok(after.includes('全面') && !after.includes('全面战略伙伴关系'), after.join('|'));
  await shortcut(page, 'z');
  await ready(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.cuts .token')].some((token) => token.textContent === '全面战略伙伴关系'));
  assert.deepEqual(await words(page), before);
});

test('selected words become one word', async (t) => {
  const page = await terms(t);
  await select(page, '复杂严峻');
  await press(page, 'word-picked');
  await ready(page);
  await page.waitForSelector('.kwic');
  assert.match(await page.$eval('.kwic-head', (node) => node.textContent), /^复杂严峻/);
});

test('the list keeps jieba’s form with its notes, and names each line that cannot be used', async (t) => {
  const page = await terms(t);
  await press(page, 'own-words');
  const list = '# 课堂用表\n中央媒体 5 n  # 记者\n\n王毅 很多\n，\n中央媒体\n全面战略伙伴关系 0';
  await fill(page, 'own', list);
  await press(page, 'apply');
  await ready(page);
  const named = await page.$$eval('gb-terms .unusable li', (lines) => lines.map((line) => line.textContent));
  assert.equal(named.length, 3);
  assert.match(named[0], /^Line 4 .*王毅 很多.*neither a number nor a tag/);
  assert.match(named[1], /^Line 5 .*，.*no word/);
  assert.match(named[2], /^Line 6 .*中央媒体.*already/);
  await press(page, 'own-words');
  assert.equal(await page.$eval('[data-key=own]', (box) => box.value), list);
  assert.deepEqual(await violations(page), []);
  await press(page, 'save-words');
  assert.equal((await page.evaluate(() => globalThis.files.at(-1))).text, `${list}\n`);
});

test('stop words are seen, changed and put back', async (t) => {
  const page = await terms(t);
  await press(page, 'own-words');
  await page.waitForFunction(() => document.querySelector('[data-key=stop]').value.length > 20);
  const builtIn = await page.$eval('[data-key=stop]', (box) => box.value);
  await press(page, 'close-dialog');
  await choice(page, '上合组织');
  await press(page, 'ignore');
  await ready(page);
  assert.equal((await rows(page)).find(([term]) => term === '上合组织'), undefined);
  await press(page, 'own-words');
  assert.equal(await page.$eval('[data-key=stop]', (box) => box.value), `${builtIn}\n上合组织`);
  await press(page, 'stop-built-in');
  await press(page, 'apply');
  await ready(page);
  assert.notEqual((await rows(page)).find(([term]) => term === '上合组织'), undefined);
});

test('size and scope change cloud and table together, and are said', async (t) => {
  const page = await terms(t);
  const first = () => page.$eval('table.terms tbody .term', (node) => node.textContent);
  const note = () => page.$eval('gb-cloud .note', (node) => node.textContent);
  assert.match(await note(), /^60 of 60 terms placed\. Larger: worth more as a term/);
  await choose(page, 'size', 'count');
  assert.equal(await first(), '合作');
  assert.match(await note(), /^60 of 60 terms placed\. Larger: more often/);
  await choose(page, 'size', 'keyness');
  assert.equal(await first(), '上合组织');
  const [, , , , , last] = await page.$eval('[data-key=terms-scope]', (menu) => [...menu.options].map((option) => option.value)).then((ids) => ids.slice(1));
  await choose(page, 'terms-scope', last);
  assert.equal(await first(), '阿富汗');
  assert.match(await page.$eval('svg.cloud', (node) => node.getAttribute('aria-label')), /section 6, distinctive/);
  const figures = (await rows(page)).map((row) => Number(row[3]));
  assert.deepEqual(figures, [...figures].sort((a, b) => b - a));
});

test('the same text gives the same picture', async (t) => {
  const picture = async () => {
    const page = await terms(t);
    return page.$eval('svg.cloud', (cloud) => cloud.outerHTML);
  };
  const first = await picture();
  assert.ok(first.includes('上合组织'));
  assert.equal(await picture(), first);
});

test('of a short text only what is worth a place is shown, and the rest is counted and one press away', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await paste(page, '双方愿意合作，合作前景好，发展前景广阔。双方共建“一带一路”，发展合作。');
  await press(page, 'terms');
  await page.waitForSelector('svg.cloud');
  assert.deepEqual((await rows(page)).map(([term]) => term), ['一带一路']);
  assert.match(await page.$eval('gb-cloud .note', (node) => node.textContent), /^1 of 1 terms placed/);
  const [, key, all] = /^(\d+) of (\d+) words and phrases are worth a place/.exec(await page.$eval('gb-terms .worth', (node) => node.textContent));
  assert.equal(key, '1');
  await press(page, 'more');
  assert.equal((await rows(page)).length, Number(all));
});

test('two sections side by side: what sets each apart from the other', async (t) => {
  const page = await terms(t);
  await choose(page, 'size', 'keyness');
  const ids = await page.$eval('[data-key=terms-scope]', (menu) => [...menu.options].map((option) => option.value));
  await choose(page, 'terms-scope', ids[2]);
  await choose(page, 'terms-beside', ids[4]);
  await page.waitForFunction(() => document.querySelectorAll('svg.cloud').length === 2);
  const clouds = await page.$$eval('gb-cloud figure', (figures) => figures.map((figure) => [figure.querySelector('figcaption').textContent, [...figure.querySelectorAll('text')].map((text) => text.textContent)]));
  assert.match(clouds[0][0], /^section 2, against section 4/);
  assert.match(clouds[1][0], /^section 4, against section 2/);
  assert.ok(clouds[0][1].includes('中乌关系') && !clouds[1][1].includes('中乌关系'));
  assert.ok(clouds[1][1].includes('中塔关系') && !clouds[0][1].includes('中塔关系'));
  for (const note of await page.$$eval('gb-cloud .note', (notes) => notes.map((one) => one.textContent))) {
    const [, placed, all] = /^(\d+) of (\d+) terms placed/.exec(note);
    assert.equal(placed, all);
  }
  assert.deepEqual(await violations(page), []);
});

test('a picture has its legend, and its text as text', async (t) => {
  const page = await terms(t);
  await press(page, 'save-SVG');
  const { name, text } = await page.evaluate(() => globalThis.files.at(-1));
  assert.match(name, /\.svg$/);
  assert.match(text, /<text[^>]*>上合组织<\/text>/);
  assert.match(text, /深化命运共同体建设/);
  assert.match(text, /60 of 60 terms placed/);
  assert.match(text, /Stronger tone: in more of the sections/);
  await press(page, 'save-PNG');
  await page.waitForFunction(() => globalThis.files.at(-1).name.endsWith('.png'));
  assert.ok((await page.evaluate(() => globalThis.files.at(-1).size)) > 10_000);
});

test('a term shows its places left and right sorted, saved whole, its spread, measures and company', async (t) => {
  const page = await terms(t);
  await choose(page, 'size', 'count');
  await choice(page, '合作');
  const lines = () => page.$$eval('.kwic tbody tr', (found) => found.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const all = await lines();
  await press(page, 'kwic-right');
  const right = (await lines()).map((line) => line[3]);
  assert.deepEqual(right, [...right].sort());
  await press(page, 'kwic-left');
  const left = (await lines()).map((line) => [...line[1]].reverse().join(''));
  assert.deepEqual(left, [...left].sort());
  await press(page, 'kwic-csv');
  const saved = (await page.evaluate(() => globalThis.files.at(-1))).text;
  assert.equal(saved.trim().split('\r\n').length, all.length + 1);
  assert.equal(await page.$$eval('gb-ribbon .ticks', (ticks) => ticks.length), 1);
  await page.waitForSelector('.company [data-key=company]');
  const measures = await page.$eval('.company', (node) => node.textContent);
  for (const name of ['keyness G²', 'C-value', 'TextRank', 'dispersion DPnorm', 'logDice']) assert.ok(measures.includes(name), name);
  const company = await page.$$eval('.company table.near tbody tr', (found) => found.map((row) => Number(row.cells[4].textContent)));
  assert.ok(company.length > 3);
  assert.deepEqual(company, [...company].sort((a, b) => b - a));
});

test('the help explains every measure that is shown, with formula and source', async (t) => {
  const page = await terms(t);
  await press(page, 'method-terms');
  const help = await page.$$eval('.measures dd', (entries) => entries.map((entry) => [...entry.children].map((part) => part.textContent)));
  assert.ok(help.length >= 8);
  for (const [meaning, formula, source] of help) {
    assert.ok(meaning.length > 10 && formula.length > 5, meaning);
    assert.match(source, /\d{4}|a₀/);
  }
  assert.match(await page.$eval('dialog', (node) => node.textContent), /rules and tables [0-9a-f]{6}/);
});

test('the list changes only where a click concerns it', () => {
  const lines = ['# 表', '扎帕罗夫 3 nr', '合作 0'];
  assert.deepEqual(joined(lines, '合作'), ['# 表', '扎帕罗夫 3 nr', '合作']);
  assert.deepEqual(cut(lines, '扎帕罗夫', ['扎', '帕罗夫']), ['# 表', '合作 0', '扎帕罗夫 0', '帕罗夫']);
});
