// `node build/widget.js` writes the npm package of the widget to dist/npm/.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const www = fileURLToPath(new URL('../', import.meta.url));
const out = fileURLToPath(new URL('../../dist/npm/', import.meta.url));
const wasm = await readFile(new URL('../pkg/gongbao_bg.wasm', import.meta.url));

/** The core as text, in a file of its own. */
const core = {
  name: 'gongbao-core',
  resolveId: (id) => (id === 'virtual:gongbao-core' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:gongbao-core' ? `export default '${gzipSync(wasm, { level: 9 }).toString('base64')}';` : null),
};

/** @param {import('vite').InlineConfig} config */
function bundle(config) {
  return build({
    configFile: false,
    root: www,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    mode: 'widget',
    plugins: [core],
    worker: { format: 'iife' },
    ...config,
  });
}

await bundle({
  build: {
    outDir: out,
    emptyOutDir: true,
    minify: true,
    lib: { entry: { index: 'widget/index.js', define: 'widget/define.js' }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', chunkFileNames: ({ name }) => (/core/.test(name) ? 'core.js' : '[name].js') }, checks: { bundlerTimings: false } },
  },
});

/** The demo page: an article that is nobody's but the project's. */
async function demo() {
  const folder = new URL('../../dist/demo/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const page = await readFile(new URL('../widget/demo/index.html', import.meta.url), 'utf8');
  const [, ...paragraphs] = (await readFile(new URL('../samples/lanhai_yunling.txt', import.meta.url), 'utf8')).split(/\n+/).filter((line) => line.trim());
  const article = paragraphs.map((line) => `<p>${line.trim()}</p>`).join('\n');
  await writeFile(new URL('index.html', folder), page.replace('<!-- article -->', article));
  await copyFile(new URL('../widget/demo/demo.css', import.meta.url), new URL('demo.css', folder));
}

await demo();
