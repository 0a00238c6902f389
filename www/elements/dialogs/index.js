// The dialogs, by name.
import { correct } from './correct.js';
import { keys } from './keys.js';
import { proof } from './proof.js';
import { settings } from './settings.js';

/** @typedef {{title: string, body: import('../view.js').Child[]}} Content */

/** @type {Record<string, (view: import('../view.js').View, state: import('../view.js').State) => Content>} */
export const dialogs = { correct, keys, proof, settings };
