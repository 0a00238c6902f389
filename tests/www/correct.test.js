// What the reader does with the findings: sorts and filters them, puts them right, takes and gives
// back, and says what is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { block } from '../../www/corpus.js';
import { Reading } from '../../www/reading.js';
import { openFile, violations } from './harness/index.js';
import { catchCopies, choose, fill, language, openSample, paste, press, ready, select, settled, shortcut } from './harness/reader.js';

const rows = (page) => page.$$eval('table.wide tbody tr:not(.group)', (found) => found.map((row) => Object.fromEntries([...row.cells].map((cell) => [/c-(\w+)/.exec(cell.className)?.[1], cell.textContent.trim()]))));
const listed = (page) => page.$$eval('gb-commitments .row', (found) => found.map((row) => row.dataset.key));

test('the table is sorted and grouped by each of party, section, topic, force, status', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'widen');
  const all = (await rows(page)).length;
  for (const column of ['actor', 'to', 'force', 'status', 'topic', 'grade', 'section']) {
    await press(page, 'sort-number');
    await choose(page, 'group', 'none');
    await press(page, `sort-${column}`);
    const head = await page.$eval(`th.c-${column}`, (cell) => cell.getAttribute('aria-sort'));
    assert.equal(head, column === 'grade' ? 'descending' : 'ascending', column);
    const values = (await rows(page)).map((row) => row[column]);
    assert.equal(values.length, all);
    const runs = values.filter((value, at) => value !== values[at - 1]).length;
    if (!['to', 'grade'].includes(column)) assert.equal(runs, new Set(values).size, `${column}: equal ones stand together`);
    const first = await page.$eval('table.wide tbody .c-what', (cell) => cell.textContent);
    await press(page, `sort-${column}`);
    assert.equal(await page.$eval(`th.c-${column}`, (cell) => cell.getAttribute('aria-sort')), column === 'grade' ? 'ascending' : 'descending');
    assert.notEqual(await page.$eval('table.wide tbody .c-what', (cell) => cell.textContent), first, column);
  }
  await choose(page, 'sort', 'grade');
  for (const group of ['actor', 'section', 'topic', 'force', 'status']) {
    await choose(page, 'group', group);
    const heads = await page.$$eval('table.wide .group th', (cells) => cells.map((cell) => cell.textContent));
    assert.ok(heads.length > 1, group);
    assert.equal(new Set(heads).size, heads.length, group);
    assert.equal((await rows(page)).length, all);
  }
});

test('figures are sorted as figures, either way, and what has none stands last', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await paste(page, '中方将向越方提供9亿元援助。中方将向越方提供10亿元贷款。中方将派遣医疗队。中方将向越方提供200万元药品。双方同意加强农业合作。');
  await ready(page);
  await press(page, 'widen');
  await choose(page, 'group', 'none');
  const amounts = async () => (await rows(page)).map(({ amount }) => amount.replace(/ .*/, ''));
  await press(page, 'sort-amount');
  assert.equal(await page.$eval('th.c-amount', (cell) => cell.getAttribute('aria-sort')), 'descending');
  const falling = await amounts();
  assert.deepEqual(falling.slice(0, 3).map((text) => /^(10亿|9亿|200万)/.exec(text)?.[1]), ['10亿', '9亿', '200万']);
  assert.ok(falling.slice(3).every((text) => text === ''));
  await press(page, 'sort-amount');
  assert.equal(await page.$eval('th.c-amount', (cell) => cell.getAttribute('aria-sort')), 'ascending');
  const rising = await amounts();
  assert.deepEqual(rising.slice(0, 3).map((text) => /^(10亿|9亿|200万)/.exec(text)?.[1]), ['200万', '9亿', '10亿']);
  assert.ok(rising.length > 3 && rising.slice(3).every((text) => text === ''));
  await press(page, 'sort-number');
  const numbers = (await rows(page)).map(({ number }) => Number(number));
  assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b));
});

test('the list is filtered by party, section, topic, force and status, and says by which', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'widen');
  const all = (await rows(page)).length;
  await choose(page, 'party', '乌兹别克斯坦');
  for (const row of await rows(page)) assert.match(row.actor + row.to, /Uzbekistan/);
  const ofParty = (await rows(page)).length;
  assert.ok(ofParty > 5 && ofParty < all);
  const topic = (await rows(page)).find((row) => row.topic !== 'general').topic;
  await page.evaluate((topic) => {
    const menu = document.querySelector('[data-key=topic]');
    menu.value = [...menu.options].find((option) => option.textContent === topic).value;
    menu.dispatchEvent(new Event('change'));
  }, topic);
  await settled(page);
  const both = await rows(page);
  assert.ok(both.length > 0 && both.length < ofParty);
  for (const row of both) assert.equal(row.topic, topic);
  assert.match(await page.$eval('.scope .filter', (node) => node.textContent), new RegExp(`${both.length} / ${all}.*Uzbekistan.*${topic}`));
  await press(page, 'clear-filter');
  await choose(page, 'status', 'planned');
  const planned = await rows(page);
  assert.ok(planned.length > 0 && planned.length < all && planned.every((row) => row.status === planned[0].status));
  await press(page, 'clear-filter');
  await choose(page, 'scope', await page.$eval('[data-key=scope]', (menu) => menu.options[2].value));
  assert.equal(new Set((await rows(page)).map((row) => row.section)).size, 1);
});

