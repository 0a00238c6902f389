// The element on other people's pages: the demo, and pages made for one question each.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/build/serve.js';
import en from '../../www/strings/en.js';
import zhHant from '../../www/strings/zh-Hant.js';
import { WORDS } from '../../www/widget/words.js';
import { dist, newPage, violations } from './harness/index.js';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** What is at a path of it in place of a file. */
const pages = new Map();
before(async () => (server = await serve(dist, { pages })));
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
      quoted: report.commitments.every(({ action, text }) => element.source.slice(...action) === text && element.range(...action).toString() === text),
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
  assert.ok(found.quoted, 'a span is not where its words are');
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
  for (const part of ['parties', 'terms', 'sections', 'rejected']) {
    await page.evaluate((part) => document.querySelector('gongbao-analysis').shadowRoot.querySelector(`[data-key=tab-${part}]`).click(), part);
    assert.deepEqual(await violations(page), [], part);
  }
  await page.evaluate(async () => {
    const one = document.querySelector('gongbao-analysis');
    one.shadowRoot.querySelector('[data-key=tab-commitments]').click();
    await one.select(one.report.commitments[2].id);
    one.shadowRoot.querySelector('[data-key=why]').click();
  });
  assert.deepEqual(await violations(page), []);
});

const TEXT = '中国和越南两国外长举行会谈。双方同意加强农业合作，扩大粮食贸易。中方将建成一条铁路。';
const element = (attributes = 'for="#article"', inside = '') => `<gongbao-analysis ${attributes}>${inside}</gongbao-analysis>`;
const article = (id = 'article', text = TEXT) => `<article id="${id}"><p>${text}</p></article>`;

