// What leaves the page: tables, data, a report in Markdown, quotes, citations, the project. All of it
// is made here, from the report and the reader's decisions.
import { standing } from './choice.js';
import { FIELDS } from './mine.js';
import { streamed } from './stream.js';

/** @typedef {import('./state.js').Doc} Doc */
/** @typedef {import('./strings/index.js').Strings} Strings */

/** Version of the project file. */
export const PROJECT = 2;

/**
 * A cell of CSV. What a spreadsheet would take for a formula is kept from being one.
 *
 * @param {unknown} value
 */
export function cell(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV with the mark that tells a spreadsheet that it is UTF-8. @param {unknown[][]} rows */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The commitments as a table. @param {Doc} doc @param {Strings} words */
export function commitmentsCsv(doc, words) {
  const { columns } = words;
  const names = words.card.rows;
  const head = [columns.number, columns.force, columns.actor, columns.to, columns.what, columns.grade, columns.specificity, columns.amount, columns.deadline, names.condition, columns.topic, names.status, names.saidBy, columns.section, 'cue', 'start', 'end', 'rules', words.edit.column];
  const rows = standing(doc).map(({ c, number, top, mine, edited }) => [
    number,
    words.force[/** @type {'pledge'} */ (c.force)],
    c.actors.join('、'),
    c.counterparties.join('、'),
    c.text,
    c.grade,
    c.specificity,
    c.amount?.text,
    c.deadline?.text,
    c.condition ? doc.text.slice(...c.condition) : '',
    words.topic[/** @type {'health'} */ (c.topic)],
    words.status[/** @type {'done'} */ (c.status)],
    c.saidBy,
    top?.number,
    doc.text.slice(...c.cue),
    c.action[0],
    c.action[1],
    c.reasons.map((/** @type {any} */ r) => r.rule).join(' '),
    mine ? words.edit.taken : edited.join(' '),
  ]);
  return csv([head, ...rows]);
}

/** The terms as a table. @param {Doc} doc @param {Strings} words */
export function termsCsv(doc, words) {
  const { column, kind } = words.terms;
  return csv([[column.term, column.kind, column.count, column.keyness], ...(doc.reading?.report.terms ?? []).map((/** @type {any} */ t) => [t.text, kind[/** @type {'word'} */ (t.kind)], t.count, t.keyness])]);
}

/** Every place of a term in its context. @param {Doc} doc @param {string} text @param {Strings} words */
export function kwicCsv(doc, text, words) {
  const { left, word, right } = words.terms;
  const places = doc.reading?.report.terms.find((/** @type {any} */ t) => t.text === text)?.occurrences ?? [];
  return csv([['start', left, word, right], ...places.map((/** @type {[number, number]} */ [start, end]) => [start, doc.text.slice(Math.max(0, start - 30), start), doc.text.slice(start, end), doc.text.slice(end, end + 30)])]);
}

/** The report as it is; what the reader decided stands beside it, as the schema's `reader`. @param {Doc} doc */
export function json({ reading, decisions }) {
  const items = reading?.items ?? [];
  const reader = {
    dismissed: items.filter(({ key }) => decisions.dismissed.includes(key)).map(({ id }) => id),
    corrected: items.filter(({ mine, edited }) => !mine && edited.length).map(({ id, key }) => ({ id, ...decisions.edits[key] })),
    taken: items.filter(({ mine }) => mine).map(({ c }) => c),
  };
  const decided = Object.values(reader).some((list) => list.length);
  return `${JSON.stringify({ ...reading?.report, ...(decided ? { reader } : {}) }, null, 1)}\n`;
}

/** The commitments as Markdown, by section. @param {Doc} doc @param {Strings} words */
export function markdown(doc, words) {
  const report = doc.reading?.report;
  const lines = [`# ${title(doc)}`, '', `${words.findings.tabs.commitments} ${standing(doc).length}. ${words.findings.says}`, ''];
  let section = null;
  for (const { c, number, top, mine, edited } of standing(doc)) {
    if (top !== section) {
      section = top;
      const heading = top?.heading ? doc.text.slice(...top.heading).trim() : '';
      lines.push('', `## ${top?.number ?? ''} ${heading}`.trimEnd(), '');
    }
    const facts = [c.actors.join('、'), c.counterparties.length && `→ ${c.counterparties.join('、')}`, words.force[/** @type {'pledge'} */ (c.force)], `${c.grade}/5`, c.amount?.text, c.deadline?.text, (mine || edited.length > 0) && words.card.byReader].filter(Boolean);
    lines.push(`${number}. ${plain(c.text)}  `, `   ${facts.map(plain).join(words.dot)}`);
  }
  lines.push('', `gongbao ${report.generator.version}, ${report.generator.lexicon}, sha256 ${report.source.sha256}`, '');
  return lines.join('\n');
}

/** Text that Markdown takes for nothing else. @param {string} text */
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
}

