// The main path in WebKit: from the first look to a chosen commitment, by click and by key.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWebKit } from './driver.js';

const page = new URL('../../dist/gongbao.html', import.meta.url).href;
const press = (key) => document.querySelector(`[data-key="${key}"]`).click();
const ready = () => document.documentElement.dataset.phase === 'ready';

test('paste, read, choose, dismiss and undo, terms, walk, languages, share', { timeout: 240_000 }, async (t) => {
  const webkit = await openWebKit(t);
  await webkit.open(page);
  await webkit.until(() => document.activeElement?.id === 'box');
  await webkit.run(press, 'language-en');
  await webkit.until(() => document.documentElement.lang === 'en');
  await webkit.run(() => {
    globalThis.wrong = [];
    addEventListener('error', (event) => globalThis.wrong.push(event.message));
    addEventListener('unhandledrejection', (event) => globalThis.wrong.push(String(event.reason)));
    const data = new DataTransfer();
    data.setData('text/plain', '双方同意加强农业合作，扩大粮食贸易。中国和越南将于2030年前建成跨境铁路。');
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.querySelector('#box').dispatchEvent(event);
  });
  await webkit.until(ready);
  assert.ok((await webkit.run(() => document.querySelectorAll('gb-commitments .row').length)) >= 2);
  await webkit.run(press, 'home');
  await webkit.until(() => document.querySelector('[data-key=sample-interview]') !== null);
  await webkit.run(press, 'sample-interview');
  await webkit.until(() => document.documentElement.dataset.phase === 'ready' && document.querySelectorAll('gb-text h2 .number').length === 6);
  const found = await webkit.run(() => ({
    title: document.querySelector('gb-text h1').textContent,
    rows: document.querySelectorAll('gb-commitments .row').length,
    marks: new Set([...document.querySelectorAll('gb-text .act')].map((mark) => mark.dataset.c)).size,
    line: getComputedStyle(document.querySelector('gb-text .act.support')).textDecorationStyle,
  }));
  assert.match(found.title, /^深化命运共同体建设/);
  assert.ok(found.rows > 90, `${found.rows} rows`);
  assert.equal(found.marks, found.rows);
  assert.equal(found.line, 'dashed');

  // A commitment: chosen in the list, its reason, dismissed, undone by key.
  const key = await webkit.run(() => [...document.querySelectorAll('gb-commitments .row')].find((row) => row.textContent.includes('100亿美元')).dataset.key);
  await webkit.run(press, key);
  await webkit.until(() => document.querySelector('.card .explanation') !== null);
  assert.match(await webkit.run(() => document.querySelector('.card .explanation').textContent), /China and Uzbekistan/);
  assert.match(await webkit.run(() => document.querySelector('gb-text .act.chosen').textContent), /100亿美元/);
  assert.ok((await webkit.run(() => document.querySelectorAll('.overlay .source').length)) > 0);
  await webkit.run(press, 'dismiss-card');
  await webkit.until((key) => !document.querySelector(`gb-commitments .row[data-key="${key}"]`), key);
  await webkit.run(press, 'undo');
  await webkit.until((key) => document.querySelector(`gb-commitments .row[data-key="${key}"]`) !== null, key);
  await webkit.run(() => document.querySelector('.sheet').focus());
  await webkit.keys('2');
  await webkit.until(() => document.querySelector('svg.cloud') !== null);
  assert.match(await webkit.run(() => document.querySelector('gb-cloud .note').textContent), /^60 of 60 terms placed/);
  await webkit.run(() => document.querySelector('table.terms tbody button').click());
  await webkit.until(() => document.querySelectorAll('.kwic tbody tr').length > 0);

  // The views, a link and back, the proof.
  await webkit.run(press, 'view-walk');
  await webkit.until(() => !document.querySelector('gb-walk').hidden);
  await webkit.keys('\uE014');
  await webkit.until(() => /2/.test(document.querySelector('gb-walk header p').textContent));
  await webkit.run(press, 'view-export');
  await webkit.until(() => document.querySelector('dialog[open]') !== null);
  await webkit.run(() => document.querySelector('[data-key=with-text]').click());
  await webkit.run(press, 'share');
  await webkit.until(() => document.querySelector('[data-key=link]') !== null);
  const link = await webkit.run(() => document.querySelector('[data-key=link]').value);
  await webkit.run(press, 'close-dialog');
  await webkit.run(press, 'offline');
  await webkit.until(() => document.querySelector('[data-key=self-test]') !== null);
  await webkit.run(press, 'self-test');
  await webkit.until(() => document.querySelector('.self-test').textContent !== '');
  assert.match(await webkit.run(() => document.querySelector('.self-test').textContent), /0 requests|no request/i);
  await webkit.run(press, 'close-dialog');
  assert.deepEqual(await webkit.run(() => globalThis.wrong), []);
  assert.equal(await webkit.run(() => performance.getEntriesByType('resource').filter(({ name }) => /^(https?|wss?):/.test(name)).length), 0);
  await webkit.open('about:blank');
  await webkit.open(link);
  await webkit.until(() => document.documentElement.dataset.phase === 'ready' && document.querySelectorAll('gb-text h2 .number').length === 6);
});
