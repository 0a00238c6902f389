// The built wasm: the same report as the native program, for every fixture and for odd texts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as core from '../../www/pkg/gongbao.js';

const root = new URL('../../', import.meta.url);
core.initSync({ module: readFileSync(new URL('www/pkg/gongbao_bg.wasm', root)) });
const native = process.env.GONGBAO_NATIVE ?? fileURLToPath(new URL('target/debug/gongbao', root));

/** What the native program reports on a text, with offsets as JavaScript counts. */
function nativeReport(text, ...flags) {
  const run = spawnSync(native, ['analyze', '-', '--format', 'json', '--offsets', 'utf16', ...flags], {
    input: text,
    maxBuffer: 1 << 30,
  });
  assert.equal(run.status, 0, String(run.stderr));
  return JSON.parse(String(run.stdout));
}

function texts(folder) {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [folder + name, readFileSync(new URL(folder + name, root), 'utf8')]);
}

const fixtures = ['tests/documents/', 'www/samples/'].flatMap(texts);
const odd = [
  ['nothing', ''],
  ['one character', '中'],
  ['a space', ' '],
  ['no Chinese', 'Hello, world.'],
  ['NUL', '双方同意\0加强合作。\0'],
  ['astral ideographs', '𠮷方和𠀀方同意加强𪚥合作，𠮷。'],
  ['emoji', '双方🤝同意👨‍👩‍👧加强合作🇨🇳。'],
  ['CRLF', '一、双方同意加强合作。\r\n二、各方支持多边主义。\r\n\r\n'],
  ['lone full-width signs', '“（《、。；：】』'],
  ['combining marks', '双方同意e\u0301加强合作\ufe0f。'],
  ['control and bidi marks', '\ufeff双方\u200b同意\u202e加强\u0007合作。'],
  ['one clause without an end', '双方同意加强合作'.repeat(2000)],
];

test('there are fixtures', () => assert.ok(fixtures.length > 0));

for (const [name, text] of [...fixtures, ...odd]) {
  test(`wasm = native: ${name}`, () => {
    const report = core.analyze(text, {});
    assert.deepEqual(report, nativeReport(text));
    assert.equal(report.source.length, text.length);
    for (const { action, text: quoted } of report.commitments) assert.equal(text.slice(...action), quoted);

    const [numbers, names] = core.tokens(text, {});
    const tokens = [];
    for (let at = 0; at < numbers.length; at += 4) {
      const [start, end, tag, kind] = numbers.subarray(at, at + 4);
      tokens.push([start, end, names[tag], names[kind]]);
    }
    assert.deepEqual(tokens, nativeReport(text, '--tokens').tokens);
  });
}

test('the report is plain data', () => {
  const report = core.analyze('双方同意加强合作。', undefined);
  assert.deepEqual(structuredClone(report), report);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
});

test('options are read, and stand in the report', () => {
  const report = core.analyze('双方同意加强合作。', { date: '2022-08-02' });
  assert.equal(report.options.date, '2022-08-02');
});

test('an option that cannot be used is named', () => {
  const message = (options) => {
    try {
      core.analyze('甲', options);
    } catch (error) {
      assert.ok(error instanceof Error);
      return error.message;
    }
    return assert.fail('no error');
  };
  assert.match(message({ dtae: '2022' }), /dtae/);
  assert.match(message({ date: 5 }), /date/);
  assert.match(message({ date: '2022-13-01' }), /date/);
  assert.match(message({ words: 'one' }), /words/);
  assert.match(message({ parties: [{ surface: '双方' }] }), /parties.*names/);
  assert.match(message('text'), /options/);
  assert.match(message(() => 1), /options/);
});

test('stages are told in one order', () => {
  const told = () => {
    const stages = [];
    core.analyze('双方同意加强合作。', {}, (stage) => stages.push(stage));
    return stages;
  };
  assert.ok(told().includes('sections'), told().join());
  assert.deepEqual(told(), told());
});

test('a lone surrogate has its place', () => {
  const report = core.analyze('\ud842双方同意加强合作。', {});
  assert.equal(report.source.length, 10);
});

test('the version is the crate\'s', () => {
  const manifest = readFileSync(new URL('Cargo.toml', root), 'utf8');
  assert.equal(core.version(), /^version = "(.*)"$/m.exec(manifest)?.[1]);
});

test('in a worker, stages are marks of its performance', (t) => {
  // What the core asks to know that it is in a worker.
  globalThis.DedicatedWorkerGlobalScope = { [Symbol.hasInstance]: (value) => value === globalThis };
  t.after(() => delete globalThis.DedicatedWorkerGlobalScope);
  performance.clearMarks();
  const stages = [];
  core.analyze('双方同意加强合作。', {}, (stage) => stages.push(stage));
  const marks = performance.getEntriesByType('mark').map(({ name }) => name);
  assert.deepEqual(marks, stages.map((stage) => `gongbao:${stage}`));
});
