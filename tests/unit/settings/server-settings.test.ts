import { expect, test } from 'vitest';
import {
  importingProblems,
  optionalProblems,
  sandboxSecret,
  sandboxSender,
  settingsProblems,
  tokenSecrets,
  workerProblems,
} from '../../../src/settings/server-settings.ts';

const secret = '0123456789abcdef'.repeat(2);
const complete = {
  RESEND_API_KEY: 're_123',
  TOKEN_SECRET: secret,
  NEWSLETTER_FROM: 'The Daily <news@example.org>',
  SITE_URL: 'https://news.example.org',
  OUTBOX_PATH: '/var/lib/broadsheet/outbox.sqlite',
};

test.each([
  ['everything set', {}],
  ['a bare sender', { NEWSLETTER_FROM: 'news@example.org' }],
  ['a webhook secret', { RESEND_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}` }],
  ['two secrets', { TOKEN_SECRET: `${secret},${'ghijklmn'.repeat(5)}` }],
  ['a slash after the origin', { SITE_URL: 'https://news.example.org/' }],
  ['ids of Resend', { RESEND_SEGMENT_ID: 'a-1', RESEND_TOPIC_IDS: 'daily:b-2, weekly:c-3' }],
  ['something in place of Resend', { RESEND_BASE_URL: 'https://resend.example/api' }],
  ['Redis', { REDIS_URL: 'rediss://limits.example:6380' }],
  ['a limit of sign-ups', { SIGN_UPS_PER_HOUR: '5000' }],
  ['where it listens', { HOST: '::1', PORT: '0', SANDBOX_PORT: '65535' }],
  ['a name to listen at', { HOST: 'news.internal' }],
  ['a port', { SITE_URL: 'https://news.example.org:8443' }],
  ['this machine without https', { SITE_URL: 'http://localhost:4321' }],
  ['this machine by number', { SITE_URL: 'http://127.0.0.1:4321' }],
])('the server may start with %s', (_, change) => {
  expect(settingsProblems({ ...complete, ...change })).toEqual([]);
});

test.each([
  ['RESEND_API_KEY', undefined, 'missing'],
  ['RESEND_API_KEY', '', 'missing'],
  ['TOKEN_SECRET', undefined, 'missing'],
  ['TOKEN_SECRET', ' , ', 'missing'],
  ['RESEND_API_KEY', ' ', 'white space'],
  ['RESEND_API_KEY', 're_123\n', 'white space'],
  ['RESEND_API_KEY', 're_ключ', 'not ASCII'],
  ['RESEND_BASE_URL', 'notaurl', 'not a valid URL'],
  ['RESEND_BASE_URL', 'localhost:4322', 'not a valid URL'],
  ['RESEND_BASE_URL', 'ftp://api.resend.com', 'not a valid URL'],
  ['TOKEN_SECRET', secret.slice(1), 'too short'],
  ['TOKEN_SECRET', 'a'.repeat(42), 'easy to guess'],
  ['TOKEN_SECRET', `${secret},${'abcdefg'.repeat(6)}`, 'easy to guess'],
  ['TOKEN_SECRET', sandboxSecret, 'public secret of the sandbox'],
  ['TOKEN_SECRET', `${secret}, ${sandboxSecret}`, 'public secret of the sandbox'],
  ['TOKEN_SECRET', `${secret},short`, 'too short'],
  ['NEWSLETTER_FROM', undefined, 'missing'],
  ['NEWSLETTER_FROM', 'The Daily', 'not a valid sender'],
  ['NEWSLETTER_FROM', 'The Daily <news@example.org', 'not a valid sender'],
  ['NEWSLETTER_FROM', '<news@example.org>', 'not a valid sender'],
  ['NEWSLETTER_FROM', 'The Daily <news>', 'not a valid sender'],
  ['NEWSLETTER_FROM', 'The Daily\r\nBcc: x <news@example.org>', 'not a valid sender'],
  ['NEWSLETTER_FROM', ' news@example.org', 'not a valid sender'],
  ['OUTBOX_PATH', undefined, 'missing'],
  ['PORT', 'http', 'set a port'],
  ['PORT', '65536', 'set a port'],
  ['SANDBOX_PORT', '-1', 'set a port'],
  ['HOST', 'https://news.example.org', 'set an address'],
  ['HOST', '127.0.0.1:4321', 'set an address'],
  ['BUILD_NOW', 'yesterday', 'set a date and time'],
  ['INDEXNOW_KEY', 'short', 'is invalid'],
  ['REDIS_URL', 'limits.example:6379', 'not a valid Redis URL'],
  ['REDIS_URL', 'https://limits.example', 'not a valid Redis URL'],
  ['SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES', '9,30,1000', 'set a whole number'],
  ['SIGN_UPS_PER_CLIENT_PER_DAY', '0', 'set a whole number'],
  ['SIGN_UPS_PER_HOUR', '1e3', 'set a whole number'],
  [
    'SIGN_UP_CAPS',
    '9,30,1000',
    'set SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES, SIGN_UPS_PER_CLIENT_PER_DAY and SIGN_UPS_PER_HOUR instead',
  ],
  ['RESEND_WEBHOOK_SECRET', 'whsec_', 'not a valid signing secret'],
  ['RESEND_WEBHOOK_SECRET', 're_123456789012345678', 'not a valid signing secret'],
  ['SITE_URL', undefined, 'missing'],
  ['SITE_URL', 'news.example.org', 'not an absolute URL'],
  ['SITE_URL', 'ftp://news.example.org', 'not an absolute URL'],
  ['SITE_URL', 'http://news.example.org', 'not https'],
  ['SITE_URL', 'https://example.org/news', 'a path without a slash at its end'],
  ['SITE_URL', 'https://example.org/?x', 'more than an origin'],
  ['SITE_URL', 'https://user:word@example.org', 'more than an origin'],
  ['RESEND_DEBUG', 'true', 'is on'],
  ['RESEND_SEGMENT_ID', 'a/b', 'not a valid id'],
  ['RESEND_TOPIC_IDS', 'daily', 'is not valid'],
  ['RESEND_TOPIC_IDS', 'daily:a:b', 'is not valid'],
  ['RESEND_TOPIC_IDS', 'daily:a,', 'is not valid'],
  ['RESEND_TOPIC_IDS', 'Daily:a', 'is not valid'],
  ['RESEND_TOPIC_IDS', 'daily:../a', 'is not valid'],
  ['RESEND_TOPIC_IDS', 'daily:a,daily:b', 'is not valid'],
])('it does not with %s=%j, and one line says so', (name, value, reason) => {
  const problems = settingsProblems({ ...complete, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} .*${reason}`));
  expect(problems[0]).toMatch(/: .+\.$/);
});

