// The package: the class of the element, not registered. On a server nothing of it runs.
export { GongbaoAnalysis } from './inlined.js';
export { GongbaoError } from './events.js';
