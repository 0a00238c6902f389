// What leaves the page, with the reader's corrections in it: Markdown, JSON, HTML, CSV, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, openFile } from './harness/index.js';
import { catchFiles, choose, language, openSample, press, select, settled } from './harness/reader.js';

/** Opens the sample and corrects one item, dismisses one, takes one clause. */
async function corrected(t) {
  const page = await openFile(t, { width: 1440, height: 900, before: catchFiles });
  await language(page, 'en');
  await openSample(page);
  const [first, second, third] = await page.$$eval('gb-commitments .row', (rows) => rows.map((row) => row.dataset.key));
  await press(page, first);
  await press(page, 'edit-card');
  await choose(page, 'edit-force', 'pledge');
  await press(page, 'apply');
  await press(page, second);
  await press(page, 'dismiss-card');
  await select(page, '上合组织的作用不是减弱了');
  await press(page, 'take-picked');
  await press(page, 'apply');
  return { page, first, second, third };
}

/** The last file that the page gave away. */
async function exported(page, format) {
  await press(page, 'view-export');
  await press(page, `export-${format}`);
  await page.waitForFunction(() => globalThis.files.at(-1)?.text);
  await press(page, 'close-dialog');
  return page.evaluate(() => globalThis.files.at(-1));
}

test('JSON is the report by the schema, with what the reader decided beside it', async (t) => {
  const { page, first, second } = await corrected(t);
  const { name, text } = await exported(page, 'json');
  assert.match(name, /\.json$/);
  const report = JSON.parse(text);
  assert.equal(report.offsets, 'utf16');
  assert.equal(report.generator.name, 'gongbao');
  assert.deepEqual(report.reader.dismissed, [second]);
  assert.deepEqual(report.reader.corrected, [{ id: first, force: 'pledge' }]);
  assert.deepEqual(report.reader.taken.map(({ text, force }) => [text, force]), [['上合组织的作用不是减弱了', 'pledge']]);
  const one = report.commitments.find(({ id }) => id === first);
  assert.notEqual(one.force, 'pledge');
  assert.ok(report.commitments.some(({ id }) => id === second));
  await press(page, 'home');
  await openSample(page, 'own');
  assert.equal(JSON.parse((await exported(page, 'json')).text).reader, undefined);
});

test('Markdown and HTML say what the list says: corrected, taken, and without what is dismissed', async (t) => {
  const { page } = await corrected(t);
  const rows = await page.$$eval('gb-commitments .row', (found) => found.map((row) => ({ number: row.querySelector('.number').lastChild.textContent, text: row.querySelector('.action').textContent })));
  const markdown = (await exported(page, 'markdown')).text;
  assert.match(markdown, /^# 深化命运共同体建设/);
  const items = [...markdown.matchAll(/^(\+?\d+)\. (.*?) {2}$/gm)].map(([, number, text]) => ({ number, text }));
  assert.deepEqual(items, rows);
  assert.equal(markdown.match(/set by the reader/g).length, 2);
  assert.match(markdown, /sha256 [0-9a-f]{64}/);
  const html = (await exported(page, 'html')).text;
  const table = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const [commitments] = parsed.querySelectorAll('table');
    return { rows: [...commitments.querySelectorAll('tbody tr')].map((row) => row.cells[0].textContent), mine: commitments.querySelectorAll('.mine').length, scripts: parsed.querySelectorAll('script').length };
  }, html);
  assert.deepEqual(table.rows, rows.map(({ number }) => number));
  assert.equal(table.mine, 2);
  assert.equal(table.scripts, 0);
  const csv = (await exported(page, 'csv')).text;
  assert.equal(csv.split('\r\n').length - 2, rows.length);
});

test('on paper: the text with its marks, then the findings; no controls, black on white', async (t) => {
  const page = await openFile(t, { width: 1100, height: 900 });
  await openSample(page);
  await press(page, 'settings');
  await press(page, 'theme-dark');
  await press(page, 'close-dialog');
  // Firefox changes the medium of a page only for itself.
  if (browserName === 'chromium') await page.emulateMediaType('print');
  else {
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) {
        for (const rule of sheet.cssRules) if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
      }
    });
  }
  await settled(page);
  const seen = await page.evaluate(() => {
    const visible = (selector) => [...document.querySelectorAll(selector)].some((node) => node.getClientRects().length > 0);
    const style = getComputedStyle(document.querySelector('.sheet'));
    const mark = document.querySelector('gb-text .act.support');
    return {
      text: visible('gb-text p'),
      rows: visible('gb-commitments .row'),
      controls: ['gb-masthead', '.scope', 'gb-tabs', 'gb-dock', '.outline'].filter(visible),
      ink: style.color,
      line: getComputedStyle(mark).textDecorationStyle,
      numbered: getComputedStyle(document.querySelector('gb-text .n'), '::before').content,
      order: document.querySelector('.text').compareDocumentPosition(document.querySelector('.findings')) & Node.DOCUMENT_POSITION_FOLLOWING,
    };
  });
  assert.deepEqual({ ...seen, numbered: seen.numbered !== 'none', order: seen.order > 0 }, { text: true, rows: true, controls: [], ink: 'rgb(0, 0, 0)', line: 'dashed', numbered: true, order: true });
});
