// For sites whose policy lets no script of others run: the single file in a frame, as high as its page.

/**
 * Keeps the height of a frame at that of the page in it, and opens a text there. Only messages of this very
 * frame and of its origin count.
 *
 * @param {HTMLIFrameElement} iframe with `gongbao.html` in it
 * @param {{text?: string, name?: string}} [options]
 * @returns {() => void} ends it
 */
export function frame(iframe, { text, name } = {}) {
  // Without `allow-same-origin` the page in the frame has no origin that could be named.
  const opaque = iframe.hasAttribute('sandbox') && !iframe.sandbox.contains('allow-same-origin');
  const origin = opaque ? 'null' : new URL(iframe.src, document.baseURI).origin;
  let opened = false;
  // It says nothing, so it may reach whatever is in the frame while the page is still to come.
  const hello = () => iframe.contentWindow?.postMessage({ gongbao: 'hello' }, '*');
  const hear = (/** @type {MessageEvent} */ event) => {
    if (event.source !== iframe.contentWindow || event.origin !== origin || event.data?.gongbao !== 'height') return;
    const height = Number(event.data.height);
    if (height > 0 && height < 1e6) iframe.style.height = `${height}px`;
    if (text === undefined || opened) return;
    opened = true;
    iframe.contentWindow?.postMessage({ gongbao: 'open', name, text }, opaque ? '*' : origin);
  };
  const load = () => {
    opened = false;
    hello();
  };
  addEventListener('message', hear);
  iframe.addEventListener('load', load);
  hello();
  return () => {
    removeEventListener('message', hear);
    iframe.removeEventListener('load', load);
  };
}
