// The rest, where there are modules.
import { GongbaoAnalysis } from './element.js';

GongbaoAnalysis.rest ??= () => import('./session.js');

export { GongbaoAnalysis };
