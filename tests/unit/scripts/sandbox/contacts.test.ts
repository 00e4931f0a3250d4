import { beforeEach, expect, test } from 'vitest';
import { dataOf, NOON, runningSandbox } from './running-sandbox.ts';

const { sandbox, resend } = await runningSandbox();
const email = 'ann@readers.example';
let daily = '';

beforeEach(async () => {
  daily = dataOf(await resend.segments.create({ name: 'Daily' })).id;
  await resend.contactProperties.create({ key: 'city', type: 'string', fallbackValue: 'town' });
  await resend.contactProperties.create({ key: 'visits', type: 'number' });
});

async function subscribed(address = email): Promise<string> {
  const segments = [{ id: daily }];
  return dataOf(await resend.contacts.create({ email: address, segments })).id;
}

test('a contact is found by its id, and by its address in any letter case', async () => {
  const properties = { city: 'Ghent', visits: 3 };
  const { id } = dataOf(await resend.contacts.create({ email, firstName: 'Ann', properties }));
  const contact = dataOf(await resend.contacts.get({ email: 'Ann@Readers.example' }));
  expect(contact).toMatchObject({
    object: 'contact',
    id,
    email,
    first_name: 'Ann',
    last_name: null,
    unsubscribed: false,
    properties: {
      city: { type: 'string', value: 'Ghent' },
      visits: { type: 'number', value: 3 },
    },
  });
  expect(new Date(contact.created_at).getTime()).toBe(NOON);
  expect(dataOf(await resend.contacts.get(id))).toEqual(contact);
});

test('creating an existing contact resets omitted fields, as Resend does', async () => {
  const { id: topic } = dataOf(
    await resend.topics.create({ name: 'Sport', defaultSubscription: 'opt_in' }),
  );
  const id = await subscribed();
  await resend.contacts.update({ id, unsubscribed: true, firstName: 'Ann', lastName: 'Peeters' });
  await resend.contacts.topics.update({ id, topics: [{ id: topic, subscription: 'opt_out' }] });

  const again = await resend.contacts.create({ email, firstName: 'Anna' });
  expect(dataOf(again).id).toBe(id);
  expect(sandbox.ledger.requests.at(-1)?.status).toBe(201);
  expect(dataOf(await resend.contacts.get(id))).toMatchObject({
    unsubscribed: false,
    first_name: 'Anna',
    last_name: null,
  });
  const topics = dataOf(await resend.contacts.topics.list({ id })).data;
  expect(topics).toMatchObject([{ id: topic, subscription: 'opt_in' }]);
  const segments = dataOf(await resend.contacts.segments.list({ email })).data;
  expect(segments).toMatchObject([{ id: daily }]);
});

test('an update changes only the fields that it names', async () => {
  const id = await subscribed();
  await resend.contacts.update({ id, firstName: 'Ann', properties: { city: 'Ghent' } });
  await resend.contacts.update({ email, unsubscribed: true });
  expect(dataOf(await resend.contacts.get(id))).toMatchObject({
    first_name: 'Ann',
    unsubscribed: true,
    properties: { city: { value: 'Ghent' } },
  });
  await resend.contacts.update({ id, firstName: null, properties: { city: null } });
  expect(dataOf(await resend.contacts.get(id))).toMatchObject({
    first_name: null,
    unsubscribed: true,
    properties: {},
  });
});

test('segments given as strings are refused', async () => {
  // Resend's OpenAPI file suggests this mistake; the SDK's types forbid it.
  const segments = [daily] as unknown as { id: string }[];
  const { error } = await resend.contacts.create({ email, segments });
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
});