/** @param {Doc} doc */
export function title(doc) {
  const span = doc.reading?.report.title;
  return (span ? doc.text.slice(...span) : doc.name ?? doc.text.slice(0, 30)).trim().replace(/\s+/g, ' ');
}

/**
 * A quote with where it comes from. Only what the text says of itself; the rest is left out.
 *
 * @param {Doc} doc
 * @param {any} c
 * @param {'gbt' | 'apa' | 'chicago'} style
 */
export function quote(doc, c, style) {
  const { report } = /** @type {import('./reading.js').Reading} */ (doc.reading);
  const span = report.sentences[c.sentence]?.span ?? c.action;
  const said = doc.text.slice(...span).replace(/[\r\n]+/g, '');
  const agency = report.dateline?.agency ?? '';
  const place = report.dateline?.place ?? '';
  const date = report.dateline?.date?.replace(/^XXXX-/, '') ?? '';
  const name = title(doc);
  const speaker = c.saidBy ?? '';
  if (style === 'gbt') return `“${said}”（${[speaker, c.actors.join('、')].filter(Boolean).join('；')}）\n${[speaker, `${name}[N]`, [agency, place].filter(Boolean).join('，'), date].filter(Boolean).join('. ')}.`;
  if (style === 'apa') return `“${said}”\n${[speaker || agency, date && `(${date})`].filter(Boolean).join(' ')}. ${name}. ${[agency, place].filter(Boolean).join(', ')}.`;
  return `“${said}”\n${[speaker, `“${name},”`, agency, place, date].filter(Boolean).join(', ')}.`;
}

/**
 * A reference that holds no text: hash, offsets, ends of the quote's length, versions.
 *
 * @param {Doc} doc
 * @param {any} c
 */
export function citation(doc, c) {
  const { report } = /** @type {import('./reading.js').Reading} */ (doc.reading);
  const fields = { sha256: report.source.sha256, at: c.action.join('-'), unit: 'utf16', force: c.force, version: report.generator.version, lexicon: report.generator.lexicon };
  return `${location.href.split('#')[0]}#cite&${new URLSearchParams(fields)}`;
}

/** All texts of the session with the reader's decisions, in one file. @param {Doc[]} docs */
export function project(docs) {
  return `${JSON.stringify({ gongbao: 'project', version: PROJECT, documents: docs.map(({ name, text, decisions }) => ({ name, text, decisions })) }, null, 1)}\n`;
}

/**
 * The texts of a project file.
 *
 * @param {string} content
 * @returns {{name: string | null, text: string, decisions: import('./state.js').Decisions}[] | 'newer' | 'broken'}
 */
export function readProject(content) {
  try {
    const data = JSON.parse(content);
    if (data?.gongbao !== 'project' || typeof data.version !== 'number') return 'broken';
    if (data.version > PROJECT) return 'newer';
    return data.documents.map((/** @type {any} */ one) => ({
      name: typeof one.name === 'string' ? one.name : null,
      text: String(one.text),
      decisions: { options: { ...one.decisions?.options }, dismissed: strings(one.decisions?.dismissed), taken: strings(one.decisions?.taken), edits: edits(one.decisions?.edits) },
    }));
  } catch {
    return 'broken';
  }
}

/** Corrections of known fields only. @param {any} found @returns {Record<string, import('./state.js').Edit>} */
function edits(found) {
  const known = (/** @type {any} */ edit) => Object.fromEntries(FIELDS.filter((field) => edit?.[field] !== undefined).map((field) => [field, field === 'actors' || field === 'counterparties' ? strings(edit[field]) : field === 'grade' ? Number(edit[field]) : String(edit[field])]));
  return Object.fromEntries(Object.entries(found ?? {}).filter(([key]) => /^\d+-\d+$/.test(key)).map(([key, edit]) => [key, known(edit)]));
}

/** @param {unknown} list @returns {string[]} */
function strings(list) {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

/**
 * The state of the page for the fragment of a link: decisions only, the text if asked for.
 *
 * @param {Doc} doc
 * @param {import('./state.js').State} state
 * @param {boolean} withText
 */
export async function share(doc, state, withText) {
  const data = { v: PROJECT, language: state.settings.language, decisions: doc.decisions, ...(withText ? { name: doc.name, text: doc.text } : {}) };
  const packed = streamed(new TextEncoder().encode(JSON.stringify(data))).pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `${location.href.split('#')[0]}#share=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** What a link made by `share` holds; null when it cannot be read. @param {string} fragment @returns {Promise<any>} */
export async function shared(fragment) {
  const [, packed] = /^#share=([\w-]+)$/.exec(fragment) ?? [];
  if (!packed) return null;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    const text = await new Response(streamed(bytes).pipeThrough(new DecompressionStream('deflate-raw'))).text();
    const data = JSON.parse(text);
    return typeof data?.v === 'number' && data.v <= PROJECT ? data : null;
  } catch {
    return null;
  }
}

/** Gives the reader a file. @param {string} name @param {BlobPart} content @param {string} type */
export function save(name, content, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
