/** How many UTF-16 units one text may have: some ten times the longest government report. */
export const CEILING = 2_000_000;
