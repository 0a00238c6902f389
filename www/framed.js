// The page inside a frame of another site: it tells its height to who asks, and takes a text from there.

/**
 * Listens to the page around this one, and to nobody else. `{gongbao: 'hello'}` is answered, now and whenever
 * it changes, by `{gongbao: 'height', height}`, sent to the origin of the hello only; `{gongbao: 'open', name,
 * text}` opens a text.
 *
 * @param {(text: {name: string | null, text: string}) => void} open
 */
export function framed(open) {
  if (parent === window) return;
  /** @type {string | null} */
  let origin = null;
  const tell = () => {
    const { height } = document.documentElement.getBoundingClientRect();
    // A page without an origin of its own cannot be addressed.
    if (origin !== null) parent.postMessage({ gongbao: 'height', height: Math.ceil(height) }, origin === 'null' ? '*' : origin);
  };
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== parent) return;
    if (data?.gongbao === 'hello' && origin === null) {
      origin = from;
      document.documentElement.dataset.framed = '';
      new ResizeObserver(tell).observe(document.documentElement);
    } else if (data?.gongbao === 'open' && from === origin && typeof data.text === 'string') {
      open({ name: typeof data.name === 'string' ? data.name : null, text: data.text });
    }
  });
}
