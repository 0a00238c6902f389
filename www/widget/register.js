// Makes the element known to the page; on a server it does nothing.
import { GongbaoAnalysis } from './element.js';

export function register() {
  if (globalThis.customElements && !customElements.get('gongbao-analysis')) customElements.define('gongbao-analysis', GongbaoAnalysis);
}
