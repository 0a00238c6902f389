// What is left of “every function by keyboard alone”: files and their encoding, several texts, how the
// text is read, display, languages, quotes, citations, links, the drawer, the ledger, comparing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile } from './harness/index.js';
import { catchCopies, catchFiles, keyboard, ready, settled, tabTo } from './harness/reader.js';

/** The system's chooser is the browser's own; it gives these files. */
function catchChooser(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.chosen = [];
    const click = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
      if (this.type !== 'file') return click.call(this);
      const data = new DataTransfer();
      for (const [name, bytes] of globalThis.chosen) data.items.add(new File([Uint8Array.from(bytes)], name));
      this.files = data.files;
      this.dispatchEvent(new Event('change', { bubbles: true }));
    };
  });
}

const GB = [0xd6, 0xd0, 0xb9, 0xfa, 0xba, 0xcd, 0xd4, 0xbd, 0xc4, 0xcf, 0xb5, 0xc4, 0xba, 0xcf, 0xd7, 0xf7, 0xa3, 0xac];
const TEXT = '中国外长会见越南外长\n\n双方同意加强农业合作。中方将于2030年前向越方提供1亿元援助。';

test('by keyboard alone: files, encoding, texts, reading, display, quotes, links, drawer, ledger', async (t) => {
  const page = await openFile(t, {
    width: 1440,
    height: 900,
    before: async (page) => {
      await catchFiles(page);
      await catchCopies(page);
      await catchChooser(page);
    },
  });
  const { key, go } = keyboard(page);
  const choose = (files) => page.evaluate((files) => (globalThis.chosen = files), files);
  const copied = () => page.evaluate(() => globalThis.copies.at(-1));
  await page.waitForSelector('#box');
  await go('language-en', true);

  // A file that is not UTF-8: its encoding is changed and changed back in the menu.
  await choose([['old.txt', [...GB, 0x0a, ...GB]]]);
  await go('choose');
  await page.waitForSelector('dialog.dialog-encoding[open]');
  await tabTo(page, 'encoding');
  await key('ArrowDown');
  assert.equal(await page.$eval('[data-key=encoding]', (menu) => menu.value), 'big5');
  await key('ArrowUp');
  assert.equal(await page.$eval('[data-key=encoding]', (menu) => menu.value), 'gb18030');
  await go('apply');
  await ready(page);
  await go('home', true);
  await page.waitForSelector('#box');

  // Two files: two texts, one after the other.
  await choose([['one.txt', [...new TextEncoder().encode(TEXT)]], ['two.txt', [...new TextEncoder().encode('双方支持对话。')]]]);
  await go('choose');
  await ready(page);
  await tabTo(page, 'documents', true);
  assert.equal(await page.$eval('[data-key=documents]', (menu) => menu.options.length), 2);
  await page.keyboard.type('two');
  await page.waitForFunction(() => document.querySelector('gb-text')?.textContent.includes('双方支持对话'));
  await ready(page);
  await tabTo(page, 'documents', true);
  await key('Home');
  await page.waitForFunction(() => document.querySelector('gb-text')?.textContent.includes('越南外长'));
  await ready(page);

  // How it is read: its genre; how it looks.
  await go('genre');
  await tabTo(page, 'genre-choice');
  await page.keyboard.type('policy');
  await settled(page);
  await go('apply');
  await page.waitForFunction(() => document.querySelector('[data-key=genre]')?.textContent === 'policy document');
  await ready(page);
  await go('settings', true);
  await tabTo(page, 'theme-system');
  await key('ArrowRight');
  await key('ArrowRight');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await tabTo(page, 'values');
  await key(' ');
  assert.notEqual(await page.$('gb-text .value'), null);
  await key('Escape');
  assert.equal(await page.$('dialog'), null);

  // Backwards where that is nearer: round by its own bar Firefox leaves buttons without their keys.
  // The ledger leads to the place; the legend filters and Escape clears.
  await tabTo(page, 'text');
  await key('4');
  await tabTo(page, await page.$eval('.ledger button', (button) => button.dataset.key));
  await key('Enter');
  await tabTo(page, 'text', true);
  await key('1');
  await key('Escape');
  await go('force-agreement');
  assert.equal(await page.$eval('[data-key=force-agreement]', (button) => button.getAttribute('aria-pressed')), 'true');
  await key('Escape');
  assert.equal(await page.$eval('[data-key=force-agreement]', (button) => button.getAttribute('aria-pressed')), 'false');

  // A commitment: quoted, cited, its party put right.
  await tabTo(page, 'text', true);
  await key('j');
  await key('Enter');
  await go('quote-card');
  await go('copy-apa');
  assert.match(await copied(), /^“双方同意加强农业合作。”/);
  await key('Escape');
  await go('cite-card');
  assert.match(await copied(), /#cite&.*sha256=[0-9a-f]{64}/);
  assert.doesNotMatch(decodeURIComponent(await copied()), /双方同意/);
  await go('correct-card');
  await tabTo(page, 'names');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('中国、老挝');
  await go('apply');
  await ready(page);
  assert.match(await page.$eval('gb-commitments', (list) => list.textContent), /Laos/);

  // A link: with settings alone, then with the text, which is warned of.
  await go('view-export', true);
  await go('share');
  const bare = await page.$eval('[data-key=link]', (field) => field.value);
  assert.equal(await page.$('.dialog-export .notice'), null);
  await tabTo(page, 'with-text', true);
  await key(' ');
  await go('share');
  assert.ok((await page.$eval('[data-key=link]', (field) => field.value)).length > bare.length + 40);
  assert.notEqual(await page.$('.dialog-export .notice'), null);
  for (const [format, end] of [['markdown', '.md'], ['json', '.json'], ['terms-csv', '.terms.csv']]) {
    await go(`export-${format}`, true);
    assert.ok((await page.evaluate(() => globalThis.files.at(-1).name)).endsWith(end), format);
  }
  await key('Escape');

  // Where the outline has no column of its own it is a drawer.
  await page.setViewport({ width: 1000, height: 800 });
  await go('drawer', true);
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'treeitem');
  await key('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'drawer');
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});
