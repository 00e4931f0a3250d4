import type { Answer } from './answers.ts';
import { chooseTopics, subscriptionTo } from './contact-topics.ts';
import { contactEvent } from './contact-views.ts';
import { isOwnOrigin } from './http.ts';
import { html, htmlAnswer } from './inbox/html.ts';
import type { Html } from './inbox/html.ts';
import { sheet } from './inbox/layout.ts';
import { react } from './reactions.ts';
import type { Contact, Email, Topic } from './records.ts';
import type { Handler, Route } from './router.ts';
import type { World } from './world.ts';

/** Shows the options to unsubscribe. Changes nothing, because email scanners follow every link. */
const show: Handler = ({ state }, { params, query, path }) => {
  const contact = state.contacts.get(params['contact']);
  if (!contact) return unknownReader();
  const topic = state.topics.get(query.get('topic') ?? undefined);
  const reads = topic && subscriptionTo(topic, contact) === 'opt_in' && !contact.unsubscribed;
  return page(html`
    <h1>Unsubscribe</h1>
    <p>${contact.email} ${describeStatus(contact, topic)}</p>
    <form method="post" action="${path}?${query.toString()}">
      ${reads ? html`<button name="leave" value="topic">Leave ${topic.name}</button>` : ''}
      ${
        contact.unsubscribed
          ? ''
          : html`<button name="leave" value="all">Unsubscribe from everything</button>`
      }
    </form>
  `);
};

/** Unsubscribes, from the page's buttons or an email client's one-click request (RFC 8058). */
const leave: Handler = (world, request) => {
  const form = new URLSearchParams(request.text);
  const oneClick = form.get('List-Unsubscribe') === 'One-Click';
  if (!oneClick && !isOwnOrigin(request)) return page(html`<h1>Refused</h1>`, 403);
  const contact = world.state.contacts.get(request.params['contact']);
  if (!contact) return unknownReader();

  const topic = world.state.topics.get(request.query.get('topic') ?? undefined);
  if (topic && form.get('leave') !== 'all') {
    chooseTopics(world, contact, [{ id: topic.id, subscription: 'opt_out' }]);
  } else {
    unsubscribeFromAll(world, contact);
  }
  const email = newestMailing(world, contact);
  if (email) react(email, 'unsubscribed');
  world.changed();
  return page(html`
    <h1>You are unsubscribed</h1>
    <p>${contact.email} ${describeStatus(contact, topic)}</p>
  `);
};

export const unsubscribeRoutes: Route[] = [
  { method: 'GET', path: '/unsubscribe/:contact', handle: show },
  { method: 'POST', path: '/unsubscribe/:contact', handle: leave },
];

/** The link does not say of which email it is, so the newest one counts. */
function newestMailing({ state }: World, { id }: Contact): Email | undefined {
  const ofReader = [...state.emails].filter(({ broadcast }) => broadcast?.reader.id === id);
  return ofReader.toSorted((a, b) => b.createdAt - a.createdAt)[0];
}

function unsubscribeFromAll(world: World, contact: Contact): void {
  contact.unsubscribed = true;
  contact.updatedAt = world.clock.now();
  world.webhooks.emit('contact.updated', contactEvent(contact));
}

function describeStatus(contact: Contact, topic: Topic | undefined): string {
  if (contact.unsubscribed) return 'gets no broadcasts any more.';
  if (!topic) return 'gets all broadcasts of its segments.';
  const reads = subscriptionTo(topic, contact) === 'opt_in';
  return reads ? `is subscribed to ${topic.name}.` : `no longer gets ${topic.name}.`;
}

function unknownReader(): Answer {
  return page(html`<h1>This link is no longer valid</h1>`, 404);
}

function page(body: Html, status = 200): Answer {
  return htmlAnswer(sheet('Unsubscribe', body), status);
}
