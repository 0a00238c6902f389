// WebKit by its driver (WebDriver over HTTP), on a display of its own where there is none.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSERS = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);

/** A port that nobody uses. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * A window of WebKit. `run(work, ...values)` evaluates a function in the page; `until(work)` waits for it
 * to say yes; `keys(text)` types, with WebDriver's code points for special keys.
 *
 * @param {import('node:test').TestContext} t ends it
 */
export async function openWebKit(t) {
  const started = [];
  const start = (program, args, env = process.env) => {
    const child = spawn(program, args, { stdio: 'ignore', env });
    started.push(child);
    return child;
  };
  let end = async () => {};
  t.after(async () => {
    await end().catch(() => {});
    for (const child of started.reverse()) child.kill();
  });
  let { DISPLAY } = process.env;
  if (!DISPLAY) {
    DISPLAY = `:${90 + (process.pid % 900)}`;
    start('Xvfb', [DISPLAY, '-screen', '0', '1440x1000x24']);
  }
  const port = await freePort();
  // As root there is no sandbox to be had.
  const root = process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {};
  start(DRIVER, [`--port=${port}`], { ...process.env, ...root, DISPLAY, NO_AT_BRIDGE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${path}: ${value.message || value.error}`);
    return value;
  };
  const options = { binary: BROWSERS.find((path) => existsSync(path)), args: ['--automation'] };
  const session = async (left = 40) => {
    try {
      return await call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
    } catch (error) {
      if (!left) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
      return session(left - 1);
    }
  };
  const path = `/session/${(await session()).sessionId}`;
  end = () => call('DELETE', path);
  await call('POST', `${path}/window/rect`, { x: 0, y: 0, width: 1440, height: 1000 });
  const run = (work, ...args) => call('POST', `${path}/execute/sync`, { script: `return (${work})(...arguments);`, args });
  return {
    open: (url) => call('POST', `${path}/url`, { url }),
    run,
    async until(work, ...args) {
      for (const end = Date.now() + 30_000; Date.now() < end; ) {
        if (await run(work, ...args)) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`never came: ${work}`);
    },
    keys: (text) => call('POST', `${path}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))) }] }),
  };
}