test.each([
  ['no address', { email: 'ann' }, 422, 'validation_error'],
  ['no e-mail at all', {}, 422, 'missing_required_field'],
  ['an unknown segment', { email, segments: [{ id: 'x' }] }, 404, 'not_found'],
  ['an unknown topic', { email, topics: [{ id: 'x', subscription: 'opt_in' }] }, 404, 'not_found'],
  ['an unknown property', { email, properties: { shoe: 'brown' } }, 422, 'validation_error'],
  ['a property of another type', { email, properties: { visits: '3' } }, 422, 'validation_error'],
])('refuses a contact with %s', async (_, fields, statusCode, name) => {
  // The types of the SDK forbid some of these.
  const broken = fields as Parameters<typeof resend.contacts.create>[0];
  const { error } = await resend.contacts.create(broken);
  expect(error).toMatchObject({ statusCode, name });
});

test('lists contacts newest first, all of them or those of a segment', async () => {
  await subscribed('1@readers.example');
  await resend.contacts.create({ email: '2@readers.example' });
  await subscribed('3@readers.example');

  const addresses = async (options: { segmentId?: string; limit?: number }) =>
    dataOf(await resend.contacts.list(options)).data.map((contact) => contact.email);
  expect(await addresses({})).toEqual([
    '3@readers.example',
    '2@readers.example',
    '1@readers.example',
  ]);
  expect(await addresses({ segmentId: daily })).toEqual(['3@readers.example', '1@readers.example']);
  expect(await addresses({ segmentId: daily, limit: 1 })).toEqual(['3@readers.example']);
  expect((await resend.contacts.list({ segmentId: 'x' })).error?.name).toBe('not_found');
});

test('a removed contact is gone, and removing it again gets the same response', async () => {
  await subscribed();
  const removed = { object: 'contact', contact: email, deleted: true };
  expect(dataOf(await resend.contacts.remove({ email }))).toEqual(removed);
  expect((await resend.contacts.get({ email })).error).toEqual({
    statusCode: 404,
    name: 'not_found',
    message: 'Contact not found',
  });
  expect(dataOf(await resend.contacts.remove({ email }))).toEqual(removed);
});

test('joining a segment does not change `unsubscribed`', async () => {
  await resend.contacts.create({ email, unsubscribed: true });
  await resend.contacts.segments.add({ email, segmentId: daily });
  await resend.contacts.segments.add({ email, segmentId: daily });
  expect(dataOf(await resend.contacts.get({ email })).unsubscribed).toBe(true);
  const { data } = dataOf(await resend.contacts.segments.list({ email }));
  expect(data).toMatchObject([{ id: daily, name: 'Daily' }]);

  await resend.contacts.segments.remove({ email, segmentId: daily });
  expect(dataOf(await resend.contacts.segments.list({ email })).data).toEqual([]);
});

test('unknown contacts and unknown segments get 404', async () => {
  const stranger = await resend.contacts.segments.add({ email, segmentId: daily });
  expect(stranger.error).toMatchObject({ statusCode: 404, message: 'Contact not found' });
  await subscribed();
  const nowhere = await resend.contacts.segments.add({ email, segmentId: 'x' });
  expect(nowhere.error).toMatchObject({ statusCode: 404, message: 'Segment not found' });
});

test('a topic without a choice uses its default', async () => {
  const create = async (name: string, defaultSubscription: 'opt_in' | 'opt_out') =>
    dataOf(await resend.topics.create({ name, defaultSubscription })).id;
  const everyone = await create('Breaking', 'opt_in');
  const choosers = await create('Weekly', 'opt_out');
  await subscribed();

  const choices = async () =>
    dataOf(await resend.contacts.topics.list({ email })).data.map((topic) => topic.subscription);
  expect(await choices()).toEqual(['opt_out', 'opt_in']);
  const topics = [{ id: choosers, subscription: 'opt_in' as const }];
  expect((await resend.contacts.topics.update({ email, topics })).error).toBeNull();
  expect(sandbox.ledger.requests.at(-1)?.body).toEqual(topics);
  expect(await choices()).toEqual(['opt_in', 'opt_in']);
  await resend.contacts.topics.update({
    email,
    topics: [{ id: everyone, subscription: 'opt_out' }],
  });
  expect(await choices()).toEqual(['opt_in', 'opt_out']);
});
