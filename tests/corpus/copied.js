// What the page copies when a reader says of a commitment “this is wrong”: takes {text, report} on
// standard input, with offsets in UTF-16, and writes one block for each commitment, as a JSON list.
import { readFileSync } from 'node:fs';
import { block } from '../../www/corpus.js';
import { Reading } from '../../www/reading.js';
import { NO_DECISIONS } from '../../www/state.js';

const { text, report } = JSON.parse(readFileSync(0, 'utf8'));
const reading = new Reading(text, report);
process.stdout.write(JSON.stringify(reading.items.map((item) => block({ reading, decisions: NO_DECISIONS }, item))));
