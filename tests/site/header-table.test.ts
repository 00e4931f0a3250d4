import { globSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPolicyFacts } from '../../scripts/build/policy-facts.ts';
import { headersAt, patternOf } from '../../src/http/headers-at.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { client } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

const table = headerTable({ siteUrl: 'http://localhost/', ...(await readPolicyFacts(client)) });
const asked = globSync('**/*', { cwd: client, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(client.length))
  .map((path) => path.replace(/(?<=\/)index\.html$/, ''));

/** The first file of a class that is not in a later one. */
function exampleOf(addresses: readonly string[]): string {
  const own = addresses.map(patternOf);
  const later = table
    .slice(table.findIndex((one) => one.addresses === addresses) + 1)
    .flatMap((one) => one.addresses.map(patternOf));
  const found = asked.find(
    (path) => own.some((one) => one.test(path)) && !later.some((one) => one.test(path)),
  );
  if (found === undefined) throw new Error(`The build has no file for ${addresses.join(', ')}.`);
  return found;
}

test.each(table.map(({ of, addresses }) => [of, addresses] as const))(
  'the server sends the headers of the table for %s, to browsers and to programs',
  async (_of, addresses) => {
    const path = exampleOf(addresses);
    for (const accept of ['text/html', '*/*']) {
      const { headers } = await fetch(site.url + path, { headers: { accept } });
      const { Vary, ...own } = headersAt(table).file(path, accept);
      for (const [name, value] of Object.entries(own)) expect(headers.get(name), name).toBe(value);
      if (Vary) expect(headers.get('vary')).toContain(Vary);
    }
  },
);

test.each(['/nowhere/', '/healthz', '/api/subscribe', '/preferences/', '/articles/x.md'])(
  '%s, which is no file, has the headers of every response',
  async (path) => {
    const { headers } = await fetch(site.url + path);
    const own = headersAt(table).every(path);
    // Pages for one visitor have a stricter one.
    delete own['Referrer-Policy'];
    for (const [name, value] of Object.entries(own)) expect(headers.get(name), name).toBe(value);
  },
);
