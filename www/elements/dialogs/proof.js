import { h, say } from '../../dom.js';
import { requests } from '../masthead.js';

/** That the page can send nothing, and what this does not cover. @param {import('../view.js').View} view */
export function proof(view) {
  const { proof: words } = view.words;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  const single = policy.includes("connect-src 'none'");
  const row = (/** @type {string} */ label, /** @type {import('../view.js').Child} */ fact, /** @type {import('../view.js').Child} */ by) => h('tr', {}, h('th', { scope: 'row' }, label), h('td', {}, fact), h('td', { class: 'meta' }, by));
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
        ),
      ),
      h('p', {}, words.limits),
    ],
  };
}
