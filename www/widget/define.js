// Registers `<gongbao-analysis>`; on a server it does nothing.
import { GongbaoAnalysis } from './element.js';

if (globalThis.customElements && !customElements.get('gongbao-analysis')) customElements.define('gongbao-analysis', GongbaoAnalysis);

export { GongbaoAnalysis };
