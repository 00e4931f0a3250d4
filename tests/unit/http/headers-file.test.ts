import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadersHandler } from '@netlify/headers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersAt, patternOf } from '../../../src/http/headers-at.ts';
import { headersFile } from '../../../src/http/headers-file.ts';
import { headerTable } from '../../../src/http/header-table.ts';
import { cloudflareHeaders } from './cloudflare-headers.ts';

const table = headerTable({
  siteUrl: 'https://example.org/news/',
  styleHash: 'sha256-x',
  added: [{ 'script-src': ['https://count.example'] }],
});

/** An address of each class of the table, and of what is in none but the first. */
const ADDRESSES = [
  ...['/', '/about/', '/articles/x/', '/404.html', '/logo.png', '/redirects.json', '/robots.txt'],
  ...['/search/', '/sitemap-index.xml', '/sitemap/pages.xml', '/feeds.opml', '/feed.xsl'],
  ...['/rss.xml', '/atom.xml', '/feed.json', '/rss/1.xml', '/feed/12.json', '/newsletter/rss.xml'],
  ...['/topics/email/atom.xml', '/authors/desk/feed.json', '/topics/email/rss/2.xml'],
  ...['/articles/x.md', '/newsletter/2025-03-10-daily/', '/newsletter/2025-03-10-daily/email.html'],
  ...['/newsletter/2025-03-10-daily/issue.json', '/mails/welcome.json', '/_astro/x.AbC.avif'],
];

let folder: string;
let netlify: (path: string) => Promise<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-headers-'));
  await writeFile(join(folder, '_headers'), headersFile(table, '/news/'));
  const refuse = (line: string) => {
    throw new Error(line);
  };
  const logger = { log: () => undefined, warn: refuse, error: refuse };
  const handler = new HeadersHandler({ projectDir: folder, logger });
  netlify = async (path) =>
    lowerCase(await handler.apply(new Request(`https://example.org${path}`)));
});
afterAll(() => rm(folder, { recursive: true }));

test('there is an address of each class', () => {
  for (const { of, addresses } of table) {
    const patterns = addresses.map(patternOf);
    expect(
      ADDRESSES.some((at) => patterns.some((one) => one.test(at))),
      of,
    ).toBe(true);
  }
});

test.each(ADDRESSES)('Netlify and Cloudflare send the headers of the table for %s', async (at) => {
  const own = headersAt(table).file(at, 'text/html');
  // They cannot tell clients apart.
  delete own['Vary'];
  expect(await netlify(`/news${at}`)).toEqual(lowerCase(own));
  expect(cloudflareHeaders(headersFile(table, '/news/'))(`/news${at}`)).toEqual(lowerCase(own));
});

test('outside the path of the site, nothing is sent', async () => {
  expect(await netlify('/about/')).toEqual({});
  expect(cloudflareHeaders(headersFile(table, '/news/'))('/about/')).toEqual({});
});

test('without the line that removes a header, Cloudflare would send two policies', () => {
  const broken = headersFile(table, '/').replaceAll(/^ {2}! .*\n/gm, '');
  const policy = cloudflareHeaders(broken)('/search/')['content-security-policy'];
  expect(policy?.match(/default-src/g)).toHaveLength(2);
});

test('a header that is longer than a host takes is refused with its setting', () => {
  const sources = Array.from({ length: 80 }, (_, i) => `https://host-${i}.example.org`);
  const long = headerTable({ siteUrl: '', styleHash: 'sha256-x', added: [{ 'img-src': sources }] });
  expect(() => headersFile(long, '/')).toThrow(
    /^Content-Security-Policy has \d+ characters, .* contentSecurityPolicy of src\/site\.config\.ts\.$/,
  );
});

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([n, value]) => [n.toLowerCase(), value]));
}
