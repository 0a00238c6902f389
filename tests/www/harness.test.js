// The harness itself: that its watch sees what it must see, and that axe really looks.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { serve } from '../../www/build/serve.js';
import { newPage, root, violations } from './harness/index.js';

test('a request and an error are seen', async (t) => {
  const server = await serve(path.join(root, 'tests/www/harness'));
  t.after(() => server.close());
  const page = await newPage(t);
  await page.goto(`${server.url}plain.html`);
  await page.evaluate(async () => {
    await fetch('./nowhere');
    console.error('said by the page');
  });
  assert.deepEqual(page.watch.requests, [`${server.url}plain.html`, `${server.url}nowhere`]);
  assert.ok(page.watch.errors.includes('said by the page'), page.watch.errors.join('\n'));
});

test('axe finds a picture without words', async (t) => {
  const page = await newPage(t);
  await page.setContent('<!doctype html><html lang="en"><title>t</title><main><img src="data:,"></main></html>');
  assert.deepEqual(await violations(page), ['image-alt: img', 'page-has-heading-one: html']);
});
