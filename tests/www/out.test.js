// What leaves the page and what comes into it, without the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, guess } from '../../www/decode.js';
import { cell, csv, PROJECT, project, quote, readProject } from '../../www/out.js';

test('no cell of a table can be a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t']) assert.ok(cell(`${start}1+1`).replace(/^"/, '').startsWith("'"), start);
  assert.equal(cell('双方"商定"，一'), '"双方""商定""，一"');
  assert.equal(cell(null), '');
  assert.equal(csv([['a', 1], ['b,c', '']]), '\ufeffa,1\r\n"b,c",\r\n');
});

test('a project file comes back as it was; an older one opens, a newer one is refused', () => {
  const decisions = { options: { date: '2022-08-02' }, dismissed: ['3-9'], taken: ['0-2'], edits: { '3-9': { actors: ['中国'], grade: 2 } } };
  const written = project([{ name: '公报', text: '双方同意。', decisions }]);
  assert.deepEqual(readProject(written), [{ name: '公报', text: '双方同意。', decisions }]);
  const first = { gongbao: 'project', version: 1, documents: [{ name: null, text: '双方同意。', decisions: { options: {}, dismissed: ['0-2'], taken: [] } }] };
  assert.deepEqual(readProject(JSON.stringify(first)), [{ name: null, text: '双方同意。', decisions: { options: {}, dismissed: ['0-2'], taken: [], edits: {} } }]);
  assert.equal(readProject(JSON.stringify({ gongbao: 'project', version: PROJECT + 1, documents: [] })), 'newer');
  assert.equal(readProject('{"version":1}'), 'broken');
  assert.equal(readProject('no JSON'), 'broken');
});

test('encodings are told apart', () => {
  const bytes = (...numbers) => Uint8Array.from(numbers);
  const text = '中国和越南的合作，';
  assert.equal(guess(new TextEncoder().encode(text)), 'utf-8');
  // 中国和越南的合作， in GB2312.
  const gb = bytes(0xd6, 0xd0, 0xb9, 0xfa, 0xba, 0xcd, 0xd4, 0xbd, 0xc4, 0xcf, 0xb5, 0xc4, 0xba, 0xcf, 0xd7, 0xf7, 0xa3, 0xac);
  assert.equal(guess(gb), 'gb18030');
  assert.equal(decode(gb, 'gb18030'), text);
  // 中國和越南的合作， in Big5.
  const big5 = bytes(0xa4, 0xa4, 0xb0, 0xea, 0xa9, 0x4d, 0xb6, 0x56, 0xab, 0x6e, 0xaa, 0xba, 0xa6, 0x58, 0xa7, 0x40, 0xa1, 0x41);
  assert.equal(guess(big5), 'big5');
  assert.equal(decode(big5, 'big5'), '中國和越南的合作，');
  const utf16 = bytes(0xff, 0xfe, 0x2d, 0x4e, 0xfd, 0x56);
  assert.equal(guess(utf16), 'utf-16le');
  assert.equal(decode(utf16, 'utf-16le'), '中国');
});

test('a quote names only what the text says of itself', () => {
  const text = '双方同意合作。';
  const report = { title: null, dateline: null, sentences: [{ span: [0, 7] }] };
  const doc = { name: '公报', text, reading: { report } };
  const c = { sentence: 0, action: [4, 6], actors: ['中国', '越南'], saidBy: null };
  assert.equal(quote(doc, c, 'gbt'), '“双方同意合作。”（中国、越南）\n公报[N].');
  assert.match(quote(doc, c, 'apa'), /^“双方同意合作。”/);
});
