// A static server for one folder, on this machine only. `node serve.js FOLDER [PORT]` keeps running.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param {string} folder what to serve
 * @param {{port?: number, home?: string, headers?: Record<string, string>, pages?: Map<string, {type?: string, content: string, headers?: Record<string, string>}>}} [options]
 *   port 0: any free one; home: where `/` leads; headers: sent with every answer; pages: what is at a path in
 *   place of a file
 * @returns {Promise<{url: string, close: () => Promise<void>}>} url ends in a slash
 */
export async function serve(folder, { port = 0, home = '/', headers = {}, pages = new Map() } = {}) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const page = pages.get(pathname);
      if (page) {
        response.writeHead(200, { 'content-type': page.type ?? TYPES['.html'], 'cache-control': 'no-cache', ...headers, ...page.headers }).end(page.content);
        return;
      }
      if (pathname === '/' && home !== '/') {
        response.writeHead(302, { location: home }).end();
        return;
      }
      const file = path.join(root, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
      if (!file.startsWith(root + path.sep) || !(await stat(file)).isFile()) throw new Error('no such file');
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...headers });
      createReadStream(file).pipe(response);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '.', port = '8000'] = process.argv.slice(2);
  const home = '/site/';
  const { url } = await serve(folder, { port: Number(port), home }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serve(folder, { home });
  });
  console.log(`the page: ${url}\nthe widget: ${url}demo/\nthe single file: ${path.resolve(folder, 'gongbao.html')}\nCtrl-C ends`);
}
