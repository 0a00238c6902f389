// `node build/widget.js` writes the npm package of the widget to dist/npm/, and dist/demo/, a page that shows it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { manifest } from './manifest.js';
import { measure } from './sizes.js';
import { reportTypes } from './types.js';

const www = fileURLToPath(new URL('../', import.meta.url));
const out = fileURLToPath(new URL('../../dist/npm/', import.meta.url));
const source = (/** @type {string} */ name) => new URL(`../${name}`, import.meta.url);
const target = (/** @type {string} */ name) => new URL(`../../dist/npm/${name}`, import.meta.url);

const wasm = await readFile(source('pkg/gongbao_bg.wasm'));
const core = gzipSync(wasm, { level: 9 }).toString('base64');

/** The core as text, in a file of its own. */
const virtual = {
  name: 'gongbao-core',
  resolveId: (/** @type {string} */ id) => (id === 'virtual:gongbao-core' ? `\0${id}` : null),
  load: (/** @type {string} */ id) => (id === '\0virtual:gongbao-core' ? `export default '${core}';` : null),
};

/**
 * @param {Record<string, string>} entries
 * @param {'es' | 'iife'} format
 * @param {Record<string, any>} [define]
 */
function bundle(entries, format, define = {}) {
  const chunk = ({ name }) => (/gongbao-core/.test(name) ? 'core.js' : '[name].js');
  return build({
    configFile: false,
    root: www,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    mode: format === 'es' ? 'widget' : 'classic',
    define,
    plugins: [virtual],
    worker: { format: 'iife' },
    build: {
      outDir: out,
      emptyOutDir: false,
      lib: { entry: entries, formats: [format], name: 'gongbao' },
      rolldownOptions: {
        output: { minify: true, entryFileNames: '[name].js', chunkFileNames: chunk, ...(format === 'iife' ? { extend: true } : {}) },
        checks: { bundlerTimings: false },
      },
    },
  });
}

/** What a browser compares a file with. @param {string | Uint8Array} content */
function integrity(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

await rm(out, { recursive: true, force: true });
const entries = ['index', 'define', 'external', 'analyzer', 'frame'];
await bundle(Object.fromEntries(entries.map((name) => [name, `widget/${name}.js`])), 'es', { 'import.meta.env.CORE': JSON.stringify('./gongbao.wasm') });
await bundle({ 'classic-session': 'widget/classic-session.js' }, 'iife');
await writeFile(target('classic-core.js'), `customElements.get('gongbao-analysis')['classic core']='${core}';\n`);
const parts = Object.fromEntries(await Promise.all(['session', 'core'].map(async (name) => [name, integrity(await readFile(target(`classic-${name}.js`)))])));
await bundle({ classic: 'widget/classic.js' }, 'iife', { 'import.meta.env.INTEGRITY': JSON.stringify(parts) });
await writeFile(target('gongbao.wasm'), wasm);

const root = (/** @type {string} */ name) => new URL(`../../${name}`, import.meta.url);
const version = /^version = "(.*)"/m.exec(await readFile(root('Cargo.toml'), 'utf8'))?.[1];
if (!version) throw new Error('Cargo.toml names no version');
const schema = await readFile(root('src/report.schema.json'), 'utf8');
await writeFile(target('report.schema.json'), schema);
await writeFile(target('report.d.ts'), reportTypes(JSON.parse(schema)));
await writeFile(target('package.json'), `${JSON.stringify(manifest(version), null, 2)}\n`);
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(root(name), target(name));
for (const name of await readdir(source('widget/package'))) if (name.endsWith('.d.ts')) await copyFile(source(`widget/package/${name}`), target(name));

const kilobytes = (/** @type {number} */ bytes) => (bytes / 1024).toFixed(bytes < 100_000 ? 1 : 0);
const sizes = (await measure(target(''))).map(({ entry, when, raw, gzip, brotli }) => `| \`${entry}\` | ${when} | ${[raw, gzip, brotli].map(kilobytes).join(' | ')} |`);
const hashed = ['classic.js', 'define.js', 'external.js', 'frame.js', 'gongbao.wasm'];
const hashes = await Promise.all(hashed.map(async (name) => `| \`${name}\` | \`${integrity(await readFile(target(name)))}\` |`));
const readme = (await readFile(source('widget/package/README.md'), 'utf8'))
  .replaceAll('VERSION', version)
  .replace('INTEGRITY', integrity(await readFile(target('classic.js'))))
  .replace('<!-- sizes -->', sizes.join('\n'))
  .replace('<!-- hashes -->', hashes.join('\n'));
await writeFile(target('README.md'), readme);
for (const row of sizes) console.log(row);

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
execFileSync(npm, ['pack', '--silent', '--pack-destination', '..'], { cwd: out, stdio: ['ignore', 'ignore', 'inherit'] });
console.log(`dist/gongbao-${version}.tgz: the widget's npm package`);

/** The demo page: an article that is nobody's but the project's. */
async function demo() {
  const folder = root('dist/demo/');
  await mkdir(folder, { recursive: true });
  const page = await readFile(source('widget/demo/index.html'), 'utf8');
  const [, ...paragraphs] = (await readFile(source('samples/lanhai_yunling.txt'), 'utf8')).split(/\n+/).filter((line) => line.trim());
  const article = paragraphs.map((line) => `<p>${line.trim()}</p>`).join('\n');
  await writeFile(new URL('index.html', folder), page.replace('<!-- article -->', article));
  await copyFile(source('widget/demo/demo.css'), new URL('demo.css', folder));
}

await demo();
