import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForm } from '../../../src/http/read-form.ts';

const origin = 'https://news.example.org';
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=b';
const part = (name: string, value: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

function post(body: Body, headers: Record<string, string> = {}, method = 'POST'): Request {
  const bodied = body === null ? {} : { body, duplex: 'half' as const };
  return new Request(`${origin}/api/subscribe`, {
    method,
    headers: { origin, 'content-type': URLENCODED, ...headers },
    ...bodied,
  });
}

async function answerTo(request: Request): Promise<unknown> {
  const form = await readForm(request, { fields: ['email'], siteUrl: origin });
  return form.status === 'read' ? form.fields : form.refusal.status;
}

describe('method', () => {
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s is answered 405 with the methods there are',
    async (method) => {
      const form = await readForm(post(null, {}, method), { fields: ['email'], siteUrl: origin });
      expect(form).toMatchObject({
        status: 'refused',
        refusal: { status: 405, headers: { Allow: 'POST' } },
      });
    },
  );
  test('an address with more methods names them', async () => {
    const allow = 'GET, HEAD, POST';
    const form = await readForm(post(null, {}, 'PUT'), {
      fields: ['token'],
      siteUrl: origin,
      allow,
    });
    expect(form).toMatchObject({ refusal: { status: 405, headers: { Allow: allow } } });
  });
});

describe('type', () => {
  test.each([
    ['urlencoded', URLENCODED, 'email=ada%40example.org'],
    ['in capitals', URLENCODED.toUpperCase(), 'email=ada%40example.org'],
    ['with charset', `${URLENCODED}; charset=UTF-8`, 'email=ada@example.org'],
    ['multipart', MULTIPART, `${part('email', 'ada@example.org')}--b--\r\n`],
  ])('read: %s', async (_, type, body) => {
    expect(await answerTo(post(body, { 'content-type': type }))).toEqual({
      email: 'ada@example.org',
    });
  });
  test.each([
    ['JSON', 'application/json'],
    ['JSON of a kind', 'application/json+x'],
    ['plain text', 'text/plain'],
    ['another charset', `${URLENCODED}; charset=utf-16`],
    ['something like it', `${URLENCODED}x`],
    ['rubbish', '\u00ff;;'],
    ['empty', ''],
  ])('415: %s', async (_, type) => {
    expect(await answerTo(post('email=ada@example.org', { 'content-type': type }))).toBe(415);
  });
  test('415: no type and no body', async () => {
    const request = new Request(`${origin}/x`, { method: 'POST', headers: { origin } });
    expect(await answerTo(request)).toBe(415);
  });
  test('415: a compressed body', async () => {
    expect(await answerTo(post('email=x', { 'content-encoding': 'gzip' }))).toBe(415);
  });
});

describe('size', () => {
  const max = 'email='.padEnd(8192, 'a');
  test('read: 8192 bytes', async () => {
    expect(await answerTo(post(max))).toEqual({ email: max.slice(6) });
  });
  test.each([
    ['one byte more', `${max}a`, {}],
    ['1 MB', 'email='.padEnd(1_000_000, 'a'), {}],
    ['a length that says too much', 'email=x', { 'content-length': '8193' }],
    ['a length that lies', `${max}a`, { 'content-length': '7' }],
    ['a length that is not a number', `${max}a`, { 'content-length': 'x' }],
  ])('413: %s', async (_, body, headers) => {
    expect(await answerTo(post(body, headers))).toBe(413);
  });
  test('413 without a length, reading no more of the stream than necessary', async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1024;
        controller.enqueue(new Uint8Array(1024).fill(97));
      },
    });
    expect(await answerTo(post(endless))).toBe(413);
    expect(given).toBeLessThan(20_000);
  });
  test('400: a connection that breaks', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('reset'));
      },
    });
    expect(await answerTo(post(broken))).toBe(400);
  });
});

describe('fields', () => {
  test.each([
    ['none', '', undefined],
    ['an empty one', 'email=', ''],
    ['a name alone', 'email', ''],
    ['another one', 'name=x', undefined],
    ['a space', 'email=a+b%20c', 'a b c'],
    ['an equals sign', 'email=a=b', 'a=b'],
    ['CR and LF, kept for the domain to refuse', 'email=a%0d%0ab', 'a\r\nb'],
    ['NUL', 'email=a%00b', 'a\u0000b'],
    ['__proto__ beside it', '__proto__=x&email=y', 'y'],
    ['a name in another case', 'Email=x', undefined],
    ['a name like a list', 'email[]=x', undefined],
  ])('urlencoded, %s', async (_, body, email) => {
    expect(await answerTo(post(body))).toEqual({ email });
  });
  test('no body at all', async () => {
    expect(await answerTo(post(null))).toEqual({ email: undefined });
  });
  test('each requested field, and no other', async () => {
    const form = await readForm(post('b=2&c=3&a=1'), { fields: ['a', 'b'], siteUrl: origin });
    expect(form).toEqual({ status: 'read', fields: { a: '1', b: '2' }, lists: {} });
  });
  test.each([
    ['two', URLENCODED, 'email=a&email=b'],
    ['two that are alike', URLENCODED, 'email=a&email=a'],
    ['two, one of them written otherwise', URLENCODED, 'email=a&%65mail=b'],
    ['two parts', MULTIPART, `${part('email', 'a')}${part('email', 'b')}--b--\r\n`],
    ['bytes that are no UTF-8', URLENCODED, new Uint8Array([0x65, 0x3d, 0xff])],
    ['an escape that is no UTF-8', URLENCODED, 'email=%ff'],
    ['half an escape', URLENCODED, 'email=%4'],
    ['an escape of a surrogate', URLENCODED, 'email=%ed%a0%80'],
    ['UTF-16', URLENCODED, new Uint8Array([0xff, 0xfe, 0x65, 0x00])],
    ['no part', MULTIPART, ''],
    ['a part that is cut off', MULTIPART, part('email', 'a').slice(0, -6)],
    ['no last boundary', MULTIPART, part('email', 'a')],
    ['another boundary', MULTIPART, part('email', 'a').replaceAll('--b', '--c')],
    ['no boundary named', 'multipart/form-data', `${part('email', 'a')}--b--\r\n`],
    ['a file', MULTIPART, `${part('email', 'a', '; filename="a.txt"')}--b--\r\n`],
    [
      'a part that is no UTF-8',
      MULTIPART,
      new Uint8Array([...new TextEncoder().encode(part('email', '')), 0xff]),
    ],
  ])('400: %s', async (_, type, body) => {
    expect(await answerTo(post(body, { 'content-type': type }))).toBe(400);
  });
});

test('no bytes make it throw', async () => {
  const start = new TextEncoder().encode(part('email', 'a'));
  const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => new Uint8Array(some));
  const nearMultipart = bytes.map((some) => new Uint8Array([...start.slice(0, 40), ...some]));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(URLENCODED, MULTIPART, 'multipart/form-data; boundary="'),
      fc.oneof(
        bytes,
        nearMultipart,
        fc.string().map((text) => new TextEncoder().encode(text)),
      ),
      async (type, body) => {
        const form = await readForm(post(body, { 'content-type': type }), {
          fields: ['email'],
          siteUrl: origin,
        });
        if (form.status === 'refused') expect(form.refusal.status).toBe(400);
      },
    ),
    { numRuns: 1000 },
  );
});
