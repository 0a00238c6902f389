import type { Commitment, Report } from './report.js';

export type { Commitment, Report };
export type * from './report.js';

/** Options of the analysis; what is left out has its default. */
export type Options = Partial<Report['options']>;

/** What can be shown: the first one in the summary, all when it is opened. */
export type Part = 'commitments' | 'parties' | 'terms' | 'sections' | 'rejected';

/**
 * Why there is no report. `load`: a file could not be loaded. `worker`, `wasm`: the browser, by the site's
 * policy, does not run it. `source`: no article. `panic`: the core failed on this text. `options`: they
 * cannot be used, the message names the field. `removed`: the element went away meanwhile.
 */
export type ErrorKind = 'load' | 'worker' | 'wasm' | 'source' | 'panic' | 'options' | 'removed';

/** What promises are rejected with. */
export class GongbaoError extends Error {
  constructor(kind: ErrorKind, message?: string);
  /** Technical, in English. */
  message: string;
  kind: ErrorKind;
}

/** Details of the events. All bubble and are composed. */
export interface GongbaoEventMap {
  /** The element stands on the page; nothing is loaded yet. */
  ready: CustomEvent<{ language: 'zh-Hans' | 'zh-Hant' | 'en' }>;
  /** The article is read. */
  analyzed: CustomEvent<{ report: Report }>;
  /** A commitment is chosen, or none. */
  select: CustomEvent<{ id: string | null; commitment: Commitment | null }>;
  /** There is no report; `sentence` is what the element says, in its language. */
  error: CustomEvent<{ kind: Exclude<ErrorKind, 'removed'>; message: string; sentence: string }>;
}

/** The compiled core: its address, its bytes, gzip or not, or what gets them, as such or in base64. */
export type Core = string | URL | Uint8Array | ((element: HTMLElement) => Promise<string | Uint8Array>);

/** `<gongbao-analysis>` */
export class GongbaoAnalysis extends HTMLElement {
  /** Read at the first use on a page. */
  static core: Core | undefined;

  /** The text to read instead of an article. */
  text: string | null;
  /** Options of the analysis. */
  options: Options;
  /** The last report, offsets in UTF-16 units of `source`, or null. */
  readonly report: Report | null;
  /** What was read: the words of the article, or the text. */
  readonly source: string | null;
  /** Whether the article is marked. Reflects the attribute `marks`. */
  marks: boolean;
  /** Whether everything found is shown. Reflects the attribute `open`. */
  open: boolean;
  /** What is shown. Reflects the attribute `show`. */
  get show(): Part[];
  set show(parts: Iterable<Part>);
  /** The language of the interface. */
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';

  /** Reads the article, again if it was read before. Rejects with a `GongbaoError`. */
  analyze(): Promise<Report>;
  /** Chooses a commitment by its id, or none; tells whether there is one. `reveal` brings its place into view. */
  select(id: string | null, options?: { reveal?: boolean }): Promise<boolean>;
  /** The place of a span of the report in the article; null where there is none, or it has changed. */
  range(start: number, end: number): Range | null;
  /** Marks the article, or takes the marks away. */
  mark(on?: boolean): Promise<void>;

  addEventListener<K extends keyof GongbaoEventMap>(type: K, listener: (this: GongbaoAnalysis, event: GongbaoEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof GongbaoEventMap>(type: K, listener: (this: GongbaoAnalysis, event: GongbaoEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'gongbao-analysis': GongbaoAnalysis;
  }
}
