// The last step of the bundle: the policy, the icon, and where the wasm goes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { singlePolicy, sitePolicy } from './policy.js';

/** The modules, by the element of the single file that holds them. */
const WASM = { 'gongbao-core': 'gongbao_bg.wasm', 'gongbao-own': 'gongbao_own_bg.wasm' };

/** Head of the page: nothing may stand before the policy but the character set. */
function withHead(html, policy) {
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html)) throw new Error('index.html: no <meta charset="utf-8">');
  return html.replace(
    charset,
    (found) =>
      `${found}\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<link rel="icon" href="data:,">`,
  );
}

/** Inside a script element these two would end it, or hide its end. */
function escapeScript(code) {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

/** Takes the one file of the bundle whose name has this ending out of it. */
function take(bundle, ending) {
  const names = Object.keys(bundle).filter((name) => name.endsWith(ending));
  if (names.length > 1) throw new Error(`more than one ${ending}: ${names.join(', ')}`);
  const [name] = names;
  if (!name) return null;
  const file = bundle[name];
  delete bundle[name];
  return String(file.type === 'chunk' ? file.code : file.source).replaceAll('\r\n', '\n');
}

async function single(html, bundle) {
  const script = escapeScript(take(bundle, '.js'));
  const style = take(bundle, '.css') ?? '';
  if (style.includes('</style')) throw new Error('the style sheet closes its own element');
  const wasm = (file) => readFile(new URL(`../pkg/${file}`, import.meta.url));
  const modules = await Promise.all(
    Object.entries(WASM).map(async ([id, file]) => [id, gzipSync(await wasm(file), { level: 9 }).toString('base64')]),
  );
  const build = createHash('sha256').update([style, ...modules.map(([, base64]) => base64), script].join('\n')).digest('hex');
  const policy = singlePolicy({ scripts: [script], styles: style ? [style] : [] });
  const bare = html
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
    .replace('<title>', () => `<meta name="gongbao-build" content="${build}">\n<title>`);
  console.log(`build ${build}`);
  if (/<(script|link)\b[^>]*\b(src|href)="(?!data:)/.test(bare)) throw new Error('the page still asks for a file');
  const [head, body] = bare.split('</body>');
  const styled = style ? head.replace('</head>', () => `<style>${style}</style>\n</head>`) : head;
  const parts = [
    styled,
    ...modules.map(([id, base64]) => `<script type="text/plain" id="${id}">${base64}</script>\n`),
    `<script type="module">${script}</script>\n`,
    '</body>',
    body,
  ];
  return withHead(parts.join(''), policy);
}

/** The page keeps itself: all its files are put by at the first visit, and served from there. */
async function offline(html, bundle) {
  const files = Object.keys(bundle).sort();
  const version = createHash('sha256').update(html);
  for (const name of files) version.update(bundle[name].code ?? bundle[name].source);
  const worker = await readFile(new URL('service-worker.js', import.meta.url), 'utf8');
  return worker
    .replace("'VERSION'", () => `'gongbao-${version.digest('hex').slice(0, 16)}'`)
    .replace("'FILES'", () => JSON.stringify(['./', 'manifest.webmanifest', 'register.js', ...ICONS.map(({ src }) => src), ...files], null, 2));
}

const ICONS = [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' }));

const MANIFEST = {
  id: './',
  name: '公报 gongbao',
  short_name: '公报',
  description: '读中文的公报、声明、答问、讲话和政府报告：谁答应了谁什么。在本机分析，离线可用。',
  lang: 'zh-Hans',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#ffffff',
  icons: ICONS,
};

/** The Vite plugin. */
export function page(mode) {
  return {
    name: 'gongbao-page',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const emit = (fileName, source) => this.emitFile({ type: 'asset', fileName, source });
      const html = take(bundle, '.html');
      if (mode === 'single') {
        for (const name of Object.keys(bundle)) if (name.endsWith('.wasm')) delete bundle[name];
        emit('gongbao.html', await single(html, bundle));
        return;
      }
      const links = '<link rel="manifest" href="manifest.webmanifest">\n<link rel="apple-touch-icon" href="icon-192.png">\n<script defer src="register.js"></script>';
      const build = createHash('sha256');
      for (const name of Object.keys(bundle).sort()) build.update(bundle[name].code ?? bundle[name].source);
      const hosted = withHead(html, sitePolicy).replace('</head>', () => `<meta name="gongbao-build" content="${build.digest('hex')}">\n${links}\n</head>`);
      emit('sw.js', await offline(hosted, bundle));
      emit('index.html', hosted);
      emit('register.js', "navigator.serviceWorker?.register('sw.js');\n");
      emit('manifest.webmanifest', JSON.stringify(MANIFEST, null, 2));
      for (const { src } of ICONS) emit(src, await readFile(new URL(`../about/${src}`, import.meta.url)));
    },
  };
}
