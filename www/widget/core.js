// The bytes of the core, or where they are.

/** @type {Promise<string | Uint8Array> | undefined} */
let loading;

/**
 * @param {string | URL | Uint8Array | undefined} given instead of the package's own
 * @returns {Promise<string | Uint8Array>}
 */
export function core(given) {
  loading ??= load(given);
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @param {string | URL | Uint8Array | undefined} given */
async function load(given) {
  if (given instanceof Uint8Array) return given;
  if (given) return new URL(given, document.baseURI).href;
  const { default: base64 } = await import('virtual:gongbao-core');
  return decode(base64);
}

/** @param {string} base64 */
function decode(base64) {
  if ('fromBase64' in Uint8Array) return /** @type {any} */ (Uint8Array).fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