test('the matrix counts every commitment, and a cell leads to its own', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  await press(page, 'parties');
  await press(page, 'widen');
  const matrix = await page.evaluate(() => {
    const lines = [...document.querySelectorAll('.matrix tbody tr')];
    return {
      totals: lines.reduce((sum, row) => sum + Number(row.querySelector('.count').textContent), 0),
      marks: [...document.querySelectorAll('.matrix .cell')].every((cell) => Number(cell.querySelector('.n-of').textContent) === cell.querySelectorAll('.tally > *').length),
      key: [...document.querySelectorAll('.matrix .cell')].find((cell) => cell.dataset.key.endsWith('-乌兹别克斯坦')).dataset.key,
    };
  });
  assert.equal(matrix.totals, 106);
  assert.ok(matrix.marks);
  const n = await page.evaluate((key) => Number(document.querySelector(`[data-key="${key}"] .n-of`).textContent), matrix.key);
  await press(page, matrix.key);
  const shown = await rows(page);
  assert.equal(shown.length, n);
  for (const row of shown) assert.match(row.to, /Uzbekistan/);
});

test('an item is corrected and moved; it is marked as the reader’s in text, list, card and export; undo and redo', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900, before: catchCopies });
  await language(page, 'en');
  await openSample(page);
  const [, id] = await listed(page);
  await press(page, id);
  const before = await page.$eval('.card .explanation', (node) => node.textContent);
  await press(page, 'edit-card');
  assert.deepEqual(await violations(page), []);
  await fill(page, 'edit-actors', '中国、塔吉克斯坦');
  await choose(page, 'edit-force', 'pledge');
  await choose(page, 'edit-grade', '2');
  const section = await page.$eval('[data-key=edit-section]', (menu) => [...menu.options].at(-1).value);
  await choose(page, 'edit-section', section);
  await press(page, 'apply');
  const corrected = await page.$eval('.card', (card) => card.textContent);
  assert.match(corrected, /China and Tajikistan pledged/);
  assert.match(corrected, /Corrected by you: Who, Force, Grade, Section/);
  assert.match(corrected, /set by the reader/);
  const where = () => page.evaluate((id) => [...document.querySelectorAll('.list section')].findIndex((one) => one.querySelector(`[data-key="${id}"]`)), id);
  assert.ok((await where()) > 4, 'stands in the last section');
  assert.notEqual(await page.$(`gb-text .act.pledge.mine[data-c="${id}"]`), null);
  assert.notEqual(await page.$(`.row[data-key="${id}"] .number.mine`), null);
  await shortcut(page, 'z');
  assert.equal(await where(), 0);
  assert.equal(await page.$eval('.card .explanation', (node) => node.textContent), before);
  assert.equal(await page.$(`gb-text .act.mine[data-c="${id}"]`), null);
  await shortcut(page, 'z', true);
  assert.match(await page.$eval('.card .explanation', (node) => node.textContent), /Tajikistan/);
  await press(page, 'edit-card');
  await press(page, 'edit-back');
  assert.equal(await page.$eval('.card .explanation', (node) => node.textContent), before);
});

test('an item moves to “not taken” and back, with undo and redo', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await openSample(page);
  const before = await listed(page);
  await press(page, before[3]);
  await press(page, 'dismiss-card');
  assert.deepEqual(await listed(page), before.filter((id) => id !== before[3]));
  await shortcut(page, 'z');
  assert.deepEqual(await listed(page), before);
  await shortcut(page, 'z', true);
  await press(page, 'rejected');
  const lane = await page.$eval('ul.rejected li', (entry) => entry.textContent);
  assert.match(lane, /moved/i);
  await page.evaluate(() => document.querySelector('ul.rejected [data-key^=take-d-]').click());
  await settled(page);
  await press(page, 'commitments');
  assert.deepEqual(await listed(page), before);
});

test('every clause that was not taken has its reason, and can be taken', async (t) => {
  const page = await openFile(t);
  await language(page, 'en');
  await openSample(page);
  await press(page, 'rejected');
  const lane = await page.$$eval('ul.rejected li', (entries) => entries.map((entry) => [entry.querySelector('summary').textContent, entry.querySelector('.note').textContent, entry.querySelector('.cue').textContent]));
  assert.ok(lane.length > 20);
  for (const parts of lane) assert.ok(parts.every(Boolean), parts.join());
  const counts = () => page.$eval('#tab-commitments .count', (node) => Number(node.textContent));
  const before = await counts();
  await page.evaluate(() => document.querySelector('ul.rejected [data-key^=take-]').click());
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await fill(page, 'edit-actors', '中国');
  await choose(page, 'edit-force', 'intention');
  await press(page, 'apply');
  assert.equal(await counts(), before + 1);
  assert.match(await page.$eval('.card', (card) => card.textContent), /China stated the intention.*Taken as a commitment by you/s);
  assert.match(await page.$eval('.list .open .number', (node) => node.textContent), /^\+1$/);
  await shortcut(page, 'z');
  assert.equal(await counts(), before);
  await shortcut(page, 'z', true);
  assert.equal(await counts(), before + 1);
});

