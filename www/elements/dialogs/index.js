// The dialogs, by name.
import { correct } from './correct.js';
import { edit } from './edit.js';
import { encoding } from './encoding.js';
import { exporting } from './export.js';
import { keys } from './keys.js';
import { method } from './method.js';
import { proof } from './proof.js';
import { quoting } from './quoting.js';
import { reading } from './reading.js';
import { settings } from './settings.js';
import { words } from './words.js';

/** @typedef {{title: string, body: import('../view.js').Child[]}} Content */

/** @type {Record<string, (view: import('../view.js').View, state: import('../view.js').State) => Content>} */
export const dialogs = { correct, edit, encoding, export: exporting, keys, method, proof, quote: quoting, reading, settings, words };
