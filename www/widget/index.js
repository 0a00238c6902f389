// The package: nothing happens at import, on a server neither.
export { GongbaoAnalysis } from './element.js';
export { GongbaoError } from './events.js';
