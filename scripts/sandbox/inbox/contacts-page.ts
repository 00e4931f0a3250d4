import { subscriptionTo } from '../contact-topics.ts';
import type { Contact } from '../records.ts';
import type { Handler } from '../router.ts';
import type { State } from '../state.ts';
import type { World } from '../world.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { desk } from './layout.ts';
import { moment } from './moments.ts';
import { rowsOf } from './paging.ts';

/** The contacts, with their segments and topics. */
export const contactsPage: Handler = (world, { query }) => {
  const { contacts } = world.state;
  const { items, older } = rowsOf(contacts, query);
  const list =
    items.length > 0
      ? html`<ul class="entries" role="list">
          ${items.map((contact) => row(world, contact))}
        </ul>`
      : html`<p class="empty">No contacts yet. Confirming a sign-up creates one.</p>`;
  const count = html`<span class="count">${contacts.size.toLocaleString('en')}</span>`;
  const body = html`<h1>Contacts ${count}</h1>
    ${list}${older}`;
  return htmlAnswer(desk('/inbox/contacts', 'Contacts', body));
};

function row({ state, clock }: World, contact: Contact): Html {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return html`<li data-id="${contact.id}">
    <p class="name">
      ${contact.email}${contact.unsubscribed ? mark('unsubscribed') : ''}${
        state.suppressions.get(contact.email) ? mark('suppressed') : ''
      }
    </p>
    <p class="detail">${[name, ...segmentNames(state, contact)].filter(Boolean).join(' · ')}</p>
    <p class="detail">${topicList(state, contact)}</p>
    ${moment(contact.createdAt, clock.now())}
  </li>`;
}

function mark(text: string): Html {
  return html` <span class="mark">${text}</span>`;
}

function segmentNames(state: State, contact: Contact): string[] {
  return contact.segments.map((id) => state.segments.get(id)?.name ?? '');
}

function topicList(state: State, contact: Contact): Html[] {
  return [...state.topics].map((topic) =>
    subscriptionTo(topic, contact) === 'opt_in'
      ? html`<span class="in">${topic.name}</span> `
      : html`<s class="out">${topic.name}</s> `,
  );
}
