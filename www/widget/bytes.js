// The compiled core as it is given: an address, bytes, base64, gzip or not.

/** @typedef {string | URL | Uint8Array | (() => Promise<string | Uint8Array>) | undefined} Core */

/**
 * @param {Core} core
 * @returns {Promise<string | Uint8Array>} its address or its bytes
 */
export async function taken(core) {
  if (typeof core === 'function') {
    const got = await core();
    return typeof got === 'string' ? decode(got) : got;
  }
  if (core instanceof Uint8Array) return core;
  if (core === undefined) throw new Error('no core is given');
  return new URL(core, globalThis.document?.baseURI).href;
}

/** @param {string} base64 @returns {Uint8Array} */
function decode(base64) {
  if ('fromBase64' in Uint8Array) return /** @type {any} */ (Uint8Array).fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>} */
export async function gunzip(bytes) {
  const whole = /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
  if (whole[0] !== 0x1f || whole[1] !== 0x8b) return whole;
  return new Response(new Blob([whole]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