/** A page of its own with this body. */
async function openBody(t, body, { lang = 'en', head = '', before = async () => {} } = {}) {
  pages.set('/host', { content: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${head}<script type="module" src="npm/define.js"></script></head><body>${body}</body></html>` });
  const page = await newPage(t);
  await before(page);
  await page.goto(`${server.url}host`, { waitUntil: 'load' });
  return page;
}

/** Counts the workers that the page starts, and those that it ends. */
function countWorkers(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.workers = { started: 0, ended: 0 };
    globalThis.Worker = class extends Worker {
      constructor(...parts) {
        super(...parts);
        globalThis.workers.started += 1;
      }
      terminate() {
        globalThis.workers.ended += 1;
        super.terminate();
      }
    };
  });
}

/** How many places are marked, by the name of the highlight; of lines, by their class. */
function marks(page) {
  return page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, { size }]) => [name.replace('gongbao-', ''), size])));
}

test('idle, it loads its shell only; the first use loads the rest', async (t) => {
  const page = await openBody(t, element() + article());
  const names = () => page.watch.requests.map((url) => path.basename(url));
  const idle = names();
  let bytes = 0;
  for (const name of idle.filter((name) => name.endsWith('.js'))) bytes += (await readFile(path.join(dist, 'npm', name))).length;
  assert.ok(bytes > 0 && bytes <= 15 * 1024, `${bytes} bytes: ${idle}`);
  const said = await page.$eval('gongbao-analysis', ({ shadowRoot }) => [shadowRoot.querySelector('button').textContent, shadowRoot.querySelectorAll('.row').length]);
  assert.deepEqual(said, ['Read the commitments in this text', 0]);
  await page.$eval('gongbao-analysis', ({ shadowRoot }) => shadowRoot.querySelector('button').click());
  await analyzed(page);
  assert.deepEqual(names().filter((name) => !idle.includes(name)).sort(), ['bytes.js', 'core.js', 'engine.js', 'session.js']);
});

test('events bubble, are composed, and tell what happened; methods promise it', async (t) => {
  const page = await openBody(t, `<div id="outer"></div>${article()}`, {
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        globalThis.told = [];
        for (const type of ['ready', 'analyzed', 'select', 'error']) {
          document.addEventListener(type, (event) => event.detail && globalThis.told.push([type, event.bubbles && event.composed, event.target.localName, Object.keys(event.detail).join()]));
        }
      }),
  });
  const found = await page.evaluate(async () => {
    // Inside a shadow tree: what reaches the document is composed.
    const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
    const one = root.appendChild(document.createElement('gongbao-analysis'));
    one.setAttribute('for', '#article');
    const report = await one.analyze();
    const [{ id }] = report.commitments;
    const chosen = [await one.select(id), await one.select('none such'), await one.select(null)];
    await one.mark();
    one.setAttribute('for', '#nothing');
    const refused = await one.analyze().catch(({ name, kind, message }) => [name, kind, message]);
    return { chosen, refused, same: report === one.report, marks: one.marks };
  });
  assert.deepEqual(found, { chosen: [true, false, true], refused: ['GongbaoError', 'source', 'for: nothing on the page is #nothing'], same: false, marks: true });
  const told = await page.evaluate(() => globalThis.told);
  assert.deepEqual(told, [
    ['ready', true, 'div', 'language'],
    ['analyzed', true, 'div', 'report'],
    ['select', true, 'div', 'id,commitment'],
    ['select', true, 'div', 'id,commitment'],
    ['error', true, 'div', 'kind,message,sentence'],
  ]);
  assert.deepEqual(await marks(page), {});
});

test('several share one worker, mark their own articles, and leave nothing when they go', async (t) => {
  const page = await openBody(t, element('for="#one" start="now" marks') + element('for="#two" start="now" marks') + article('one') + article('two', '双方重申坚定支持彼此维护主权。'), { before: countWorkers });
  await page.waitForFunction(() => [...document.querySelectorAll('gongbao-analysis')].every(({ report }) => report), { timeout: 60_000 });
  const counts = () => page.evaluate(() => globalThis.workers);
  assert.deepEqual(await counts(), { started: 1, ended: 0 });
  const both = await marks(page);
  assert.ok(both.agreement === 2 && both.pledge === 1 && both['cue-stand'] >= 1, JSON.stringify(both));
  const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length);
  assert.equal(await sheets(), 1);
  // Moved, it goes on as it was.
  await page.evaluate(() => document.body.append(document.querySelector('gongbao-analysis')));
  assert.deepEqual(await marks(page), both);
  await page.evaluate(() => document.querySelector('gongbao-analysis[for="#one"]').remove());
  const left = await marks(page);
  assert.ok(!left.agreement && left['cue-stand'], JSON.stringify(left));
  assert.deepEqual(await counts(), { started: 1, ended: 0 });
  await page.evaluate(() => document.querySelector('gongbao-analysis').remove());
  assert.deepEqual([await marks(page), await sheets(), await counts()], [{}, 0, { started: 1, ended: 1 }]);
  // Put in again, it starts afresh.
  const again = await page.evaluate(async () => {
    const one = document.createElement('gongbao-analysis');
    one.text = '双方同意加强农业合作。';
    document.body.append(one);
    return (await one.analyze()).commitments.length;
  });
  assert.equal(again, 1);
  assert.deepEqual(await counts(), { started: 2, ended: 1 });
  assert.deepEqual(page.watch.errors, []);
});

test('an element that goes away while it reads rejects its promise and tells no error', async (t) => {
  const page = await openBody(t, element() + article());
  const found = await page.evaluate(async () => {
    let told = 0;
    document.addEventListener('error', () => (told += 1));
    const one = document.querySelector('gongbao-analysis');
    const promise = one.analyze();
    one.remove();
    const kind = await promise.then(() => 'report', (error) => error.kind);
    // Those that stay are not held up.
    const other = document.createElement('gongbao-analysis');
    other.text = '双方同意加强农业合作。';
    document.body.append(other);
    return [kind, told, (await other.analyze()).commitments.length];
  });
  assert.deepEqual(found, ['removed', 0, 1]);
});

test('it reads its own text, leaves out what fills a slot, and what is no text', async (t) => {
  const inside = `<strong slot="heading">标题</strong><h2>联合声明</h2><p>中国和越南两国外长<em>举行</em>会谈。
    双方同意<ruby>加强<rt>jiāqiáng</rt></ruby>农业合作。</p><script>var x = '双方同意';</script><p hidden>隐藏</p><ul><li>其一</li><li>其二<br>末行</li></ul>`;
  const page = await openBody(t, element('start="now" marks', inside));
  await analyzed(page);
  const found = await page.evaluate(() => {
    const one = document.querySelector('gongbao-analysis');
    const [action] = CSS.highlights.get('gongbao-agreement');
    return { length: one.report.source.length, marked: action.toString().replace(/\s/g, ''), heading: one.shadowRoot.querySelector('slot[name=heading]').assignedNodes().length, shown: one.querySelector('h2').getBoundingClientRect().height > 0 };
  });
  const read = '联合声明\n中国和越南两国外长举行会谈。 双方同意加强农业合作。\n其一\n其二\n末行';
  assert.deepEqual(found, { length: read.length, marked: found.marked, heading: 1, shown: true });
  assert.match(found.marked, /^加强.*农业合作$/);
});

test('properties set before and after, language, parts, slots and colours', async (t) => {
  const page = await openBody(
    t,
    `<script>const early = document.createElement('gongbao-analysis'); early.text = '${TEXT}'; early.options = { words: ['农业合作'] }; document.body.append(early);</script>`,
    { lang: 'zh-TW', head: '<style>gongbao-analysis { --gb-paper: rgb(250, 240, 230); --gb-undertake: #eeeedd; } gongbao-analysis::part(block) { border-radius: 9px; }</style>' },
  );
  const warned = [];
  page.on('console', (message) => message.type().startsWith('warn') && warned.push(message.text()));
  const found = await page.evaluate(async () => {
    const one = document.querySelector('gongbao-analysis');
    const { options } = await one.analyze();
    const text = () => one.shadowRoot.querySelector('[part=heading]').textContent;
    const block = getComputedStyle(one.shadowRoot.querySelector('.block'));
    const before = text();
    one.lang = 'en';
    const english = text();
    one.show = ['terms', 'nothing'];
    const tabs = one.shadowRoot.querySelectorAll('[data-key^=tab-]').length;
    const terms = one.shadowRoot.querySelectorAll('.words li').length === Math.min(12, one.report.terms.length);
    one.open = true;
    // Two changes at once: the last one holds.
    one.text = '双方同意加强合作。';
    one.text = '中方将建成铁路。';
    while (one.report?.source.length !== 8) await new Promise((resolve) => setTimeout(resolve, 20));
    return { source: one.source, words: options.words, before, english, tabs, terms, attribute: one.getAttribute('open'), marked: one.shadowRoot.querySelector('[data-key=mark]'), background: block.backgroundColor, radius: block.borderTopLeftRadius };
  });
  assert.deepEqual(found, { source: '中方将建成铁路。', words: ['农业合作'], before: '文中 3 項承諾', english: 'Commitments in this text: 3', tabs: 1, terms: true, attribute: '', marked: null, background: 'rgb(250, 240, 230)', radius: '9px' });
  assert.equal(warned.length, 1);
  assert.match(warned[0], /--gb-undertake/);
});

test('where there is nothing to list it says why, in its language', async (t) => {
  const page = await openBody(t, element('lang="en"') + element('lang="zh-Hant"'));
  const said = await page.evaluate(async () => {
    const said = [];
    for (const [at, text] of ['Nothing Chinese here.', '天气很好，我们去公园。', '中国外长回答了提问。', ' '].entries()) {
      const one = document.querySelectorAll('gongbao-analysis')[at % 2];
      one.text = text;
      await one.analyze().catch(() => {});
      said.push((one.shadowRoot.querySelector('.empty') ?? one.shadowRoot.querySelector('[part=note]')).textContent);
    }
    return said;
  });
  assert.deepEqual(said, [en.foreign, zhHant.notSuch, en.findings.emptyNone, WORDS['zh-Hant'].failed.source]);
});

test('in English nothing of the interface is Chinese but what is marked so', async (t) => {
  const page = await openDemo(t);
  await analyzed(page);
  const stray = await page.evaluate(async () => {
    const one = document.querySelector('gongbao-analysis');
    one.lang = 'en';
    one.open = true;
    const found = [];
    for (const tab of one.show) {
      one.shadowRoot.querySelector(`[data-key=tab-${tab}]`).click();
      if (tab === 'commitments') await one.select(one.report.commitments[5].id);
      one.shadowRoot.querySelector('[data-key=why]')?.click();
      const walker = document.createTreeWalker(one.shadowRoot, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const chinese = node.parentElement.closest('[lang]').lang.startsWith('zh');
        if (/\p{Script=Han}/u.test(node.data) && !chinese) found.push(`${tab}: ${node.data.slice(0, 20)}`);
      }
    }
    return found;
  });
  assert.deepEqual(stray, []);
});

test('a press on a mark chooses its commitment, and the row leads back to it', async (t) => {
  const page = await openBody(t, element('for="#article" start="now" marks') + '<div style="height: 1600px"></div>' + article());
  await analyzed(page);
  await page.evaluate(() => {
    globalThis.chosen = [];
    document.addEventListener('select', ({ detail }) => detail && globalThis.chosen.push(detail.commitment?.text ?? null));
    document.querySelector('article').scrollIntoView();
  });
  const place = await page.evaluate(() => {
    const [action] = CSS.highlights.get('gongbao-pledge');
    const { left, top, height } = action.getClientRects()[0];
    return [left + 8, top + height / 2];
  });
  await page.mouse.click(...place);
  assert.deepEqual(await page.evaluate(() => globalThis.chosen), ['建成一条铁路']);
  assert.equal((await marks(page)).chosen, 1);
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('gongbao-analysis').shadowRoot.querySelector('[data-key=go]').click();
  });
  await page.waitForFunction(() => scrollY > 800);
  assert.equal(await page.evaluate(() => document.querySelector('gongbao-analysis').shadowRoot.querySelectorAll('.open').length), 1);
});

test('without highlights it lays lines over the article, and takes them away', async (t) => {
  const page = await openBody(t, element('for="#article" start="now" marks') + article(), { before: (page) => page.evaluateOnNewDocument(() => void delete CSS.highlights) });
  await analyzed(page);
  const found = await page.evaluate(() => {
    const one = document.querySelector('gongbao-analysis');
    const line = one.shadowRoot.querySelector('.lines .pledge');
    const range = document.createRange();
    const words = document.querySelector('article p').firstChild;
    range.setStart(words, words.data.indexOf('建成'));
    range.setEnd(words, words.data.indexOf('建成') + 6);
    const [box, over] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
    const { borderBottomColor } = getComputedStyle(line);
    one.marks = false;
    return { off: Math.max(Math.abs(box.left - over.left), Math.abs(box.right - over.right), Math.abs(box.top - over.top)) < 1, borderBottomColor, left: one.shadowRoot.querySelectorAll('.lines').length };
  });
  assert.deepEqual(found, { off: true, borderBottomColor: 'rgb(27, 76, 150)', left: 0 });
});

test('host text full of markup and hostile attributes and words stay inert', async (t) => {
  const attack = '双方同意&lt;img src=x onerror="globalThis.hit=1"&gt;加强&lt;script&gt;globalThis.hit=2&lt;/script&gt;合作。中方将建成javascript:globalThis.hit=3铁路。';
  const page = await openBody(
    t,
    `<gongbao-analysis for="#article" lang='"><img src=x onerror="globalThis.hit=4">' show='<svg onload="globalThis.hit=5">' start="&lt;script&gt;" marks></gongbao-analysis><article id="article"><h1>&lt;img src=x onerror="globalThis.hit=6"&gt;联合声明</h1><p>${attack}</p></article>`,
    { before: (page) => page.evaluateOnNewDocument(() => (document.addEventListener('securitypolicyviolation', () => (globalThis.hit = 7)))) },
  );
  const found = await page.evaluate(async () => {
    const one = document.querySelector('gongbao-analysis');
    one.options = { words: ['<img src=x onerror="globalThis.hit=8">', '同意<b>'], stopWords: ['</style><script>'] };
    const report = await one.analyze();
    one.open = true;
    for (const part of one.show) one.shadowRoot.querySelector(`[data-key="tab-${part}"]`)?.click();
    await one.select(report.commitments[0].id);
    one.setAttribute('for', '"]:has(<img>');
    const kind = await one.analyze().catch((error) => error.kind);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { hit: globalThis.hit ?? null, kind, found: report.commitments.length > 0, foreign: one.shadowRoot.querySelectorAll('img, script, iframe, [onerror], [onload], a').length };
  });
  assert.deepEqual(found, { hit: null, kind: 'source', found: true, foreign: 0 });
});

test('the host’s style and two elements do not disturb each other', async (t) => {
  const rude = 'button, li, h2, p, span, ol { all: unset; color: lime !important; font: 700 40px serif !important; position: fixed !important; } body { letter-spacing: 5px; text-transform: uppercase; line-height: 4; text-align: right; text-indent: 3em; font-style: italic; } :root { --paper: lime; --ink: lime; font-size: 30px; }';
  // One after the other: what waits for the screen stands still in a page behind another.
  const open = async (head, body) => {
    const page = await openBody(t, body, { head });
    await page.waitForFunction(() => [...document.querySelectorAll('gongbao-analysis')].every(({ report }) => report), { timeout: 60_000 });
    return page;
  };
  const shape = (page, at = 0) =>
    page.evaluate((at) => {
      const one = document.querySelectorAll('gongbao-analysis')[at];
      return [...one.shadowRoot.querySelectorAll('.block, .block *')].map((node) => {
        const { color, fontSize, fontWeight, fontStyle, letterSpacing, textTransform, textAlign, position, display, backgroundColor } = getComputedStyle(node);
        const { width, height } = node.getBoundingClientRect();
        return [node.localName, node.className?.baseVal ?? node.className, color, fontSize, fontWeight, fontStyle, letterSpacing, textTransform, textAlign, position, display, backgroundColor, Math.round(width), Math.round(height)].join(' ');
      });
    }, at);
  const sized = '<style>gongbao-analysis { font-family: sans-serif; width: 700px; }</style>';
  const [calm, loud] = [await open(sized, element('for="#article" start="now"') + article()), await open(`${sized}<style>${rude}</style>`, element('for="#article" start="now"') + element('start="now" lang="zh-Hans"', '双方同意加强合作。') + article())];
  assert.deepEqual(await shape(loud), await shape(calm));
  assert.equal((await loud.evaluate(() => document.querySelectorAll('gongbao-analysis')[1].shadowRoot.querySelector('h2').textContent)), '文中 1 项承诺');
  // Nothing of the element's style reaches the host.
  const hosts = (page) => page.evaluate(() => getComputedStyle(document.querySelector('article p')).color + document.styleSheets.length);
  const without = await open(sized, article());
  assert.equal(await hosts(calm), await hosts(without));
});
