import { signedHeaders } from '../../../scripts/sandbox/svix-signature.ts';
import { CANARY, type BadInput } from './bad-input.ts';

/** The secret of the server. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret of 32 bytes ...').toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.from('another secret').toString('base64')}`;

const bounce = (change: object = {}) => ({
  type: 'email.bounced',
  created_at: '2025-03-01T12:00:00Z',
  data: { to: [`${CANARY}@example.org`], bounce: { type: 'Permanent' } },
  ...change,
});

/** Messages that are not signed with our secret, or whose content is unknown. */
export function badWebhooks(now: Date): BadInput[] {
  const seconds = Math.floor(now.getTime() / 1000);
  const body = JSON.stringify(bounce());
  const headers = signedHeaders(WEBHOOK_SECRET, 'msg_1', seconds, body);
  const input = (name: string, status: number, headers: Record<string, string>, body: string) => ({
    name: `a webhook, ${name}`,
    path: '/api/webhooks/resend',
    method: 'POST',
    status,
    headers,
    body,
  });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
  const at = (moment: number) => signedHeaders(WEBHOOK_SECRET, 'msg_1', moment, body);
  const saying = (name: string, event: unknown) => {
    const text = typeof event === 'string' ? event : JSON.stringify(event);
    return input(name, 400, signedHeaders(WEBHOOK_SECRET, 'msg_1', seconds, text), text);
  };
  const long = ' '.repeat(65_537);

  return [
    input('no headers', 400, {}, body),
    ...Object.keys(headers).map((name) => input(`no ${name}`, 400, without(name), body)),
    ...Object.keys(headers).map((name) =>
      input(`an empty ${name}`, 400, { ...headers, [name]: '' }, body),
    ),
    input('another secret', 401, signedHeaders(OTHER_SECRET, 'msg_1', seconds, body), body),
    input('another id', 401, { ...headers, 'svix-id': 'msg_2' }, body),
    input('another moment', 401, { ...headers, 'svix-timestamp': `${seconds - 1}` }, body),
    input('a moment that is none', 401, { ...headers, 'svix-timestamp': 'NaN' }, body),
    input('too old', 401, at(seconds - 600), body),
    input('from the future', 401, at(seconds + 600), body),
    input('a changed body', 401, headers, body.replace('Permanent', 'Transient')),
    input('a space more', 401, headers, `${body} `),
    input('no body', 401, headers, ''),
    input(
      'no version',
      401,
      { ...headers, 'svix-signature': headers['svix-signature'].slice(3) },
      body,
    ),
    input(
      'another version',
      401,
      { ...headers, 'svix-signature': headers['svix-signature'].replace('v1,', 'v2,') },
      body,
    ),
    input('a signature that is none', 401, { ...headers, 'svix-signature': 'v1,' }, body),
    input(
      'half a signature',
      401,
      { ...headers, 'svix-signature': headers['svix-signature'].slice(0, 20) },
      body,
    ),
    saying('no JSON', '{'),
    saying('a text', '"email.bounced"'),
    saying('null', 'null'),
    saying('a list', [bounce()]),
    saying('no type', bounce({ type: undefined })),
    saying('a type that is a number', bounce({ type: 7 })),
    saying('a type that holds an address', bounce({ type: `${CANARY}@example.org` })),
    saying('no moment', bounce({ created_at: undefined })),
    saying('a moment that is none', bounce({ created_at: 'yesterday' })),
    saying('no data', bounce({ data: undefined })),
    saying('nobody', bounce({ data: { bounce: { type: 'Permanent' } } })),
    saying('a bounce of no kind', bounce({ data: { to: [`${CANARY}@example.org`] } })),
    saying(
      'addresses that are numbers',
      bounce({ data: { to: [7], bounce: { type: 'Permanent' } } }),
    ),
    saying('a change of nobody', bounce({ type: 'contact.updated', data: { unsubscribed: true } })),
    input('64 KB and one byte', 413, signedHeaders(WEBHOOK_SECRET, 'msg_1', seconds, long), long),
    input(
      '1 MB in chunks',
      413,
      { ...headers, 'transfer-encoding': 'chunked' },
      'a'.repeat(1_000_000),
    ),
  ];
}
