// What is seen, hit and heard: lines before colour, forced colours, targets, live regions, names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, openFile } from './harness/index.js';
import { language, openSample, paste, press, ready, settled } from './harness/reader.js';

const TABS = ['commitments', 'terms', 'parties', 'numbers', 'rejected'];

test('kinds of mark differ by line and by sign, not by colour alone; the legend is text', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  const lines = await page.evaluate(() => {
    const look = (force) => {
      const mark = document.querySelector(`gb-text .act.${force}`);
      const { textDecorationStyle: style, textDecorationThickness: thick } = getComputedStyle(mark);
      return `${style} ${parseFloat(thick) > 2.4 ? 'thick' : 'thin'}`;
    };
    return Object.fromEntries(['agreement', 'pledge', 'support', 'opposition', 'intention', 'delivery'].map((force) => [force, look(force)]));
  });
  const families = ['agreement', 'pledge', 'support', 'opposition', 'intention'];
  assert.equal(new Set(families.map((force) => lines[force])).size, families.length, JSON.stringify(lines));
  const legend = await page.$$eval('.legend button', (buttons) => buttons.map((button) => button.textContent));
  assert.ok(legend.every((text) => /^[A-Z][a-z][A-Z][a-z]+\d+$/.test(text)), legend.join());
  assert.equal(new Set(legend.map((text) => text.slice(0, 2))).size, legend.length);
});

test('every target is at least 24 pixels high and wide, or stands in a line of text', async (t) => {
  for (const size of [{ width: 1440, height: 900 }, { width: 360, height: 740 }]) {
    const page = await openFile(t, size);
    const small = async (where) => {
      const found = await page.evaluate(() => {
        const inline = (node) => getComputedStyle(node).display === 'inline' || node.closest('p, blockquote, svg');
        return [...document.querySelectorAll('button, select, summary, input, [role=treeitem], [role=slider]')]
          .filter((node) => node.getClientRects().length > 0 && !node.closest('.visually-hidden') && !node.matches('.visually-hidden') && !inline(node))
          .filter((node) => {
            // A box ticked by pressing its label has the label's size.
            const { width, height } = (node.closest('label') ?? node).getBoundingClientRect();
            return width < 23.9 || height < 23.9;
          })
          .map((node) => `${node.localName}.${node.className} ${node.dataset.key ?? ''} ${Math.round(node.getBoundingClientRect().width)}×${Math.round(node.getBoundingClientRect().height)}`);
      });
      assert.deepEqual([...new Set(found)], [], `${where} at ${size.width}`);
    };
    await small('start');
    await openSample(page);
    await small('text');
    await press(page, 'findings').catch(() => {});
    for (const tab of TABS) {
      await press(page, tab);
      if (tab === 'terms') await page.waitForSelector('svg.cloud');
      await small(tab);
    }
    await press(page, 'settings');
    await small('settings');
  }
});

if (browserName === 'chromium') {
  test('in forced colours what is chosen, current and pressed still stands out', async (t) => {
    const page = await openFile(t, { width: 1440, height: 900 });
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] });
    await openSample(page);
    await page.evaluate(() => document.querySelector('gb-text .act').click());
    await settled(page);
    await press(page, 'force-agreement');
    const look = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      const probe = document.createElement('p');
      document.body.append(probe);
      const system = (name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      };
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        highlight: system('Highlight'),
        canvas: system('Canvas'),
        text: system('CanvasText'),
        tab: style('[role=tab][aria-selected=true]').borderBottomColor,
        otherTab: style('[role=tab][aria-selected=false]').borderBottomColor,
        entry: style('gb-outline [role=tree] > li[aria-current]').borderLeftColor,
        otherEntry: style('gb-outline [role=tree] > li:not([aria-current])').borderLeftColor,
        chosen: style('gb-text .act.chosen').outlineStyle,
        pressed: style('.legend [aria-pressed=true] .sign').backgroundColor,
        line: style('gb-text .act.support').textDecorationStyle,
        bar: style('gb-ribbon rect.undertake').fill,
        grade: style('.grade rect').fill,
        source: style('.overlay .source').borderTopStyle,
      };
    });
    assert.ok(look.forced);
    assert.equal(look.tab, look.highlight);
    assert.equal(look.otherTab, look.canvas);
    assert.equal(look.entry, look.highlight);
    assert.equal(look.otherEntry, look.canvas);
    assert.equal(look.pressed, look.highlight);
    assert.deepEqual([look.chosen, look.line, look.source], ['solid', 'dashed', 'solid']);
    assert.deepEqual([look.bar, look.grade], [look.text, look.text]);
  });
}

