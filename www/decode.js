// Bytes of a file to text: which encoding they are likely in, and what they say in it.
import { streamed } from './stream.js';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'];

/**
 * The first encoding that reads the bytes without an error, in the order of how sure it is: a mark at
 * the start, strict UTF-8, then GB18030 or Big5, whichever gives more of the common characters.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function guess(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((rest) => head.filter((byte, at) => at % 2 === rest && byte === 0).length);
  if (reads(bytes, 'utf-8') && !(zeros[0] ?? 0) && !(zeros[1] ?? 0)) return 'utf-8';
  if ((zeros[1] ?? 0) > head.length / 40) return 'utf-16le';
  if ((zeros[0] ?? 0) > head.length / 40) return 'utf-16be';
  const score = (/** @type {string} */ encoding) => (reads(bytes, encoding) ? common(decode(head, encoding)) : -1);
  const best = ['gb18030', 'big5'].map((encoding) => ({ encoding, score: score(encoding) })).sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.encoding : 'gb18030';
}

/** @param {Uint8Array} bytes @param {string} encoding */
export function decode(bytes, encoding) {
  return new TextDecoder(encoding).decode(bytes);
}

/** @param {Uint8Array} bytes @param {string} encoding */
function reads(bytes, encoding) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Characters that stand in nearly every Chinese text of either script, and its full-width marks. @param {string} text */
function common(text) {
  return (text.match(/[的是在和了不有一为為国國中会會与與及以对對，。、：]/g) ?? []).length;
}

/**
 * The words of an HTML page, a line for each block. Nothing of it is run or shown as markup.
 *
 * @param {string} html
 */
export function fromHtml(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll('script, style, noscript, template, nav, head')) element.remove();
  for (const element of parsed.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, tr, br, blockquote, article, section')) element.after('\n');
  return (parsed.body.textContent ?? '').replace(/[ \t]*\n\s*/g, '\n').trim();
}

/**
 * What was copied: the HTML where it has blocks, since plain text may have lost them; else the plain text.
 *
 * @param {DataTransfer} data
 */
export function copied(data) {
  const html = data.getData('text/html');
  const blocks = /<(p|div|li|h[1-6]|tr|br|blockquote)\b/i.test(html) ? fromHtml(html) : '';
  return blocks.trim() ? blocks : data.getData('text/plain');
}

/**
 * The words of a .docx: its main part is a zipped XML file, a paragraph a line.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string | null>} null when it is no such file
 */
export async function fromDocx(bytes) {
  const part = await unzip(bytes, 'word/document.xml');
  if (!part) return null;
  const parsed = new DOMParser().parseFromString(part, 'application/xml');
  const paragraphs = [...parsed.getElementsByTagNameNS('*', 'p')].map((paragraph) =>
    [...paragraph.getElementsByTagNameNS('*', '*')].map((run) => (run.localName === 't' ? run.textContent : run.localName === 'tab' ? '\t' : run.localName === 'br' ? '\n' : '')).join(''),
  );
  return paragraphs.join('\n');
}

/**
 * One file of a zip archive, found by its central directory (APPNOTE 4.3.12).
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} wanted
 * @returns {Promise<string | null>}
 */
async function unzip(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new TextDecoder();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return null;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left -= 1) {
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    if (names.decode(bytes.subarray(at + 46, at + 46 + name)) === wanted) {
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = bytes.slice(start, start + view.getUint32(at + 20, true));
      if (view.getUint16(at + 10, true) === 0) return names.decode(packed);
      return new Response(streamed(packed).pipeThrough(new DecompressionStream('deflate-raw'))).text();
    }
    at += 46 + name + extra + comment;
  }
  return null;
}
