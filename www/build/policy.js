// The Content-Security-Policy of each form of the page. The single file can reach nothing at all.
import { createHash } from 'node:crypto';

/** The source expression that allows exactly this inline script or style. */
export function hash(content) {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

/** @param {{scripts: string[], styles: string[]}} inline the inline parts, as they stand in the file */
export function singlePolicy({ scripts, styles }) {
  return [
    "default-src 'none'",
    `script-src ${[...scripts.map(hash), "'wasm-unsafe-eval'"].join(' ')}`,
    'worker-src blob:',
    `style-src ${styles.map(hash).join(' ') || "'none'"}`,
    'img-src data: blob:',
    "connect-src 'none'",
    "font-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export const sitePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
