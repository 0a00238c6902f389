// The two forms of the page: what they hold, what their policy lets through.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { dist, openFile, openSite } from './harness/index.js';

const single = await readFile(path.join(dist, 'gongbao.html'), 'utf8');

test('the single file holds no code for the network', () => {
  const code = single.replace(/<script type="text\/plain"[^>]*>[^<]*<\/script>/g, '');
  assert.notEqual(code, single);
  for (const word of ['fetch(', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'importScripts', 'RTCPeer']) {
    assert.ok(!code.includes(word), `${word} stands in the single file`);
  }
});

test('the single file is one file under a closed policy', () => {
  const [, policy] = single.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/) ?? [];
  const shape = policy.replaceAll(/'sha256-[\w+/=]{44}'/g, 'HASH');
  assert.equal(
    shape,
    "default-src 'none'; script-src HASH 'wasm-unsafe-eval'; worker-src blob:; style-src HASH; " +
      "img-src data: blob:; connect-src 'none'; font-src 'none'; form-action 'none'; base-uri 'none'",
  );
  assert.ok(single.indexOf('Content-Security-Policy') < single.indexOf('<title>'));
});

test('the policy of the single file stops what tries to leave', async (t) => {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/`;
  const page = await openFile(t);
  const outcomes = await page.evaluate(async (url) => {
    const image = new Promise((resolve) => {
      const element = new Image();
      element.onload = () => resolve('image came');
      element.onerror = () => resolve('image stopped');
      element.src = `${url}image`;
    });
    const fetched = fetch(`${url}fetch`).then(
      () => 'fetch came',
      () => 'fetch stopped',
    );
    return Promise.all([image, fetched]);
  }, url);
  assert.deepEqual(outcomes, ['image stopped', 'fetch stopped']);
  assert.deepEqual(seen, []);
});

test('opened, neither form complains, and the single file asks for nothing', async (t) => {
  const file = await openFile(t);
  assert.deepEqual(file.watch, { requests: [], errors: [] });
  const site = await openSite(t);
  assert.deepEqual(site.watch.errors, []);
  for (const address of site.watch.requests) assert.ok(address.startsWith(site.server.url), address);
});

test('the hosted page works with the network gone', async (t) => {
  const page = await openSite(t);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const title = await page.title();
  await page.server.close();
  await page.reload({ waitUntil: 'load' });
  assert.equal(await page.title(), title);
  // The core too: a worker that starts now gets it.
  const kept = await page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
  assert.ok(kept.some((path) => path.endsWith('.wasm')), kept.join());
  assert.deepEqual(page.watch.errors, []);
});
