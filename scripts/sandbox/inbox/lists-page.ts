import { subscriptionTo } from '../contact-topics.ts';
import type { Contact } from '../records.ts';
import type { Handler } from '../router.ts';
import { html, htmlAnswer } from './html.ts';
import type { Html } from './html.ts';
import { desk } from './layout.ts';

/** Segments, topics and contact properties. */
export const listsPage: Handler = ({ state }) => {
  const count = (where: (contact: Contact) => boolean) =>
    [...state.contacts].filter(where).length.toLocaleString('en');
  const segments = [...state.segments].map(({ id, name }) =>
    entry(name, `${count((contact) => contact.segments.includes(id))} contacts`, id),
  );
  const topics = [...state.topics].map((topic) => {
    const readers = count(
      (contact) => !contact.unsubscribed && subscriptionTo(topic, contact) === 'opt_in',
    );
    const kind = topic.defaultSubscription === 'opt_in' ? 'on by default' : 'by choice';
    const facts = `${readers} subscribed · ${kind} · ${topic.visibility}`;
    return entry(
      topic.name,
      topic.description ? `${topic.description} · ${facts}` : facts,
      topic.id,
    );
  });
  const properties = [...state.properties].map(({ id, key, type, fallbackValue }) =>
    entry(key, fallbackValue === null ? type : `${type}, ${fallbackValue} if unset`, id),
  );
  const body = html`<h1>Segments &amp; topics</h1>
    ${section('Segments', segments)} ${section('Topics', topics)}
    ${section('Contact properties', properties)}`;
  return htmlAnswer(desk('/inbox/lists', 'Segments & topics', body));
};

function section(title: string, entries: Html[]): Html {
  return html`<h2>${title}</h2>
    ${
      entries.length > 0
        ? html`<ul class="entries" role="list">
            ${entries}
          </ul>`
        : html`<p class="empty">None yet.</p>`
    }`;
}

function entry(name: string, detail: string, id: string): Html {
  return html`<li data-id="${id}">
    <p class="name">${name}</p>
    <p class="detail">${detail}</p>
    <p class="detail"><code>${id}</code></p>
  </li>`;
}
