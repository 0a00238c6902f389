// Building elements without markup: whatever comes from a text stays text.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props] attributes; `on…` functions are listeners, false and null leave an attribute out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  set(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * The same for SVG.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, any>} props
 */
export function set(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** @param {(Child | Child[])[]} children */
function nodes(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * An entry of a menu, marked as Chinese where it is.
 *
 * @param {string} value
 * @param {string} label
 * @param {boolean} selected
 * @param {string} language of the text
 */
export function option(value, label, selected, language) {
  return h('option', { value, selected, lang: /\p{Script=Han}/u.test(label) ? language : null }, label);
}

/**
 * Puts values into a sentence of the interface: `fill('{who} agreed', { who: node })`.
 *
 * @param {string} template
 * @param {Record<string, Child | Child[]>} values
 * @returns {Child[]}
 */
export function fill(template, values) {
  return template.split(/(\{\w+\})/).flatMap((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? values[name] ?? '' : part;
  });
}

/**
 * The same where only text can stand; `{n|word|words}` is a number with its noun.
 *
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function say(template, values = {}) {
  return template.replace(/\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g, (_, name, one, many) => {
    const value = String(values[name] ?? '');
    return one ? `${value} ${value === '1' ? one : many}` : value;
  });
}