test('a build and the sandbox require no setting, but none may be invalid', () => {
  expect(optionalProblems({})).toEqual([]);
  expect(optionalProblems({ SITE_URL: 'example.org', SIGN_UPS_PER_HOUR: 'many' })).toHaveLength(2);
});

test.each([
  ['the sandbox', {}, undefined],
  ['this machine', { SITE_URL: 'http://localhost:4321' }, undefined],
  ['a site', { SITE_URL: complete.SITE_URL, NEWSLETTER_FROM: 'news@example.org' }, undefined],
  ['a site without a sender', { SITE_URL: complete.SITE_URL }, 'NEWSLETTER_FROM is missing'],
  ['a wrong sender', { NEWSLETTER_FROM: 'nobody' }, 'NEWSLETTER_FROM is not a valid sender'],
  ['a wrong id', { RESEND_TOPIC_IDS: 'daily' }, 'RESEND_TOPIC_IDS is not valid'],
])('a build for Cloudflare with %s', (_, env, problem) => {
  const expected = problem === undefined ? [] : [expect.stringContaining(problem)];
  expect(workerProblems(env)).toEqual(expected);
});

test('subscribers may be imported into the sandbox with its own secret, and nowhere else', () => {
  const env = { ...complete, TOKEN_SECRET: sandboxSecret };
  expect(importingProblems({ ...env, RESEND_BASE_URL: 'http://127.0.0.1:4322' })).toEqual([]);
  expect(importingProblems(env)).toHaveLength(1);
  expect(importingProblems({ ...env, RESEND_BASE_URL: 'https://resend.example' })).toHaveLength(1);
});

test('without settings, every required variable has a line', () => {
  const named = settingsProblems({}).map((line) => line.split(' ')[0]);
  expect(named).toEqual([
    'RESEND_API_KEY',
    'NEWSLETTER_FROM',
    'SITE_URL',
    'TOKEN_SECRET',
    'OUTBOX_PATH',
  ]);
});

test('no line repeats a secret', () => {
  expect(settingsProblems({ ...complete, TOKEN_SECRET: 'hunter2' }).join()).not.toContain(
    'hunter2',
  );
});

test('secrets keep their order', () => {
  expect(tokenSecrets(' new , old')).toEqual(['new', 'old']);
  expect(tokenSecrets(undefined)).toEqual([]);
});

test.each([
  ['Der Kurier', 'Der Kurier <news@broadsheet.example>'],
  ['صحيفة, أخبار', 'صحيفة, أخبار <news@broadsheet.example>'],
  ['The "Free" <Press>', 'The  Free   Press <news@broadsheet.example>'],
])('mails to the sandbox of %s are from %s, which is a sender', (name, sender) => {
  expect(sandboxSender(name)).toBe(sender);
  expect(settingsProblems({ ...complete, NEWSLETTER_FROM: sender })).toEqual([]);
});
