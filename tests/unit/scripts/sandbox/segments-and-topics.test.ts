import { expect, test } from 'vitest';
import { dataOf, runningSandbox } from './running-sandbox.ts';

const { resend } = await runningSandbox();

test('a segment is created, listed and removed', async () => {
  const { id } = dataOf(await resend.segments.create({ name: 'Daily' }));
  expect(dataOf(await resend.segments.get(id))).toMatchObject({ object: 'segment', name: 'Daily' });
  expect(dataOf(await resend.segments.list()).data).toMatchObject([{ id, name: 'Daily' }]);

  const email = 'ann@readers.example';
  await resend.contacts.create({ email, segments: [{ id }] });
  expect(dataOf(await resend.segments.remove(id))).toMatchObject({ deleted: true });
  expect(dataOf(await resend.contacts.segments.list({ email })).data).toEqual([]);
  expect((await resend.segments.get(id)).error).toMatchObject({ statusCode: 404 });
});

test('removing a segment that never existed gets the response of a removal', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  expect(dataOf(await resend.segments.remove(id))).toEqual({
    object: 'segment',
    id,
    deleted: true,
  });
});

test('lists of more than twenty continue on another page', async () => {
  for (let i = 0; i < 21; i += 1) await resend.segments.create({ name: `Segment ${i}` });
  const first = dataOf(await resend.segments.list());
  expect([first.data.length, first.has_more]).toEqual([20, true]);
  const rest = dataOf(await resend.segments.list({ after: first.data[19]?.id ?? '' }));
  expect(rest.data.map(({ name }) => name)).toEqual(['Segment 0']);
});

test('a topic is created and listed', async () => {
  const topic = { name: 'Daily', description: 'Every morning', visibility: 'public' as const };
  const { id } = dataOf(await resend.topics.create({ ...topic, defaultSubscription: 'opt_out' }));
  const expected = { id, ...topic, default_subscription: 'opt_out' };
  expect(dataOf(await resend.topics.get(id))).toMatchObject(expected);
  expect(dataOf(await resend.topics.list()).data).toMatchObject([expected]);
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

test('a contact property is created once, listed and removed', async () => {
  const wanted = { key: 'city', type: 'string' as const, fallbackValue: 'town' };
  const { id } = dataOf(await resend.contactProperties.create(wanted));
  expect((await resend.contactProperties.create(wanted)).error).toMatchObject({ statusCode: 422 });
  expect(dataOf(await resend.contactProperties.list()).data).toMatchObject([{ id, ...wanted }]);
  await resend.contactProperties.remove(id);
  expect(dataOf(await resend.contactProperties.list()).data).toEqual([]);
});

test.each(['first name', 'k'.repeat(51), ''])('refuses the property key %j', async (key) => {
  const { error } = await resend.contactProperties.create({ key, type: 'string' });
  expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
});
