import { h, say } from '../dom.js';
import { CommandEvent } from '../events.js';
import { currentDoc } from '../state.js';
import { View } from './view.js';

/** What the analysis is at: busy for a while, failed, or nothing to say. */
export class Status extends View {
  /** @param {import('./view.js').State} state */
  needs(state) {
    const doc = currentDoc(state);
    return [state.chineseFont, doc?.phase, doc?.slow, doc?.stage, doc?.failure, doc?.reading, state.notice, state.noticeValues];
  }

  /** @param {import('./view.js').State} state */
  render(state) {
    const doc = currentDoc(state);
    const { notice, noticeValues } = state;
    const told = notice === 'said' ? String(noticeValues.text ?? '') : notice === 'tooLarge' ? say(this.words.start.tooLarge, noticeValues) : null;
    if (!doc || doc.phase === 'ready' || (doc.phase === 'busy' && !doc.slow)) {
      this.draw(doc && !state.chineseFont && h('p', { class: 'notice' }, this.words.settings.fontMissing), doc && told !== null && h('p', { class: 'notice said' }, told));
      return;
    }
    const { words } = this;
    const button = (/** @type {string} */ command, /** @type {string} */ label, className = 'link') =>
      h('button', { class: className, 'data-key': command, onclick: () => this.dispatchEvent(new CommandEvent(command)) }, label);
    if (doc.phase === 'busy') {
      const stage = words.busy.stages[/** @type {'words'} */ (doc.stage)] ?? null;
      this.draw(
        h('div', { class: 'busy' }, h('h2', {}, stage ? say(words.busy.stage, { stage }) : words.busy.title), h('p', {}, words.busy.here), h('p', {}, button('cancel', words.busy.stop))),
      );
      return;
    }
    const kind = doc.failure?.kind ?? 'worker';
    if (kind === 'cancelled') {
      this.draw(h('div', { class: 'busy' }, h('p', {}, words.failed.cancelled), h('p', {}, button('retry', words.busy.again, 'primary'))));
      return;
    }
    const sentence = kind === 'panic' ? words.failed.panic : kind === 'options' || kind === 'load' ? say(words.failed[kind], { message: doc.failure?.message ?? '' }) : words.failed.worker;
    this.draw(
      h(
        'div',
        { class: 'failed' },
        h('h2', {}, words.failed.title),
        h('p', {}, sentence),
        h(
          'p',
          { class: 'row' },
          button('retry', words.failed.retry, 'primary'),
          kind === 'options' && doc.past.length > 0 && button('undo', words.failed.undo),
          kind === 'panic' && button('split', words.failed.split),
          button('copy-error', words.failed.copy),
        ),
      ),
    );
  }
}
