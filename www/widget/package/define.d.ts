export { GongbaoAnalysis } from './index.js';
