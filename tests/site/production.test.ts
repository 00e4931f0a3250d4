import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../scripts/server/free-port.ts';
import { sandboxSecret } from '../../src/settings/server-settings.ts';
import { productionEnv, serve } from './running-site.ts';

const complete = productionEnv('https://news.example', 'http://127.0.0.1:9');

/** An invalid setting, and the one line with which the server refuses to start. */
const WRONG: [name: string, env: Record<string, string | undefined>, line: RegExp][] = [
  ['no key', { RESEND_API_KEY: undefined }, /^RESEND_API_KEY is missing/],
  ['no secret', { TOKEN_SECRET: undefined }, /^TOKEN_SECRET is missing/],
  ['a short secret', { TOKEN_SECRET: 'x'.repeat(31) }, /^TOKEN_SECRET is too short/],
  [
    'the secret of the sandbox',
    { TOKEN_SECRET: sandboxSecret },
    /^TOKEN_SECRET is the public secret of the sandbox/,
  ],
  ['no sender', { NEWSLETTER_FROM: undefined }, /^NEWSLETTER_FROM is missing/],
  [
    'a sender that is none',
    { NEWSLETTER_FROM: 'Broadsheet' },
    /^NEWSLETTER_FROM is not a valid sender/,
  ],
  ['no outbox', { OUTBOX_PATH: undefined }, /^OUTBOX_PATH is missing/],
  [
    'an outbox that cannot be written',
    { OUTBOX_PATH: '/proc/outbox.sqlite' },
    /^OUTBOX_PATH cannot be written/,
  ],
  ['a Redis that is none', { REDIS_URL: 'localhost' }, /^REDIS_URL is not a valid Redis URL/],
  ['an invalid limit', { SIGN_UPS_PER_HOUR: 'many' }, /^SIGN_UPS_PER_HOUR is "many"/],
  ['limits in one setting', { SIGN_UP_CAPS: '9,30,1000' }, /^SIGN_UP_CAPS was replaced/],
  ['invalid topics', { RESEND_TOPIC_IDS: 'daily' }, /^RESEND_TOPIC_IDS is not valid/],
  [
    'a topic of an unknown newsletter',
    { RESEND_TOPIC_IDS: 'hourly:x' },
    /^RESEND_TOPIC_IDS names hourly, which is not a newsletter: /,
  ],
  ['no SITE_URL', { SITE_URL: undefined }, /^SITE_URL is missing/],
  ['an address without https', { SITE_URL: 'http://news.example' }, /^SITE_URL is not https/],
];

describe('in production mode the server does not start with', () => {
  test.each(WRONG)('%s', async (_name, changes, line) => {
    const { status, lines } = await start({ ...complete, ...changes });
    expect(status).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  test('several invalid settings: one line for each', async () => {
    const { status, lines } = await start({ NODE_ENV: 'production', RESEND_API_KEY: 're_x' });
    expect(status).toBe(2);
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'NEWSLETTER_FROM',
      'SITE_URL',
      'TOKEN_SECRET',
      'OUTBOX_PATH',
    ]);
  });

  test('an invalid port', async () => {
    const { status, lines } = await start({ ...complete, PORT: 'http' });
    expect({ status, lines }).toEqual({
      status: 2,
      lines: ['PORT is "http": set a port from 0 to 65535, or unset it.'],
    });
  });
});

async function start(env: Record<string, string | undefined>) {
  const set = Object.entries({ PORT: String(await freePort()), ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const { child, output } = serve(Object.fromEntries(set));
  const [status] = (await once(child, 'exit')) as [number | null];
  return { status, lines: output().trim().split('\n') };
}
