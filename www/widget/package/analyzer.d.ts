import type { Core, Options, Report } from './index.js';

export type * from './report.js';
export type { Options };
export { GongbaoError } from './index.js';

/** How the core is found; read at the first analysis. */
export const settings: { core: Exclude<Core, Function> | (() => Promise<string | Uint8Array>) };

/**
 * The report on a text, offsets in UTF-16 units: in a worker in a browser, in place where there are no workers.
 * Rejects with a `GongbaoError`.
 */
export function analyze(text: string, options?: Options): Promise<Report>;

/** Ends the worker; the next analysis starts another. */
export function release(): Promise<void>;
