import type { Broadcast } from '../records.ts';
import type { Handler } from '../router.ts';
import type { World } from '../world.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { desk } from './layout.ts';
import { moment } from './moments.ts';
import { rowsOf } from './paging.ts';

/** The broadcasts and their outcomes. */
export const broadcastsPage: Handler = (world, { query }) => {
  const { items, older } = rowsOf(world.state.broadcasts, query);
  const list =
    items.length > 0
      ? html`<ul class="entries" role="list">
          ${items.map((broadcast) => row(world, broadcast))}
        </ul>`
      : html`<p class="empty">No broadcasts yet. Sending an issue creates one.</p>`;
  const body = html`<h1>Broadcasts</h1>
    ${list}${older}`;
  return htmlAnswer(desk('/inbox/broadcasts', 'Broadcasts', body));
};

function row({ state, clock }: World, broadcast: Broadcast): Html {
  const segment = state.segments.get(broadcast.segmentId)?.name ?? 'a deleted segment';
  const topic = state.topics.get(broadcast.topicId ?? undefined)?.name;
  const due = broadcast.scheduledAt;
  return html`<li data-id="${broadcast.id}">
    <p class="name">
      ${broadcast.subject}
      <span class="${broadcast.status === 'sent' ? 'state' : 'mark'}">${broadcast.status}</span>
    </p>
    <p class="detail">${broadcast.name} · to ${segment}${topic ? ` · topic ${topic}` : ''}</p>
    ${due === null ? '' : html`<p class="detail">scheduled for ${moment(due)}</p>`}
    ${moment(broadcast.sentAt ?? broadcast.createdAt, clock.now())}
  </li>`;
}