test('a selected clause is taken as a commitment; without a selection T offers a sentence', async (t) => {
  const page = await openFile(t, { width: 1440, height: 900 });
  await language(page, 'en');
  await openSample(page);
  const counts = () => page.$eval('#tab-commitments .count', (node) => Number(node.textContent));
  const before = await counts();
  await select(page, '上合组织的作用不是减弱了');
  assert.match(await page.$eval('gb-picked', (node) => node.textContent), /上合组织的作用不是减弱了/);
  await press(page, 'take-picked');
  assert.equal(await page.$eval('[data-key=edit-clause]', (field) => field.value), '上合组织的作用不是减弱了');
  await fill(page, 'edit-clause', '这些字不在句中');
  await press(page, 'apply');
  assert.notEqual(await page.$('dialog.dialog-edit'), null);
  await fill(page, 'edit-clause', '上合组织的作用');
  await press(page, 'apply');
  assert.equal(await page.$('dialog'), null);
  assert.equal(await counts(), before + 1);
  assert.equal(await page.$eval('gb-text .act.chosen.mine', (mark) => mark.textContent), '上合组织的作用');
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.evaluate(() => document.querySelector('.sheet').focus());
  await page.keyboard.press('t');
  await settled(page);
  assert.ok((await page.$eval('[data-key=edit-clause]', (field) => field.value)).length > 5);
});

test('“this is wrong” copies a block for a corpus file', async (t) => {
  const page = await openFile(t, { before: catchCopies });
  await language(page, 'en');
  await openSample(page);
  const id = await page.$$eval('gb-commitments .row', (all) => all.find((row) => row.textContent.includes('100亿美元')).dataset.key);
  await press(page, id);
  await press(page, 'wrong-card');
  const [asFound] = await page.evaluate(() => globalThis.copies);
  assert.match(asFound, /^# Not a commitment, says a reader: “尽快实现100亿美元的年贸易额”\. commitment\.cue\./);
  assert.match(asFound, /\n# gongbao \d+\.\d+\.\d+, lexicon \w+\n/);
  assert.match(asFound, /\n@ party 双方=中国、乌兹别克斯坦\n/);
  assert.doesNotMatch(asFound, /⟦尽快实现/);
  assert.match(asFound, /⟦提出新的目标⟧/);
  assert.equal(asFound.match(/⟦/g).length, asFound.match(/^= agreement /gm).length);
  await press(page, 'edit-card');
  await choose(page, 'edit-force', 'target');
  await press(page, 'apply');
  await press(page, 'wrong-card');
  const corrected = (await page.evaluate(() => globalThis.copies)).at(-1);
  assert.match(corrected, /^# Corrected, says/);
  assert.match(corrected, /⟦尽快实现100亿美元的年贸易额⟧/);
  assert.match(corrected, /^= target actors=中国、乌兹别克斯坦 counterparties=- status=\w+ grade=\d topic=\w+$/m);
});

test('a block has one expectation for each bracket and no empty line', () => {
  const text = '双方同意加强\n农业合作。';
  const c = { id: 'c0', sentence: 0, section: 's0', action: [4, 11], text: '加强\n农业合作', cue: [2, 4], actors: ['?双方'], counterparties: [], force: 'agreement', grade: 4, status: 'planned', topic: 'general', origin: { actors: 'stated', counterparties: 'missing' }, reasons: [{ rule: 'commitment.cue.agreement.tongyi', role: 'cue', span: [2, 4] }] };
  const report = { generator: { version: '1.0.0', lexicon: 'abc' }, options: { date: '2020-01-01' }, genre: null, source: { length: text.length, script: 'hans' }, sections: [{ id: 's0', parent: null, depth: 0, span: [0, text.length], kind: 'body' }], sentences: [{ span: [0, text.length], section: 's0' }], entities: [], commitments: [c], rejected: [] };
  const decisions = { options: {}, dismissed: [], taken: [], edits: { '4-11': { grade: 2 } } };
  const reading = new Reading(text, report, decisions);
  assert.equal(
    block({ reading, decisions }, reading.items[0]),
    '# Corrected, says a reader: “加强农业合作”. commitment.cue.agreement.tongyi\n# gongbao 1.0.0, lexicon abc\n@ date=2020-01-01\n双方同意⟦加强农业合作⟧。\n= agreement actors=?双方 counterparties=- status=planned grade=2 topic=general\n',
  );
});
