import { h, say } from '../../dom.js';
import { CommandEvent } from '../../events.js';
import { computed, requests, stated } from '../../trust.js';

/**
 * That the page can send nothing, and what this does not cover.
 *
 * @param {import('../view.js').View} view
 * @param {import('../view.js').State} state
 */
export function proof(view, { selfTest }) {
  const { proof: words } = view.words;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  const single = policy.includes("connect-src 'none'");
  const row = (/** @type {string} */ label, /** @type {import('../view.js').Child} */ fact, /** @type {import('../view.js').Child} */ by) => h('tr', {}, h('th', { scope: 'row' }, label), h('td', {}, fact), h('td', { class: 'meta' }, by));
  const agrees = h('span', {});
  computed().then(
    (found) => agrees.append(found === null ? words.stated : found === stated() ? words.computed : words.changed),
    () => agrees.append(words.stated),
  );
  return {
    title: single ? words.title : words.titleHosted,
    body: [
      h(
        'table',
        { class: 'facts-table' },
        h(
          'tbody',
          {},
          row(words.policy, h('code', {}, policy || words.noPolicy), policy ? words.inForce : ''),
          row(words.since, say(words.requests, { n: requests() }), words.counted),
          row(words.code, single ? words.noCode : words.hostedCode, single ? words.checked : ''),
          row(words.build, h('code', { class: 'fingerprint' }, stated() || words.noBuild), agrees),
        ),
      ),
      h('h3', {}, words.try),
      h('p', {}, words.tryHelp),
      h('p', { class: 'row' }, h('button', { class: 'primary', 'data-key': 'self-test', onclick: () => view.dispatchEvent(new CommandEvent('self-test')) }, words.test)),
      h('p', { role: 'status', class: 'self-test' }, selfTest && say(selfTest.right ? words.passed : words.wrong, { n: selfTest.requests, network: selfTest.online ? words.online : words.offline })),
      h('p', {}, words.limits),
    ],
  };
}
