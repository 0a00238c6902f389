// Registers `<gongbao-analysis>`, with the core fetched as the file it is.
import { GongbaoAnalysis } from './modules.js';
import { register } from './register.js';

GongbaoAnalysis.core ??= new URL(import.meta.env.CORE, import.meta.url);
register();

export { GongbaoAnalysis };
