import { expect, test } from 'vitest';
import { dataOf, runningSandbox } from './running-sandbox.ts';

const { resend } = await runningSandbox();

test('a segment is created, renamed, listed and removed', async () => {
  const { id } = dataOf(await resend.segments.create({ name: 'Dayly' }));
  await resend.segments.update(id, { name: 'Daily' });
  expect(dataOf(await resend.segments.get(id))).toMatchObject({ object: 'segment', name: 'Daily' });
  expect(dataOf(await resend.segments.list()).data).toMatchObject([{ id, name: 'Daily' }]);

  const email = 'ann@readers.example';
  await resend.contacts.create({ email, segments: [{ id }] });
  expect(dataOf(await resend.segments.remove(id))).toMatchObject({ deleted: true });
  expect(dataOf(await resend.contacts.segments.list({ email })).data).toEqual([]);
  expect((await resend.segments.get(id)).error).toMatchObject({ statusCode: 404 });
});

test('lists of more than twenty go on', async () => {
  for (let i = 0; i < 21; i += 1) await resend.segments.create({ name: `Segment ${i}` });
  const first = dataOf(await resend.segments.list());
  expect([first.data.length, first.has_more]).toEqual([20, true]);
  const rest = dataOf(await resend.segments.list({ after: first.data[19]?.id ?? '' }));
  expect(rest.data.map(({ name }) => name)).toEqual(['Segment 0']);
});

test('a topic keeps its default subscription for ever', async () => {
  const wanted = { name: 'Daily', defaultSubscription: 'opt_out' as const, visibility: 'public' };
  const { id } = dataOf(await resend.topics.create(wanted));
  const change = { id, name: 'The Daily', description: 'Every morning' };
  expect((await resend.topics.update(change)).error).toBeNull();
  expect(dataOf(await resend.topics.get(id))).toMatchObject({
    name: 'The Daily',
    description: 'Every morning',
    default_subscription: 'opt_out',
    visibility: 'public',
  });
  const forbidden = { id, default_subscription: 'opt_in' };
  expect((await resend.topics.update(forbidden)).error).toMatchObject({ statusCode: 422 });

  expect(dataOf(await resend.topics.list()).data).toHaveLength(1);
  await resend.topics.remove(id);
  expect((await resend.topics.get(id)).error).toMatchObject({ statusCode: 404 });
});

test.each([
  ['a long name', { name: 'n'.repeat(51), defaultSubscription: 'opt_in' }, 'validation_error'],
  [
    'a long description',
    { name: 'n', description: 'd'.repeat(201), defaultSubscription: 'opt_in' },
    'validation_error',
  ],
  ['no default', { name: 'n' }, 'missing_required_field'],
  ['a strange default', { name: 'n', defaultSubscription: 'maybe' }, 'validation_error'],
])('refuses a topic with %s', async (_, fields, name) => {
  // The types of the SDK forbid some of these.
  const broken = fields as Parameters<typeof resend.topics.create>[0];
  expect((await resend.topics.create(broken)).error).toMatchObject({ statusCode: 422, name });
});

test('a contact property keeps its key and type', async () => {
  const wanted = { key: 'city', type: 'string' as const, fallbackValue: 'town' };
  const { id } = dataOf(await resend.contactProperties.create(wanted));
  expect((await resend.contactProperties.create(wanted)).error).toMatchObject({ statusCode: 422 });
  expect((await resend.contactProperties.update({ id, fallbackValue: 7 })).error).toMatchObject({
    statusCode: 422,
  });
  await resend.contactProperties.update({ id, fallbackValue: 'village' });
  expect(dataOf(await resend.contactProperties.get(id))).toMatchObject({
    object: 'contact_property',
    key: 'city',
    type: 'string',
    fallbackValue: 'village',
  });
  expect(dataOf(await resend.contactProperties.list()).data).toMatchObject([{ id, key: 'city' }]);
  await resend.contactProperties.remove(id);
  expect(dataOf(await resend.contactProperties.list()).data).toEqual([]);
});

test.each(['first name', 'k'.repeat(51), ''])('refuses the property key %j', async (key) => {
  const { error } = await resend.contactProperties.create({ key, type: 'string' });
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
});
