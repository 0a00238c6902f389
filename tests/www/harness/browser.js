// Starts a real browser, quiet and without anything of its user.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Finds the page's npm packages. */
export const require = createRequire(new URL('../../../www/package.json', import.meta.url));
const { default: puppeteer } = await import(pathToFileURL(require.resolve('puppeteer-core')).href);

const CHROMIUM = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const FIREFOX = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * @param {string} name chromium or firefox
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function launchBrowser(name) {
  return puppeteer.launch(
    name === 'firefox'
      ? {
          browser: 'firefox',
          executablePath: process.env.GONGBAO_FIREFOX ?? '/usr/bin/firefox-esr',
          extraPrefsFirefox: FIREFOX,
        }
      : { executablePath: process.env.GONGBAO_CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM },
  );
}
