// What comes in: files of every kind, their encoding, what is refused, what is too long, the box itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile, violations } from './harness/index.js';
import { choose, docx, drop, language, openSample, paste, press, ready, settled, shortcut, strayHan } from './harness/reader.js';

const TEXT = '双方同意加强农业合作。中国和越南将于2030年前建成跨境铁路。';
/** 中国和越南的合作， in GB2312, and the same words in traditional script in Big5. */
const GB = [0xd6, 0xd0, 0xb9, 0xfa, 0xba, 0xcd, 0xd4, 0xbd, 0xc4, 0xcf, 0xb5, 0xc4, 0xba, 0xcf, 0xd7, 0xf7, 0xa3, 0xac];

const shown = (page) => page.$eval('gb-text', (node) => node.textContent);
const told = (page) => page.$$eval('[aria-live=assertive]', (nodes) => nodes.map((node) => node.textContent).join(''));
const utf8 = (text) => [...new TextEncoder().encode(text)];

test('the box has the focus at first; clearing it can be undone by button and by key; an empty one says what to do', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  assert.equal(await page.$$eval('.samples li', (samples) => samples.length), 5);
  await press(page, 'go');
  assert.match(await page.$eval('gb-start .notice', (node) => node.textContent), /paste|text/i);
  await page.focus('#box');
  await page.keyboard.type('abc');
  await settled(page);
  for (const undo of [() => press(page, 'undo'), () => shortcut(page, 'z')]) {
    await press(page, 'go');
    await ready(page);
    await press(page, 'home');
    await page.focus('#box');
    await page.keyboard.type('abc');
    await settled(page);
    await press(page, 'clear');
    assert.equal(await page.$eval('#box', (box) => box.value), '');
    await page.evaluate(() => document.activeElement.blur());
    await undo();
    assert.equal(await page.$eval('#box', (box) => box.value), 'abc');
  }
});

test('a .docx is read paragraph by paragraph; several files become several texts', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await drop(page, [
    ['one.docx', await docx(['中国外长会见越南外长', '双方同意加强农业合作。', '中方将向越方提供1亿元援助。'])],
    ['two.md', utf8(TEXT)],
    ['three.html', utf8('<html><head><title>x</title><script>let a = "秘密";</script></head><body><p>中方支持越方发展农业。</p><p>双方商定明年互访。</p></body></html>')],
  ]);
  await ready(page);
  const names = () => page.$$eval('[data-key=documents] option', (options) => options.length);
  assert.equal(await names(), 3);
  const paragraphs = await page.$$eval('gb-text p[data-start]', (found) => found.map((node) => node.textContent));
  assert.deepEqual(paragraphs, ['中国外长会见越南外长', '双方同意加强农业合作。', '中方将向越方提供1亿元援助。']);
  assert.ok((await page.$$('gb-commitments .row')).length >= 2);
  await choose(page, 'documents', await page.$eval('[data-key=documents]', (menu) => menu.options[2].value));
  await ready(page);
  assert.match(await shown(page), /中方支持越方发展农业/);
  assert.doesNotMatch(await shown(page), /秘密/);
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});

test('a PDF and what is no text are refused with a sentence; what is open stays', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await drop(page, [['scan.pdf', utf8('%PDF-1.7\n%âãÏÓ')]]);
  await page.waitForSelector('gb-start .notice');
  assert.match(await page.$eval('gb-start .notice', (node) => node.textContent), /“scan\.pdf” is a PDF\..*scan holds no text.*paste it here/);
  assert.match(await told(page), /is a PDF/);
  assert.deepEqual(await violations(page), []);
  await openSample(page, 'own');
  await drop(page, [['picture.png', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xd]]]);
  await page.waitForSelector('gb-status .said');
  assert.match(await page.$eval('gb-status .said', (node) => node.textContent), /“picture\.png”/);
  await drop(page, [['archive.zip', [0x50, 0x4b, 3, 4, 0, 0, 0, 0]]]);
  await page.waitForFunction(() => document.querySelector('gb-status .said')?.textContent.includes('archive.zip'));
  assert.match(await shown(page), /澜海共和国/);
});

test('a text over the limit is refused with both numbers and stays in the box; the others of the same drop are read', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  const long = '双方同意加强合作。'.repeat(222_223);
  await paste(page, long);
  await page.waitForSelector('gb-start .notice');
  assert.match(await page.$eval('gb-start .notice', (node) => node.textContent), /2000007 characters; 2000000/);
  assert.match(await told(page), /2000007/);
  assert.equal(await page.$eval('#box', (box) => box.value.length), long.length);
  await drop(page, [['long.txt', utf8('双方同意加强合作。'), 222_223], ['short.txt', utf8(TEXT)]]);
  await ready(page);
  assert.match(await shown(page), /跨境铁路/);
  assert.match(await page.$eval('gb-status .said', (node) => node.textContent), /2000007/);
});

for (const name of ['zh-Hans', 'zh-Hant', 'en']) {
  test(`a file that is not UTF-8 shows the guess with a preview, and a menu to change it, ${name}`, async (t) => {
    const page = await openFile(t);
    await language(page, name);
    await drop(page, [['old.txt', [...GB, 0x0a, ...GB, 0x0a, ...GB, 0x0a, ...GB]]]);
    await page.waitForSelector('dialog.dialog-encoding[open]');
    const preview = () => page.$$eval('.preview p', (lines) => lines.map((line) => line.textContent));
    assert.equal(await page.$eval('[data-key=encoding]', (menu) => menu.value), 'gb18030');
    assert.deepEqual(await preview(), Array(3).fill('中国和越南的合作，'));
    assert.deepEqual(await violations(page), []);
    if (name === 'en') assert.deepEqual(await strayHan(page), []);
    await choose(page, 'encoding', 'big5');
    assert.ok((await preview()).every((line) => !line.includes('中国')));
    await choose(page, 'encoding', 'gb18030');
    await press(page, 'apply');
    await ready(page);
    assert.match(await shown(page), /中国和越南的合作/);
  });
}
