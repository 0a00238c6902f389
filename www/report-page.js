// The report as a page of its own: no script, nothing to load, the same words as on screen.
import { accuracy } from './accuracy.js';
import { standing } from './choice.js';
import { h, say } from './dom.js';
import { title } from './out.js';

const STYLE = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif SC","Songti SC","Noto Serif CJK SC",serif;color:#15191c;background:#fff}
h1{font-size:1.9rem;line-height:1.4}h2{margin-top:2.5rem;border-bottom:2px solid}h3{margin:1.5rem 0 .3rem}
table{border-collapse:collapse;width:100%;font:14px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
caption{text-align:start}th,td{padding:4px 12px 4px 0;border-bottom:1px solid #d5dbdc;text-align:start;vertical-align:top}
.meta{color:#454d53;font-size:.85rem}.mine{color:#c22e1d}td.figure{text-align:end}
@media print{tr{break-inside:avoid}h2,h3{break-after:avoid}}`;

/**
 * @param {import('./state.js').Doc} doc
 * @param {import('./strings/index.js').Strings} words
 * @param {string} language of the interface
 * @returns {string}
 */
export function reportPage(doc, words, language) {
  const reading = /** @type {import('./reading.js').Reading} */ (doc.reading);
  const { report } = reading;
  const source = reading.language;
  const name = title(doc);
  const quote = (/** @type {string} */ text) => h('span', { lang: source }, text.replace(/[\r\n]+/g, ''));
  const row = (/** @type {import('./dom.js').Child[]} */ cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell)));
  const table = (/** @type {string} */ caption, /** @type {string[]} */ heads, /** @type {Node[]} */ rows) => h('table', {}, h('caption', { class: 'meta' }, caption), h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', {}, ...rows));

  const { columns, findings, filter } = words;
  const commitments = standing(doc).map(({ c, number, top, mine, edited }) =>
    row([
      number,
      words.force[/** @type {'pledge'} */ (c.force)],
      quote(c.actors.join('、')),
      quote(c.counterparties.join('、')),
      h('span', {}, quote(c.text), (mine || edited.length > 0) && h('span', { class: 'mine' }, ` ${words.card.byReader}`)),
      c.grade,
      c.specificity,
      c.amount && quote(c.amount.text),
      c.deadline && quote(c.deadline.text),
      words.topic[/** @type {'health'} */ (c.topic)],
      words.status[/** @type {'done'} */ (c.status)],
      top?.number && quote(top.number),
    ]),
  );
  const rejected = report.rejected
    .filter((/** @type {any} */ one) => !doc.decisions.taken.includes(one.span.join('-')))
    .map((/** @type {any} */ one) => row([quote(reading.slice(one.span)), (filter[/** @type {'tail'} */ (one.filter)] ?? filter.other)[0]]));
  const dismissed = reading.items.filter(({ key }) => doc.decisions.dismissed.includes(key)).map(({ c }) => row([quote(c.text), words.filterMine[0]]));
  const terms = report.terms.slice(0, Math.min(60, report.keyTerms ?? 60)).map((/** @type {any} */ term) => row([quote(term.text), words.terms.kind[/** @type {'word'} */ (term.kind)], term.count, term.keyness]));
  const { column } = words.terms;
  const { generator } = report;

  const page = document.implementation.createHTMLDocument(name);
  page.documentElement.lang = language;
  page.head.prepend(
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
  );
  page.body.append(
    h('h1', { lang: source }, name),
    h('p', { class: 'meta' }, [words.genre[/** @type {'news'} */ (report.genre?.label)] ?? words.genre.unknown, say(words.text.characters, { n: report.source.length.toLocaleString('en') }), report.dateline && quote(reading.slice(report.dateline.span))].filter(Boolean).flatMap((fact, at) => (at ? [words.dot, fact] : [fact]))),
    h('h2', {}, `${findings.tabs.commitments} ${commitments.length}`),
    h('p', { class: 'meta' }, findings.says),
    table(findings.tabs.commitments, [columns.number, columns.force, columns.actor, columns.to, columns.what, columns.grade, columns.specificity, columns.amount, columns.deadline, columns.topic, columns.status, columns.section], commitments),
    h('h2', {}, `${findings.tabs.rejected} ${rejected.length + dismissed.length}`),
    table(words.rejected.lead, [columns.what, words.role.filter], [...dismissed, ...rejected]),
    h('h2', {}, findings.tabs.terms),
    table(findings.tabs.terms, [column.term, column.kind, column.count, column.keyness], terms),
    h('h2', {}, words.method.title),
    ...words.method.parts.map(([head, text]) => h('p', {}, h('strong', {}, head, words.colon), text)),
    ...accuracy(words, report.genre?.label ?? null).map((line) => h('p', { class: 'meta' }, line)),
    h('p', { class: 'meta' }, say(words.method.version, generator), ` sha256 ${report.source.sha256}`),
  );
  // As text: a style element made here would fall under this page's own policy.
  return `<!doctype html>\n${page.documentElement.outerHTML.replace('</head>', () => `<style>${STYLE}</style></head>`)}\n`;
}
