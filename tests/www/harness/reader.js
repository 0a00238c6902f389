// Steps that page tests take again and again.
import { crc32, deflateRawSync } from 'node:zlib';

/** Opens a sample from the first-run page and waits for its report. */
export async function openSample(page, sample = 'interview') {
  await page.waitForSelector(`[data-key=sample-${sample}]`);
  await page.click(`[data-key=sample-${sample}]`);
  await ready(page);
}

/** Pastes a text into the box, as a reader does; as HTML too, if given. */
export async function paste(page, text, html = '') {
  await page.waitForSelector('#box');
  await page.evaluate((text, html) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (html) data.setData('text/html', html);
    const box = document.querySelector('#box');
    box.focus();
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event made by a page a clipboard of its own, always empty.
    Object.defineProperty(event, 'clipboardData', { value: data });
    box.dispatchEvent(event);
  }, text, html);
}

/** Waits until the text on screen is analysed. */
export async function ready(page) {
  await page.waitForSelector('html[data-phase=ready]', { timeout: 60_000 });
  await settled(page);
}

/** Waits until elements have drawn what was told last. */
export function settled(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))));
}

/** Clicks what has this key, wherever it is on screen. */
export async function press(page, key) {
  await page.evaluate((key) => document.querySelector(`[data-key="${key}"]`).click(), key);
  await settled(page);
}

export async function language(page, name) {
  await press(page, `language-${name}`);
}

/** Han characters of the interface outside text that is marked as Chinese. */
export function strayHan(page) {
  return page.evaluate(() => {
    const found = [];
    const marked = (element) => element.closest('[lang]')?.getAttribute('lang').startsWith('zh');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (/\p{Script=Han}/u.test(node.data) && !parent.closest('script') && !marked(parent)) found.push(`${parent.localName}.${parent.className}: ${node.data.slice(0, 30)}`);
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const value = element.getAttribute(name) ?? '';
        if (/\p{Script=Han}/u.test(value) && !marked(element)) found.push(`${element.localName}@${name}: ${value}`);
      }
    }
    return found;
  });
}

/** Chooses an entry of the menu with this key. */
export async function choose(page, key, value) {
  await page.evaluate((key, value) => {
    const menu = document.querySelector(`[data-key="${key}"]`);
    menu.value = value;
    if (menu.value !== value) throw new Error(`${key} has no ${value}`);
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  }, key, value);
  await settled(page);
}

/** Writes into the field with this key. */
export async function fill(page, key, value) {
  await page.evaluate((key, value) => {
    const field = document.querySelector(`[data-key="${key}"]`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, key, value);
  await settled(page);
}

/** Ctrl and a key, with the focus where a reader has it. */
export async function shortcut(page, key, shift = false) {
  await page.evaluate(() => document.querySelector('.sheet')?.focus({ preventScroll: true }));
  await keyboard(page).control(key, shift);
}

/** Selects the first place of these words in the text. */
export async function select(page, words) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('gb-text'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) {
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
      }
    }
    throw new Error(`${words} does not stand in one piece`);
  }, words);
  await settled(page);
}

/** Keeps what the page copies in `copies`: to be given as `before`. */
export function catchCopies(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.copies = [];
    const writeText = async (text) => void globalThis.copies.push(text);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  });
}

/** Keeps the files that the page gives away in `files`: to be given as `before`. */
export function catchFiles(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.files = [];
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      const blob = blobs.get(this.href);
      if (!this.download || !blob) return click.call(this);
      const file = { name: this.download, size: blob.size, text: '' };
      globalThis.files.push(file);
      return void blob.text().then((text) => (file.text = text));
    };
  });
}

/** Drops files on the page. @param {[string, number[], number?][]} files name and bytes of each, and how many times over */
export async function drop(page, files) {
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, bytes, times = 1] of files) dataTransfer.items.add(new File(Array(times).fill(Uint8Array.from(bytes)), name));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
  await settled(page);
}

/** The bytes of a .docx with these paragraphs, packed as a word processor packs it. @param {string[]} paragraphs */
export async function docx(paragraphs) {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`;
  const parts = [['[Content_Types].xml', '<Types/>'], ['word/document.xml', xml]];
  const files = [];
  const index = [];
  let at = 0;
  for (const [name, content] of parts) {
    const whole = Buffer.from(content);
    const packed = deflateRawSync(whole);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(whole), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(whole.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, Buffer.from(name), packed]);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(at, 12);
    index.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, entry.subarray(2), Buffer.from(name)]));
    files.push(local);
    at += local.length;
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return [...Buffer.concat([...files, list, end])];
}

/** Tabs until the focus is on what has this key, forwards or backwards. */
export async function tabTo(page, key, back = false) {
  for (let turn = 0; turn < 260; turn += 1) {
    if ((await page.evaluate(() => document.activeElement?.dataset?.key)) === key) return;
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
  }
  throw new Error(`Tab never came to ${key}`);
}

/** A reader's hands on the keyboard: a key, a key with Ctrl, and by Tab to what has a `data-key`, to press Enter there. */
export function keyboard(page) {
  const key = async (name) => {
    await page.keyboard.press(name);
    await settled(page);
  };
  const go = async (target, back) => {
    await tabTo(page, target, back);
    await key('Enter');
  };
  const control = async (name, shift = false) => {
    await page.keyboard.down('Control');
    if (shift) await page.keyboard.down('Shift');
    await page.keyboard.press(name);
    if (shift) await page.keyboard.up('Shift');
    await page.keyboard.up('Control');
    await settled(page);
  };
  return { key, go, control };
}
