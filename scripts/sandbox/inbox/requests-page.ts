import type { RequestEntry } from '../ledger.ts';
import type { Handler } from '../router.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { desk } from './layout.ts';

const SHOWN = 100;
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The newest API requests, each with an expandable body. */
export const requestsPage: Handler = ({ ledger }) => {
  const rows = ledger.requests.slice(-SHOWN).toReversed().map(row);
  const list =
    rows.length > 0
      ? html`<div class="requests">${rows}</div>`
      : html`<p class="empty">No API requests yet.</p>`;
  return htmlAnswer(
    desk(
      '/inbox/requests',
      'Requests',
      html`<h1>Requests</h1>
        ${list}`,
    ),
  );
};

function row(entry: RequestEntry): Html {
  const { n, at, method, path, headers, body, status, fault } = entry;
  const failed = status === null || status === 'dropped' || status >= 400;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = body === undefined ? '' : `\n\n${JSON.stringify(body, null, 2).slice(0, 20_000)}`;
  return html`<details data-id="${n}">
    <summary>
      <span class="${failed ? 'mark' : 'status'}">${status ?? 'no response'}</span>
      <span class="method">${method}</span>
      <span class="path">${path}</span>
      ${fault === null ? '' : html`<span class="mark">${fault}</span>`}
      <time datetime="${new Date(at).toISOString()}">${time.format(at)}</time>
    </summary>
    <pre>${lines.join('\n')}${text}</pre>
  </details>`;
}
