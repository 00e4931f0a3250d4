import { words } from '../../../src/i18n/words.ts';
import { good, own, type BadInput } from './bad-input.ts';

const { foreignOrigin, notAllowed } = words.refusals;

const ALLOWED: Record<string, string> = {
  '/api/subscribe': 'POST',
  '/subscribe/confirm/': 'GET, HEAD, POST',
  '/preferences/': 'GET, HEAD, POST',
  '/unsubscribe/': 'GET, HEAD, POST',
  '/api/webhooks/resend': 'POST',
  '/healthz': 'GET, HEAD',
};

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'QUERY',
  'TRACE',
];

/** Methods that a path does not allow. */
export const badMethods: BadInput[] = Object.entries(ALLOWED).flatMap(([path, allow]) =>
  METHODS.filter((method) => !allow.split(', ').includes(method)).map((method) => ({
    name: 'a method that is not there',
    path,
    method,
    headers: own,
    status: 405,
    allow,
    ...(method !== 'HEAD' && isPage(path) && { says: notAllowed.title }),
  })),
);

const ORIGINS: [name: string, headers: Record<string, string>][] = [
  ['no Origin', {}],
  ['an empty Origin', { origin: '' }],
  ['Origin: null', { origin: 'null' }],
  ['a foreign Origin', { origin: 'https://evil.example' }],
  ['a part of our host', { origin: 'http://local' }],
  ['our host as a part of another', { origin: 'http://localhost.evil.example' }],
  ['a host under ours', { origin: 'http://evil.localhost' }],
  ['our host on another port', { origin: 'http://localhost:1' }],
  ['our host without its port', { origin: 'http://localhost' }],
  ['our host over https', { origin: 'https://localhost' }],
  ['our host as a user', { origin: 'http://localhost@evil.example' }],
  ['two Origins', { origin: 'http://localhost, https://evil.example' }],
  ['a Referer and no Origin', { referer: 'http://localhost/' }],
  ['Sec-Fetch-Site: cross-site', { origin: 'own', 'sec-fetch-site': 'cross-site' }],
  ['Sec-Fetch-Site: same-site', { origin: 'own', 'sec-fetch-site': 'same-site' }],
  ['an unknown Sec-Fetch-Site', { origin: 'own', 'sec-fetch-site': 'self' }],
  ['Sec-Fetch-Site in capitals', { origin: 'own', 'sec-fetch-site': 'SAME-ORIGIN' }],
];

/** Forms that were not sent from the site's own pages. */
export const badOrigins: BadInput[] = [
  '/api/subscribe',
  '/subscribe/confirm/',
  '/preferences/',
].flatMap((path) =>
  ORIGINS.map(([name, headers]) => ({
    name,
    path,
    method: 'POST',
    status: 403,
    says: foreignOrigin.title,
    body: good,
    headers: { 'content-type': own['content-type'], ...headers },
  })),
);

/** Headers that name another host, protocol or client. The sign-up is accepted as if they were absent. */
export const SPOOFS: [name: string, headers: Record<string, string>][] = [
  ['Host', { host: 'evil.example' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.example' }],
  ['X-Forwarded-Proto', { 'x-forwarded-proto': 'https' }],
  ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1, ::1, evil' }],
  ['Forwarded', { forwarded: 'for=127.0.0.1;host=evil.example;proto=https' }],
  ['X-Original-URL', { 'x-original-url': '/unsubscribe/', 'x-rewrite-url': '/unsubscribe/' }],
  ['a method in a header', { 'x-http-method-override': 'DELETE', 'x-method-override': 'GET' }],
  ['a cookie', { cookie: `session=${'x'.repeat(4000)}; __Host-id=1` }],
  ['a key', { authorization: 'Bearer re_another' }],
];

function isPage(path: string): boolean {
  return path !== '/healthz' && !path.startsWith('/api/webhooks/');
}
