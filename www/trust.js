// What the page can show of itself: the fingerprint of the code that runs, and a test of it.
import { Analyzer } from './analyzer.js';

/** A text made for the test, and how many commitments it must give. */
const PROBE = { text: '中国和越南两国外长举行会谈。双方同意加强农业合作，扩大粮食贸易。', commitments: 2 };

/** Requests over a network since the page was loaded, by the browser's own count. */
export function requests() {
  return performance.getEntriesByType('resource').filter(({ name }) => /^(https?|wss?):/.test(name)).length;
}

/** What the build wrote into the page as its fingerprint. */
export function stated() {
  return document.querySelector('meta[name="gongbao-build"]')?.getAttribute('content') ?? '';
}

/**
 * The fingerprint of style, modules and code as they stand in this page, made as the build makes it; null
 * where they are files beside the page.
 *
 * @returns {Promise<string | null>}
 */
export async function computed() {
  const modules = ['gongbao-core', 'gongbao-own'].map((id) => document.getElementById(id)?.textContent ?? '');
  const style = document.querySelector('style')?.textContent;
  const script = document.querySelector('script[type=module]')?.textContent;
  if (!modules[0] || !style || !script) return null;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode([style, ...modules, script].join('\n')));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A worker of its own reads a known text, and the requests are counted.
 *
 * @param {() => Worker} createWorker
 * @returns {Promise<import('./state.js').SelfTest>}
 */
export async function selfTest(createWorker) {
  const before = requests();
  const analyzer = new Analyzer({ createWorker });
  const report = await analyzer.analyze(PROBE.text).catch(() => null);
  analyzer.cancel();
  return { right: report?.commitments.length === PROBE.commitments, requests: requests() - before, online: navigator.onLine };
}
