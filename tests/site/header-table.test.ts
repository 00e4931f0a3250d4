import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPolicyFacts } from '../../scripts/build/policy-facts.ts';
import { headersAt } from '../../src/http/headers-at.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { client } from './built-site.ts';
import { exampleOf } from './header-examples.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

const table = headerTable({ siteUrl: 'http://localhost/', ...(await readPolicyFacts(client)) });
test.each(table.map(({ of, addresses }) => [of, addresses] as const))(
  'the server sends the headers of the table for %s, to browsers and to programs',
  async (_of, addresses) => {
    const path = exampleOf(table, addresses);
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
