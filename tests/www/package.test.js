// The npm package from its tarball, as a new user takes it: unpacked into projects of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../www/build/serve.js';
import { measure } from '../../www/build/sizes.js';
import { require } from './harness/browser.js';
import { dist, newPage, root } from './harness/index.js';

const TEXT = '中国和越南两国外长举行会谈。双方同意加强农业合作，扩大粮食贸易。';
/** A project that has the package installed. */
let project;
before(async () => {
  const version = /^version = "(.*)"/m.exec(await readFile(path.join(root, 'Cargo.toml'), 'utf8'))[1];
  project = await realpath(await mkdtemp(path.join(os.tmpdir(), 'gongbao-package-')));
  await write('package.json', JSON.stringify({ name: 'host', private: true, type: 'module' }));
  execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', path.join(dist, `gongbao-${version}.tgz`)], { cwd: project, stdio: 'pipe' });
});
after(() => rm(project, { recursive: true, force: true }));

async function write(name, content) {
  await mkdir(path.dirname(path.join(project, name)), { recursive: true });
  await writeFile(path.join(project, name), content);
}

function run(script) {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: project, encoding: 'utf8' });
}

/** Serves a folder of the project and reads what the element on its page finds. */
async function found(t, folder, address = '') {
  const server = await serve(path.join(project, folder));
  t.after(() => server.close());
  const page = await newPage(t);
  await page.goto(server.url + address, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('gongbao-analysis').report, { timeout: 60_000 });
  const actions = await page.evaluate(() => document.querySelector('gongbao-analysis').report.commitments.map(({ text }) => text));
  assert.deepEqual(page.watch.errors, []);
  return { actions, requests: page.watch.requests };
}

const ACTIONS = ['加强农业合作', '扩大粮食贸易'];
const host = (head) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${head}</head><body><gongbao-analysis for="#article" start="now"></gongbao-analysis><article id="article"><p>${TEXT}</p></article></body></html>`;

test('imported on a server, it does nothing there; the analyser analyses', () => {
  assert.equal(run("import { GongbaoAnalysis } from 'gongbao'; import 'gongbao/define'; import 'gongbao/external'; console.log(typeof GongbaoAnalysis, typeof customElements)"), 'function undefined\n');
  const actions = run(`import { analyze } from 'gongbao/analyzer'; console.log(JSON.stringify((await analyze('${TEXT}')).commitments.map(({ text }) => text)))`);
  assert.deepEqual(JSON.parse(actions), ACTIONS);
  assert.equal(run("import { analyze } from 'gongbao/analyzer'; await analyze('', { nothing: 1 }).catch(({ name, kind }) => console.log(name, kind))"), 'GongbaoError options\n');
});

test('the types hold for a strict project', async () => {
  await write(
    'use.ts',
    `import { GongbaoAnalysis, GongbaoError, type Report } from 'gongbao';
import 'gongbao/define';
import { analyze, type Commitment } from 'gongbao/analyzer';
import { frame } from 'gongbao/frame';

const element = document.querySelector('gongbao-analysis');
if (element) {
  element.options = { genre: null, words: ['双方'] };
  element.show = ['terms'];
  element.addEventListener('select', ({ detail }) => detail.commitment?.actors.join());
  element.addEventListener('error', ({ detail }) => detail.kind === 'wasm' && detail.sentence.length);
  const report: Promise<Report> = element.analyze();
  report.catch((error: unknown) => error instanceof GongbaoError && error.kind);
}
GongbaoAnalysis.core = new URL('https://example.org/gongbao.wasm');
const strong = (all: Commitment[]) => all.filter(({ force, grade }) => force === 'agreement' && grade > 3);
analyze('', { date: '2031-05-18' }).then(({ commitments }) => strong(commitments));
const end: () => void = frame(document.createElement('iframe'), { text: '' });
// @ts-expect-error there is no such force
strong([]).filter(({ force }) => force === 'promise');
end();
`,
  );
  await write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2022', 'dom'], types: [] }, files: ['use.ts'] }));
  const tsc = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const said = execFileSync(process.execPath, [tsc, '--project', project], { encoding: 'utf8' });
  assert.equal(said, '');
});

test('a build that costs an idle page more than its budget fails', async () => {
  const packed = path.join(project, 'node_modules/gongbao');
  await cp(packed, path.join(project, 'grown'), { recursive: true });
  await measure(pathToFileURL(`${packed}/`));
  await writeFile(path.join(project, 'grown/register.js'), `// ${'x'.repeat(8 * 1024)}\n${await readFile(path.join(packed, 'register.js'), 'utf8')}`);
  await assert.rejects(measure(pathToFileURL(path.join(project, 'grown/'))), /define\.js: \d+ bytes before anybody uses it, more than 15360/);
});

test('a plain script tag, with the hash that the README gives', async (t) => {
  const packed = path.join('node_modules', 'gongbao');
  const readme = await readFile(path.join(project, packed, 'README.md'), 'utf8');
  const [, integrity] = /integrity="(sha384-[^"]+)"/.exec(readme);
  await write(path.join(packed, 'host.html'), host(`<script defer src="classic.js" integrity="${integrity}" crossorigin="anonymous"></script>`));
  const { actions, requests } = await found(t, packed, 'host.html');
  assert.deepEqual(actions, ACTIONS);
  // The two of the first use come at once, in either order.
  assert.deepEqual(requests.map((url) => path.basename(url)).sort(), ['classic-core.js', 'classic-session.js', 'classic.js', 'host.html']);
  // Every other hash of the README is that of the file too.
  for (const [, name, hash] of readme.matchAll(/^\| `([\w.]+)` \| `(sha384-[^`]+)` \|$/gm)) {
    assert.equal(hash, `sha384-${createHash('sha384').update(await readFile(path.join(project, packed, name))).digest('base64')}`, name);
  }
});

test('in a project of Vite, with the core inlined and as a file', async (t) => {
  const { build } = await import(pathToFileURL(require.resolve('vite').replace(/index\.cjs$/, 'dist/node/index.js')).href);
  for (const way of ['define', 'external']) {
    await write(`${way}/index.html`, host('<script type="module" src="./main.js"></script>'));
    await write(`${way}/main.js`, `import 'gongbao/${way}';\n`);
    await build({ root: path.join(project, way), configFile: false, logLevel: 'error', base: './' });
    const built = await readdir(path.join(project, way, 'dist/assets'));
    assert.equal(built.some((name) => name.endsWith('.wasm')), way === 'external', built.join());
    assert.deepEqual((await found(t, `${way}/dist`)).actions, ACTIONS, way);
  }
});
