// Steps that page tests take again and again.

/** Opens a sample from the first-run page and waits for its report. */
export async function openSample(page, sample = 'interview') {
  await page.waitForSelector(`[data-key=sample-${sample}]`);
  await page.click(`[data-key=sample-${sample}]`);
  await ready(page);
}

/** Pastes a text into the box, as a reader does. */
export async function paste(page, text) {
  await page.waitForSelector('#box');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const box = document.querySelector('#box');
    box.focus();
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event made by a page a clipboard of its own, always empty.
    Object.defineProperty(event, 'clipboardData', { value: data });
    box.dispatchEvent(event);
  }, text);
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
