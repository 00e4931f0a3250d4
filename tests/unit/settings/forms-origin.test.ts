import { expect, test } from 'vitest';
import { formOrigins, formsOrigin } from '../../../src/settings/forms-origin.ts';
import { readSettings } from '../../../src/settings/read-settings.ts';
import { addressProblems } from '../../../src/settings/site-address.ts';

const SITE_URL = 'https://example.org/news/';
const SUBSCRIBE_ORIGIN = 'https://join.example.org';

test.each([
  [{}, ''],
  [{ SUBSCRIBE_ORIGIN }, SUBSCRIBE_ORIGIN],
  [{ DEPLOY_TARGET: 'static' }, undefined],
  [{ DEPLOY_TARGET: 'static', SUBSCRIBE_ORIGIN: `${SUBSCRIBE_ORIGIN}/` }, SUBSCRIBE_ORIGIN],
])('with %j, forms post to %j', (env, origin) => {
  expect(formsOrigin({ SITE_URL, ...env })).toBe(origin);
});

test('links in emails lead to the server of sign-ups, at the path of the site', () => {
  expect(readSettings({ SITE_URL, SUBSCRIBE_ORIGIN }).formsUrl).toBe(
    'https://join.example.org/news/',
  );
  expect(readSettings({ SITE_URL }).formsUrl).toBe(SITE_URL);
});

test('forms go between two origins only if sign-ups run apart', () => {
  expect(formOrigins({ SITE_URL })).toEqual([]);
  expect(formOrigins({ SITE_URL, SUBSCRIBE_ORIGIN })).toEqual([
    'https://example.org',
    SUBSCRIBE_ORIGIN,
  ]);
});

test.each([
  ['https://join.example.org', undefined],
  ['http://localhost:4321', undefined],
  [
    'join.example.org',
    'is not an absolute URL: set the origin of the server that takes sign-ups, such as `https://join.example.org`, or unset it.',
  ],
  [
    'http://join.example.org',
    'is not https: set the origin of the server that takes sign-ups, such as `https://join.example.org`, or unset it.',
  ],
  [
    'https://join.example.org/news/',
    'has more than an origin: set the origin of the server that takes sign-ups, such as `https://join.example.org`, or unset it.',
  ],
])('SUBSCRIBE_ORIGIN %s: %s', (value, problem) => {
  expect(addressProblems({ SUBSCRIBE_ORIGIN: value })).toEqual(
    problem ? [`SUBSCRIBE_ORIGIN ${problem}`] : [],
  );
});
