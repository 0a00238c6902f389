// What the element says before the rest is loaded, and when that fails. The rest has the page's words.

/** @typedef {'zh-Hans' | 'zh-Hant' | 'en'} Language */

export const WORDS = {
  'zh-Hans': {
    label: '公报',
    find: '读出文中的承诺',
    busy: '正在读',
    local: '在本机分析，不上传',
    again: '再试一次',
    failed: {
      load: '分析所需的文件没有取到，文章不受影响。',
      worker: '这个网站的安全策略不让分析程序在后台运行，文章不受影响。',
      wasm: '这个网站的安全策略不让浏览器运行 WebAssembly，文章不受影响。',
      source: '这里没有能读的文章。',
      panic: '分析中断了，文章不受影响。',
      options: '有一项设置不能用，文章不受影响。',
    },
  },
  'zh-Hant': {
    label: '公報',
    find: '讀出文中的承諾',
    busy: '正在讀',
    local: '在本機分析，不上傳',
    again: '再試一次',
    failed: {
      load: '分析所需的檔案沒有取到，文章不受影響。',
      worker: '這個網站的安全政策不讓分析程式在背景執行，文章不受影響。',
      wasm: '這個網站的安全政策不讓瀏覽器執行 WebAssembly，文章不受影響。',
      source: '這裡沒有能讀的文章。',
      panic: '分析中斷了，文章不受影響。',
      options: '有一項設定不能用，文章不受影響。',
    },
  },
  en: {
    label: 'gongbao',
    find: 'Read the commitments in this text',
    busy: 'Reading',
    local: 'Analysed on this device, sent nowhere',
    again: 'Try again',
    failed: {
      load: 'The files of the analysis could not be loaded. The article is not affected.',
      worker: 'The security policy of this site does not let the analysis run in the background. The article is not affected.',
      wasm: 'The security policy of this site does not let the browser run WebAssembly. The article is not affected.',
      source: 'There is no article here that can be read.',
      panic: 'The analysis broke off. The article is not affected.',
      options: 'A setting cannot be used. The article is not affected.',
    },
  },
};

/**
 * The language of the interface for a language tag.
 *
 * @param {string} tag
 * @returns {Language}
 */
export function languageOf(tag) {
  if (!/^zh\b/i.test(tag)) return 'en';
  return /hant|-(tw|hk|mo)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
