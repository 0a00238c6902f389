// The element on other people's pages: the demo, and pages made for one question each.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/build/serve.js';
import { dist, newPage, violations } from './harness/index.js';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => (server = await serve(dist)));
after(() => server.close());

/** The demo page, as a visitor opens it. */
async function openDemo(t, { width = 1200, before = async () => {} } = {}) {
  const page = await newPage(t, { width });
  await before(page);
  await page.goto(`${server.url}demo/`, { waitUntil: 'load' });
  return page;
}

/** Waits until the element has a report. */
function analyzed(page) {
  return page.waitForFunction(() => document.querySelector('gongbao-analysis').report, { timeout: 60_000 });
}

test('the demo reads its article, marks it, and leaves the host’s DOM as it was', async (t) => {
  const page = await openDemo(t, {
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        document.addEventListener('DOMContentLoaded', () => (globalThis.whole = document.documentElement.outerHTML));
      }),
  });
  await analyzed(page);
  const found = await page.evaluate(() => {
    const element = document.querySelector('gongbao-analysis');
    const { report } = element;
    const [agreed] = CSS.highlights?.get('gongbao-agreement') ?? [];
    return {
      same: document.documentElement.outerHTML === globalThis.whole,
      title: element.shadowRoot.querySelector('h2').textContent,
      rows: element.shadowRoot.querySelectorAll('.row').length,
      counted: report.commitments.filter(({ force }) => force !== 'delivery').length,
      first: report.commitments.find(({ force }) => force === 'agreement').text,
      marked: agreed?.toString(),
      parties: report.parties.map(({ name }) => name),
    };
  });
  assert.ok(found.counted > 15, String(found.counted));
  assert.equal(found.title, `文中 ${found.counted} 项承诺`);
  assert.equal(found.rows, 3);
  assert.equal(found.marked, found.first);
  assert.ok(found.same, 'the host’s DOM is another one');
  assert.deepEqual(page.watch.errors, []);
});

test('the summary opens into everything, by keyboard, and axe finds nothing', async (t) => {
  const page = await openDemo(t);
  await analyzed(page);
  assert.deepEqual(await violations(page), []);
  await page.evaluate(() => document.querySelector('gongbao-analysis').shadowRoot.querySelector('[data-key=tab-commitments]').focus());
  await page.keyboard.press('Enter');
  const rows = await page.evaluate(() => {
    const { shadowRoot, report, open } = document.querySelector('gongbao-analysis');
    return { open, rows: shadowRoot.querySelectorAll('.row').length, all: report.commitments.length, focus: shadowRoot.activeElement?.dataset.key };
  });
  assert.deepEqual(rows, { open: true, rows: rows.all, all: rows.all, focus: 'tab-commitments' });
  assert.deepEqual(await violations(page), []);
});
