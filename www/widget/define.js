// Registers `<gongbao-analysis>`.
import { GongbaoAnalysis } from './inlined.js';
import { register } from './register.js';

register();

export { GongbaoAnalysis };
