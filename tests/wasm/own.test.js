// A dictionary of the reader's own: the page's second module beside the core gives the native report.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as core from '../../www/pkg/gongbao.js';
import * as own from '../../www/pkg/gongbao_own.js';

const root = new URL('../../', import.meta.url);
core.initSync({ module: readFileSync(new URL('www/pkg/gongbao_bg.wasm', root)) });
own.initSync({ module: readFileSync(new URL('www/pkg/gongbao_own_bg.wasm', root)) });
const native = process.env.GONGBAO_NATIVE ?? fileURLToPath(new URL('target/debug/gongbao', root));
const DICTIONARY = '\ufeff合作 900 vn\n双方 800 n\n\n同意 700\n方同 1 x\n中国 90 ns\n';

function run(text, dictionary, ...flags) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongbao-'));
  const file = path.join(folder, 'own.txt');
  writeFileSync(file, dictionary);
  const found = spawnSync(native, ['analyze', '-', '--offsets', 'utf16', '--dictionary', file, ...flags], { input: text, maxBuffer: 1 << 30 });
  rmSync(folder, { recursive: true });
  return { ...found, stdout: String(found.stdout), stderr: String(found.stderr) };
}

test('the same report as the native program’s, which names the dictionary', () => {
  const dictionary = own.load(DICTIONARY);
  for (const name of ['tests/documents/seed_interview.txt', 'www/samples/cn_uae_2019.txt']) {
    const text = `${readFileSync(new URL(name, root), 'utf8')}🤝𠮷`;
    const report = core.analyze(text, { dictionary }, undefined, own.cut);
    const { stdout, stderr } = run(text, DICTIONARY);
    assert.deepEqual(report, JSON.parse(stdout), stderr);
    assert.equal(report.options.dictionary, dictionary);
    assert.notDeepEqual(report.terms, core.analyze(text, {}).terms);
  }
});

test('a line that cannot be used is named, and options whose dictionary is not there are refused', () => {
  assert.throws(() => own.load('双方 50 n\n各方 many n\n'), (error) => error[0] === 2 && error[1] === '各方 many n');
  assert.throws(() => core.analyze('双方', { dictionary: 'a'.repeat(64) }), /options.dictionary/);
  const { status, stderr } = run('双方', '双方 50 n\n各方 many n\n');
  assert.equal(status, 2);
  assert.match(stderr, /own\.txt: line 2, “各方 many n”/);
});
