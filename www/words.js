// The reader's list of words, in jieba's form: one a line, `word [frequency] [tag]`, frequency 0 to cut it
// up, notes after `#`. Lines that a click does not concern stay as they were written.

/** The word of a line; empty for a line that says nothing. @param {string} line */
export function wordOf(line) {
  return (line.split('#')[0] ?? '').trim().split(/\s+/)[0] ?? '';
}

/** The list with this as one word. @param {string[]} lines @param {string} word */
export function joined(lines, word) {
  return [...without(lines, [word]), word];
}

/** The list with this word cut into these parts. @param {string[]} lines @param {string} word @param {string[]} parts */
export function cut(lines, word, parts) {
  const own = parts.filter((part) => [...part].length > 1);
  return [...without(lines, [word, ...own]), `${word} 0`, ...own];
}

/** @param {string[]} lines @param {string[]} words */
function without(lines, words) {
  return lines.filter((line) => !words.includes(wordOf(line)));
}

/** How many lines say something. @param {string[]} lines */
export function counted(lines) {
  return lines.filter((line) => wordOf(line)).length;
}
