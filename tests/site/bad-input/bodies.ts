import { words } from '../../../src/i18n/words.ts';
import { CANARY, FORM, good, own, type BadInput } from './bad-input.ts';

const { unreadable, sentTwice, tooLarge, wrongType } = words.refusals;
// Long and unusual, like a browser's, because the parser splits wherever it finds it.
const BOUNDARY = 'BroadsheetBoundary7MA4YWxk';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const END = `--${BOUNDARY}--\r\n`;
const part = (name: string, value: string, more = '') =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const email = part('email', `${CANARY}@example.org`);
const long = 'a'.repeat(1_000_000);

type Row = [
  name: string,
  status: number,
  says: string,
  body: string,
  headers?: Record<string, string>,
];
const missing = words.refusals.address.missing;
const multipart = { 'content-type': MULTIPART };

const ROWS: Row[] = [
  ['no body', 422, missing, ''],
  ['an ampersand', 422, missing, '&'],
  ['an equals sign', 422, missing, '='],
  ['another field only', 422, missing, 'name=x'],
  ['the field in another case', 422, missing, `Email=${CANARY}%40example.org`],
  ['the field as a list', 422, missing, `email[]=${CANARY}%40example.org`],
  ['the field with a space', 422, missing, `email+=${CANARY}%40example.org`],
  ['JSON in a form', 422, missing, `{"email":"${CANARY}@example.org"}`],
  ['__proto__', 422, missing, `__proto__=${CANARY}%40example.org&__proto__[email]=x`],
  ['the sign in its place', 422, missing, `email%3D${CANARY}%40example.org`],
  ['two email fields', 400, sentTwice.message, `${good}&${good}`],
  ['two email fields, one of them empty', 400, sentTwice.message, `${good}&email=`],
  ['two email fields, one of them escaped', 400, sentTwice.message, `${good}&%65mail=x`],
  ['two pages', 400, sentTwice.message, `${good}&page=/&page=/x/`],
  ['two traps', 400, sentTwice.message, `${good}&website=&website=`],
  ['an escape that is no UTF-8', 400, unreadable.message, 'email=%FF%FE'],
  ['an escape of a surrogate', 400, unreadable.message, 'email=%ED%A0%80'],
  ['an overlong escape', 400, unreadable.message, 'email=%C0%80'],
  ['half an escape', 400, unreadable.message, `${good}&x=%4`],
  ['an escape of what is no digit', 400, unreadable.message, `${good}&x=%zz`],
  ['nothing ticked', 422, words.reader.choice.none, `${good}&newsletter=`],
  ['an unknown newsletter', 422, words.reader.choice.unknown, `${good}&newsletter=hourly`],
  ['a newsletter in another case', 422, words.reader.choice.unknown, `${good}&newsletter=Daily`],
  ['a path as newsletter', 422, words.reader.choice.unknown, `${good}&newsletter=../daily`],
  ['1 MB', 413, tooLarge.message, `${good}&x=${long}`],
  ['8,193 bytes', 413, tooLarge.message, `${good}&x=`.padEnd(8193, 'a')],
  [
    '1 MB in chunks',
    413,
    tooLarge.message,
    `${good}&x=${long}`,
    { 'transfer-encoding': 'chunked' },
  ],
  ['a thousand fields', 413, tooLarge.message, `${good}${'&a=12345'.repeat(1100)}`],
  ['no part', 400, unreadable.message, '--', multipart],
  ['a part that is cut off', 400, unreadable.message, `--${BOUNDARY}\r\nContent-Dis`, multipart],
  ['no last boundary', 400, unreadable.message, email, multipart],
  ['another boundary', 400, unreadable.message, `${email}--y--\r\n`, multipart],
  [
    'no boundary',
    400,
    unreadable.message,
    `${email}${END}`,
    { 'content-type': 'multipart/form-data' },
  ],
  ['two parts', 400, sentTwice.message, `${email}${email}${END}`, multipart],
  [
    'a file in place of the address',
    400,
    unreadable.message,
    `${part('email', CANARY, '; filename="a.txt"')}${END}`,
    multipart,
  ],
  ['parts under another name', 422, missing, `${part('mail', CANARY)}${END}`, multipart],
  ...[
    ['JSON', 'application/json'],
    ['JSON of a kind', 'application/json+x'],
    ['plain text', 'text/plain'],
    ['XML', 'application/xml'],
    ['UTF-16', `${FORM}; charset=utf-16`],
    ['Latin-1', `${FORM}; charset=iso-8859-1`],
    ['a type like it', `${FORM}x`],
    ['a list of types', `${FORM}, text/plain`],
    ['a multipart of another kind', 'multipart/mixed; boundary=x'],
    ['a type that is none', ';;'],
  ].map(([name = '', type = '']): Row => [
    name,
    415,
    wrongType.message,
    good,
    { 'content-type': type },
  ]),
  ['gzip', 415, wrongType.message, good, { 'content-encoding': 'gzip' }],
  ['Brotli, twice', 415, wrongType.message, good, { 'content-encoding': 'br, br' }],
];

/** Bodies that are not valid sign-ups, with and without the trailing slash. */
export const badBodies: BadInput[] = ROWS.flatMap(([name, status, says, body, headers]) =>
  ['/api/subscribe', '/api/subscribe/'].map((path) => ({
    name,
    path,
    method: 'POST',
    status,
    says,
    body,
    headers: { ...own, ...headers },
  })),
);
