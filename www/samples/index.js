// Texts to try, each a genre of its own. SOURCES says where they come from.
import uae from './cn_uae_2019.txt?raw';
import report from './gwr_2025_tasks.txt?raw';
import speech from './li_sco_hog19.txt?raw';
import own from './lanhai_yunling.txt?raw';
import interview from './seed_interview.txt?raw';

/**
 * @typedef {object} Sample
 * @property {string} id
 * @property {string} title in Chinese
 * @property {string} gloss in English
 * @property {string} genre
 * @property {string} text
 */

/** @type {Sample[]} */
export const samples = [
  { id: 'interview', title: '外长答问：出访中亚三国', gloss: 'Foreign minister on three visits in Central Asia', genre: 'interview', text: interview },
  { id: 'statement', title: '中国与阿联酋联合声明', gloss: 'China–UAE joint statement, 2019', genre: 'joint_statement', text: uae },
  { id: 'report', title: '政府工作报告：任务部分', gloss: 'Government work report 2025, tasks', genre: 'work_report', text: report },
  { id: 'speech', title: '总理在上合组织会议上的讲话', gloss: 'Prime minister’s speech to the SCO, 2020', genre: 'speech', text: speech },
  { id: 'own', title: '澜海国与云岭国联合公报（虚构）', gloss: 'An invented joint communiqué', genre: 'joint_statement', text: own },
];
