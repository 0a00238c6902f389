// For each class one sentence that is taken and one that is not, written for this page.

/** @typedef {{taken: [string, string, string, string], not: string, filter: 'prediction' | 'evaluation' | 'consultation' | 'attributive' | 'question' | 'no_content' | 'achievement' | 'slogan' | 'reception' | 'heading'}} Example */

/** @type {Record<string, Example>} `taken`: before the cue, the cue, between, the action */
const EXAMPLES = {
  agreement: { taken: ['双方', '商定', '', '明年互设总领事馆'], not: '双方商定的路线图受到关注。', filter: 'attributive' },
  pledge: { taken: ['我方', '将', '', '派出第二批医疗队'], not: '我们相信，两国贸易将再上台阶。', filter: 'prediction' },
  task: { taken: ['', '完善', '', '社区养老服务网络'], not: '过去一年，我们完善了社区养老服务网络。', filter: 'achievement' },
  target: { taken: ['粮食产量', '达到', '', '1.4万亿斤左右'], not: '粮食产量达到1.4万亿斤，创历史新高。', filter: 'achievement' },
  support: { taken: ['我方坚定', '支持', '', '贵国自主选择发展道路'], not: '该倡议得到各国支持。', filter: 'reception' },
  reaffirmation: { taken: ['对方', '重申', '', '恪守双边条约'], not: '双方高度评价双边条约的意义。', filter: 'evaluation' },
  opposition: { taken: ['双方', '反对', '', '任何形式的贸易壁垒'], not: '有人反对，也有人支持。', filter: 'reception' },
  intention: { taken: ['我方', '愿', '', '分享防灾经验'], not: '这是一个愿意分享经验的邻国。', filter: 'attributive' },
  proposal: { taken: ['我方', '提议', '', '建立海上热线'], not: '会议提出了明确要求。', filter: 'no_content' },
  call: { taken: ['双方', '呼吁', '', '有关各方保持克制'], not: '各方就局势深入交换意见。', filter: 'consultation' },
  delivery: { taken: ['我方', '已', '向对方', '提供五批物资'], not: '合作取得丰硕成果。', filter: 'evaluation' },
};

/** @type {Example} */
const CARRIED = { taken: ['双方', '同意', '增开航班，', '简化签证手续'], not: '双方同意增开航班，前景十分广阔。', filter: 'evaluation' };

/**
 * @param {string} force
 * @param {boolean} carried the cue stands in an earlier clause
 * @returns {Example}
 */
export function example(force, carried) {
  const own = /** @type {Example} */ (EXAMPLES[force] ?? EXAMPLES.pledge);
  return carried && force === 'agreement' ? CARRIED : own;
}
