// What elements tell the page. They bubble; the composition root turns them into state.

class Told extends Event {
  /** @param {string} type */
  constructor(type) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The reader looks at something else: a part of the state is to change. */
export class ViewEvent extends Told {
  /** @param {Partial<import('./state.js').State>} patch */
  constructor(patch) {
    super('gb-view');
    this.patch = patch;
  }
}

/** A commitment is chosen, or none. */
export class ChooseEvent extends Told {
  /**
   * @param {string | null} id
   * @param {'text' | 'list' | 'ribbon' | 'keys'} from the pane that must not scroll
   */
  constructor(id, from) {
    super('gb-choose');
    this.id = id;
    this.from = from;
  }
}

/** A place in the text is wanted. */
export class GoEvent extends Told {
  /** @param {number} offset UTF-16 */
  constructor(offset) {
    super('gb-go');
    this.offset = offset;
  }
}

/** Texts to read. */
export class OpenEvent extends Told {
  /** @param {{name: string | null, text: string, note?: string}[]} texts */
  constructor(texts) {
    super('gb-open');
    this.texts = texts;
  }
}

/** Files to read: bytes whose encoding is not known yet. */
export class FilesEvent extends Told {
  /** @param {File[]} files */
  constructor(files) {
    super('gb-files');
    this.files = files;
  }
}

/** The reader decides: options of the analysis, what is dismissed, what is taken. Can be undone. */
export class DecideEvent extends Told {
  /** @param {Partial<import('./state.js').Decisions>} decisions */
  constructor(decisions) {
    super('gb-decide');
    this.decisions = decisions;
  }
}

/** Something to do that takes no more than its name. */
export class CommandEvent extends Told {
  /**
   * @param {string} command
   * @param {any} [detail]
   */
  constructor(command, detail) {
    super('gb-command');
    this.command = command;
    this.detail = detail;
  }
}