test('two polite and two assertive regions; totals, failures and the undone are told in the language of the page', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  const regions = (kind) => page.$$eval(`[aria-live=${kind}]`, (nodes) => nodes.length);
  assert.deepEqual([await regions('polite'), await regions('assertive')], [2, 2]);
  const said = () => page.$$eval('[aria-live=polite]', (nodes) => nodes.map((node) => node.textContent).join(''));
  const done = { en: /^Analysis done: 1 section, 2 commitments/, 'zh-Hans': /^分析完成/, 'zh-Hant': /^分析完成/ };
  for (const [name, sentence] of Object.entries(done)) {
    await language(page, name);
    await paste(page, '双方同意加强农业合作，扩大粮食贸易。');
    await ready(page);
    assert.match(await said(), sentence);
    await press(page, 'home');
  }
  const lang = await page.evaluate(() => [...document.querySelectorAll('[aria-live]')].map((node) => node.closest('[lang]').lang));
  assert.ok(lang.every((one) => one === 'zh-Hant'));
});

test('what has no words has a name: slider, tree, tabs, table, cloud, menus', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'terms');
  await page.waitForSelector('svg.cloud');
  const tree = await page.evaluate(() => {
    const name = (selector) => {
      const node = document.querySelector(selector);
      return node.getAttribute('aria-label') ?? document.getElementById(node.getAttribute('aria-labelledby'))?.textContent ?? '';
    };
    return ['[role=slider]', '[role=tree]', '[role=tablist]', '[role=tabpanel]:not([hidden])', '.sheet', 'svg.cloud', 'nav.outline', 'aside.findings'].map((selector) => [selector, name(selector).trim()]);
  });
  for (const [selector, name] of tree) assert.match(name, /[A-Za-z]{4}/, selector);
  assert.equal(await page.$eval('svg.cloud', (cloud) => cloud.getAttribute('role')), 'img');
  assert.ok(await page.$eval('table.terms', (table) => [...table.querySelectorAll('thead th')].every((cell) => cell.scope === 'col' && cell.textContent.trim())));
  assert.equal(await page.$$eval('h1', (found) => found.filter((node) => node.getClientRects().length).length), 1);
});

test('a heading over several lines is drawn once, and Latin words keep their space where a line is broken', async (t) => {
  const page = await openFile(t);
  await paste(page, 'The two sides agreed\nto deepen cooperation\nin all fields.\n');
  await ready(page);
  assert.match(await page.$eval('.sheet', (sheet) => sheet.textContent), /agreed to deepen cooperation in all fields/);
  await press(page, 'home');
  const rows = Array.from({ length: 60 }, (_, at) => `${at + 1}\t国内生产总值增长（%）\t${at}.3\t>${at}\t预期性`);
  await paste(page, ['“十四五”时期经济社会发展主要指标', '附件', '指标\t单位\t2020年\t2025年\t属性', ...rows, '注：各部门要认真落实上述指标，加强统筹协调。'].join('\n'));
  await ready(page);
  const heads = await page.$$eval('.sheet :is(h1, h2, h3)', (found) => found.map((node) => node.textContent).filter((text) => text.includes('十四五')));
  assert.equal(heads.length, 1, heads.join('|'));
});
