// The types of a report, from its schema, which a test holds against the Rust types.

/**
 * @param {any} schema of `src/report.schema.json`
 * @returns {string} a TypeScript declaration file
 */
export function reportTypes(schema) {
  const named = Object.entries(schema.$defs).map(([name, one]) => `${comment(one, '')}export type ${title(name)} = ${type(one, '')};\n`);
  const parts = ['section', 'sentence', 'term', 'entity', 'party', 'commitment', 'rejected', 'note'];
  const lists = Object.keys(schema.properties).filter((name) => schema.properties[name].items);
  const aliases = parts.flatMap((part) => {
    const list = lists.find((name) => [part, `${part}s`, `${part.slice(0, -1)}ies`].includes(name));
    return list ? [`/** One of \`${list}\`. */\nexport type ${title(part)} = Report['${list}'][number];\n`] : [];
  });
  return [`// Written by the build from report.schema.json.\n`, ...named, `${comment(schema, '')}export interface Report ${type(schema, '')}\n`, ...aliases].join('\n');
}

/** @param {string} name */
function title(name) {
  return name[0]?.toUpperCase() + name.slice(1);
}

/** @param {any} one @param {string} indent */
function comment(one, indent) {
  return one.description ? `${indent}/** ${one.description.replaceAll('*/', '* /')} */\n` : '';
}

/**
 * @param {any} one
 * @param {string} indent
 * @returns {string}
 */
function type(one, indent) {
  if (one.$ref) return title(one.$ref.replace('#/$defs/', ''));
  if ('const' in one) return JSON.stringify(one.const);
  if (one.enum) return one.enum.map((/** @type {any} */ value) => JSON.stringify(value)).join(' | ');
  const choice = one.oneOf ?? one.anyOf;
  if (choice) return choice.map((/** @type {any} */ other) => type(other, indent)).join(' | ');
  if (one.prefixItems) return `[${one.prefixItems.map((/** @type {any} */ item) => type(item, indent)).join(', ')}]`;
  const kinds = [one.type ?? []].flat();
  return kinds.map((kind) => plain(one, kind, indent)).join(' | ') || 'unknown';
}

/** @param {any} one @param {string} kind @param {string} indent @returns {string} */
function plain(one, kind, indent) {
  if (kind === 'integer') return 'number';
  if (kind === 'array') return `Array<${one.items ? type(one.items, indent) : 'unknown'}>`;
  if (kind !== 'object') return kind;
  if (!one.properties) return `Record<string, ${one.additionalProperties?.type ? type(one.additionalProperties, indent) : 'unknown'}>`;
  const inner = `${indent}  `;
  const fields = Object.entries(one.properties).map(([name, field]) => `${comment(field, inner)}${inner}${name}${one.required?.includes(name) ? '' : '?'}: ${type(field, inner)};\n`);
  return `{\n${fields.join('')}${indent}}`;
}
