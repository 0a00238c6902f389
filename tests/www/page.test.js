// The page end to end: from the first look to a chosen commitment, and what happens when it fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakWorker, openFile, violations } from './harness/index.js';
import { language, openSample, paste, press, ready, settled, strayHan } from './harness/reader.js';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'];
const TABS = ['commitments', 'terms', 'parties', 'numbers', 'rejected'];

test('a whole session asks for nothing: sample, every tab, a choice, export', async (t) => {
  const page = await openFile(t);
  await openSample(page);
  for (const tab of TABS) await press(page, tab);
  await page.evaluate(() => document.querySelector('gb-text .act').click());
  await settled(page);
  await press(page, 'view-export');
  await press(page, 'share');
  assert.deepEqual(page.watch, { requests: [], errors: [] });
});

test('the model interview: six questions, six points, and its commitments in text and list', async (t) => {
  const page = await openFile(t);
  await language(page, 'zh-Hans');
  await openSample(page);
  const found = await page.evaluate(() => ({
    title: document.querySelector('gb-text h1').textContent,
    questions: [...document.querySelectorAll('gb-text h2 .number')].map((node) => node.textContent),
    rows: document.querySelectorAll('gb-commitments .row').length,
    marks: new Set([...document.querySelectorAll('gb-text .act')].map((node) => node.dataset.c)).size,
    tally: [...document.querySelectorAll('.legend .count')].reduce((sum, node) => sum + Number(node.textContent), 0),
    ribbon: document.querySelectorAll('gb-ribbon svg > .undertake, gb-ribbon svg > .stand, gb-ribbon svg > .oppose, gb-ribbon svg > .seek, gb-ribbon svg > .done').length,
  }));
  assert.match(found.title, /^深化命运共同体建设/);
  assert.deepEqual(found.questions, ['一', '二', '三', '四', '五', '六']);
  assert.ok(found.rows > 90, `${found.rows} rows`);
  assert.equal(found.marks, found.rows);
  assert.equal(found.tally, found.rows);
  assert.equal(found.ribbon, found.rows);
});

test('pasting a text reads it at once', async (t) => {
  const page = await openFile(t);
  await paste(page, '双方同意加强农业合作，扩大粮食贸易。中国和越南将于2030年前建成跨境铁路。');
  await ready(page);
  assert.ok((await page.$$('gb-commitments .row')).length >= 2);
});

test('choosing in the list shows the sentence, origins, ladder and rules; the text is washed', async (t) => {
  const page = await openFile(t);
  await language(page, 'zh-Hans');
  await openSample(page);
  const id = await page.evaluate(() => [...document.querySelectorAll('gb-commitments .row')].find((row) => row.textContent.includes('100亿美元')).dataset.key);
  await press(page, id);
  await press(page, 'why');
  const card = await page.evaluate(() => ({
    sentence: document.querySelector('.card .sentence').textContent,
    labels: [...document.querySelectorAll('.card .sentence .label')].map((node) => node.textContent),
    explanation: document.querySelector('.card .explanation').textContent,
    origins: [...document.querySelectorAll('.card .origins tbody tr th')].map((node) => node.textContent),
    rung: document.querySelector('.card .ladder [aria-current] strong').textContent,
    rules: document.querySelectorAll('.card .rules li').length,
    ids: document.querySelectorAll('.card .ids code').length,
    washed: document.querySelector('gb-text .act.chosen').textContent,
    boxes: document.querySelectorAll('.overlay .source').length,
  }));
  assert.match(card.sentence, /商定/);
  for (const label of ['谁', '力度', '做什么']) assert.ok(card.labels.includes(label), label);
  assert.match(card.explanation, /中国和乌兹别克斯坦商定/);
  for (const field of ['谁', '力度', '做什么', '多少', '何时', '对谁']) assert.ok(card.origins.includes(field), field);
  assert.equal(card.rung, '商定');
  assert.ok(card.rules > 0 && card.ids > 0);
  assert.match(card.washed, /100亿美元/);
  assert.ok(card.boxes > 0);
});

test('the legend filters, and an empty filter says which conditions exclude each other', async (t) => {
  const page = await openFile(t);
  await language(page, 'zh-Hans');
  await openSample(page);
  await press(page, 'force-opposition');
  const all = await page.$$eval('gb-commitments .row .sign', (signs) => signs.map((sign) => sign.textContent));
  assert.ok(all.length > 0 && all.every((sign) => sign === '反'), all.join());
  await page.evaluate(() => {
    const scope = document.querySelector('[data-key=scope]');
    scope.value = [...scope.options].at(-2).value;
    scope.dispatchEvent(new Event('change'));
  });
  await settled(page);
  assert.match(await page.$eval('gb-commitments .empty h2', (node) => node.textContent), /没有同时满足/);
});

test('the cloud places every word, and twice the same picture', async (t) => {
  const pictures = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const page = await openFile(t);
    await openSample(page);
    await language(page, 'en');
    await press(page, 'terms');
    await page.waitForSelector('svg.cloud');
    pictures.push(await page.$eval('svg.cloud', (node) => node.outerHTML));
    assert.match(await page.$eval('gb-cloud .note', (node) => node.textContent), /^60 of 60 terms placed/);
  }
  assert.equal(pictures[0], pictures[1]);
});

