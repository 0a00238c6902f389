// The element with the core in a file of text beside it, so that it works without a second kind of request.
import { GongbaoAnalysis } from './modules.js';

GongbaoAnalysis.core ??= async () => (await import('virtual:gongbao-core')).default;

export { GongbaoAnalysis };
