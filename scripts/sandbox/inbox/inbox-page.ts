import type { Email } from '../records.ts';
import type { Handler } from '../router.ts';
import type { World } from '../world.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { desk } from './layout.ts';
import { moment } from './moments.ts';
import { rowsOf } from './paging.ts';

/** The emails, newest first. */
export const inboxPage: Handler = (world, { query }) => {
  const { items, older } = rowsOf(world.state.emails, query);
  const list =
    items.length > 0
      ? html`<ol class="mails" role="list">
          ${items.map((email) => row(world, email))}
        </ol>`
      : nothingYet;
  return htmlAnswer(
    desk(
      '/',
      'Inbox',
      html`<h1>Inbox</h1>
        ${list}${older}`,
    ),
  );
};

const nothingYet = html`<p class="empty">
  No emails yet. Sign up on the site, and the confirmation email arrives here.
</p>`;

function row(world: World, email: Email): Html {
  const arrived = ['delivered', 'complained'].includes(email.lastEvent);
  return html`<li data-id="${email.id}">
    <a href="/inbox/mails/${email.id}">
      <span class="subject">${email.subject || 'No subject'}</span>
      <span class="to">${email.to.join(', ')}</span>
      ${arrived ? '' : html`<span class="mark">${email.lastEvent.replace('_', ' ')}</span>`}
      ${moment(email.createdAt, world.clock.now())}
    </a>
  </li>`;
}
