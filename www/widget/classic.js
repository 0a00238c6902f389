// For a plain script element: registers `<gongbao-analysis>` and gets the rest as plain scripts too, which
// need no CORS. `data-core` on the script element names the core's address, if it is to be fetched.
import { GongbaoAnalysis } from './element.js';
import { register } from './register.js';

const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** Asked for already. @type {Map<string, Promise<any>>} */
const asked = new Map();

/** @param {'session' | 'core'} name @param {HTMLElement} element that needs it */
function part(name, element) {
  const loading = asked.get(name) ?? load(name, element);
  asked.set(name, loading);
  loading.catch(() => asked.delete(name));
  return loading;
}

/**
 * Loads a file beside this one, which hands over what it holds to the registered class. The script stands in
 * the shadow tree for as long as it loads, so that the host's document stays as it is.
 *
 * @param {'session' | 'core'} name
 * @param {HTMLElement} element that needs it
 * @returns {Promise<any>}
 */
function load(name, element) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const address = new URL(`classic-${name}.js`, own?.src);
    // Without CORS a script of another origin cannot be checked.
    if (own?.crossOrigin || address.origin === location.origin) {
      script.crossOrigin = own?.crossOrigin ?? null;
      script.integrity = import.meta.env.INTEGRITY[name] ?? '';
    }
    script.onload = () => {
      script.remove();
      resolve(/** @type {any} */ (GongbaoAnalysis)[`classic ${name}`]);
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    script.src = address.href;
    element.shadowRoot?.append(script);
  });
}

GongbaoAnalysis.rest = (element) => part('session', element);
GongbaoAnalysis.core ??= own?.dataset.core ? new URL(own.dataset.core, document.baseURI) : (element) => part('core', element);
register();