test('a chosen term shows all its places in context', async (t) => {
  const page = await openFile(t);
  await openSample(page);
  await press(page, 'terms');
  await page.waitForSelector('table.terms');
  const count = await page.evaluate(() => {
    const row = document.querySelector('table.terms tbody tr');
    row.querySelector('button').click();
    return Number(row.querySelector('.figure').textContent);
  });
  await settled(page);
  assert.equal((await page.$$('.kwic tbody tr')).length, count);
});

test('nothing runs the analysis on the page’s thread', async (t) => {
  const page = await openFile(t, {
    before: (page) => page.evaluateOnNewDocument(() => {
      for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']) {
        WebAssembly[name] = () => { throw new Error('wasm on the page’s thread'); };
      }
    }),
  });
  await openSample(page);
  assert.deepEqual(page.watch.errors, []);
});

test('a panic leaves the text, says so, and the next try works', async (t) => {
  const page = await openFile(t, { before: (page) => breakWorker(page, 'trap') });
  await page.waitForSelector('[data-key=sample-own]');
  await press(page, 'sample-own');
  await page.waitForSelector('.failed', { timeout: 60_000 });
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /澜海共和国/);
  assert.notEqual(await page.$$eval('[aria-live=assertive]', (nodes) => nodes.map((node) => node.textContent).join('')), '');
  assert.deepEqual(await violations(page), []);
  await press(page, 'retry');
  await ready(page);
  assert.equal(await page.$('.failed'), null);
});

test('a long analysis says so, is clean to axe, and stops when asked with the text in place', async (t) => {
  const page = await openFile(t, { before: (page) => breakWorker(page, 'hang') });
  await page.waitForSelector('[data-key=sample-own]');
  await press(page, 'sample-own');
  await page.waitForSelector('.busy [data-key=cancel]', { timeout: 60_000 });
  assert.deepEqual(await violations(page), []);
  await press(page, 'cancel');
  await page.waitForSelector('.busy [data-key=retry]');
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /澜海共和国/);
  await press(page, 'retry');
  await ready(page);
});

test('a text file dropped on the page is read', async (t) => {
  const page = await openFile(t);
  await page.evaluate(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['双方同意加强农业合作。中国和越南将于2030年前建成跨境铁路。'], 'text.txt', { type: 'text/plain' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  await ready(page);
  assert.match(await page.$eval('gb-text', (node) => node.textContent), /跨境铁路/);
});

test('text that is not Chinese gets one sentence on what this is for', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await paste(page, 'The quick brown fox jumps over the lazy dog.');
  await ready(page);
  assert.match(await page.$eval('gb-text .notice', (node) => node.textContent), /gongbao reads Chinese/);
});

test('the English interface has no Han character outside quoted text', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  assert.deepEqual(await strayHan(page), []);
  await openSample(page);
  for (const tab of TABS) {
    await press(page, tab);
    assert.deepEqual(await strayHan(page), [], tab);
  }
  await page.evaluate(() => document.querySelector('gb-text .act').click());
  await settled(page);
  await press(page, 'why');
  assert.deepEqual(await strayHan(page), [], 'card');
  for (const dialog of ['settings', 'keys', 'offline', 'view-export', 'genre', 'quote-card', 'correct-card']) {
    await press(page, dialog);
    assert.deepEqual(await strayHan(page), [], dialog);
    await press(page, 'close-dialog');
  }
  await press(page, 'view-walk');
  for (let step = 0; step < 9; step += 1) {
    await press(page, `step-${step}`);
    assert.deepEqual(await strayHan(page), [], `step ${step}`);
  }
});

for (const name of LANGUAGES) {
  test(`axe finds nothing wrong in any state, ${name}`, async (t) => {
    const page = await openFile(t, { width: 1440, height: 900 });
    await language(page, name);
    assert.deepEqual(await violations(page), [], 'empty');
    await openSample(page);
    for (const tab of TABS) {
      await press(page, tab);
      assert.deepEqual(await violations(page), [], tab);
    }
    await page.evaluate(() => document.querySelector('gb-text .act').click());
    await settled(page);
    assert.deepEqual(await violations(page), [], 'one chosen');
    await press(page, 'why');
    assert.deepEqual(await violations(page), [], 'whole card');
    for (const dialog of ['settings', 'keys', 'offline', 'view-export', 'genre', 'quote-card', 'correct-card']) {
      await press(page, dialog);
      assert.deepEqual(await violations(page), [], dialog);
      await press(page, 'close-dialog');
    }
    await press(page, 'widen');
    assert.deepEqual(await violations(page), [], 'wide');
    await press(page, 'view-walk');
    assert.deepEqual(await violations(page), [], 'walk');
  });
}

test('no view is wider than a window of 360 pixels, nor of 320 at 400 % zoom', async (t) => {
  for (const width of [360, 320]) {
    const page = await openFile(t, { width, height: 640 });
    const fits = async (where) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} at ${width}`);
    await fits('start');
    await openSample(page);
    await fits('text');
    for (const pane of ['outline', 'findings', 'terms']) {
      await press(page, pane);
      await fits(pane);
    }
    for (const tab of TABS) {
      await press(page, tab);
      await fits(tab);
    }
  }
});
