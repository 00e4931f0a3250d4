import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/core/links.ts';
import { headersFile } from '../../src/http/headers-file.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { redirectsFile } from '../../src/http/redirects-file.ts';
import { formOrigins, subscribeOrigin } from '../../src/settings/forms-origin.ts';
import { STATIC_HOST_FILE } from './builds.ts';
import { builtSiteUrl } from './built-site-url.ts';
import { readPolicyFacts } from './policy-facts.ts';

/** What only a server reads, and pages that only a server responds with. */
const OF_SERVER = ['redirects.json', links.policy, links.mails, '405', '500.html'];

/**
 * Makes the build in `folder` one of files alone: with the files that static hosts read, and without the
 * on-demand routes and what only a server needs. A file of the same name in public/ is added to the end.
 */
export async function makeStatic(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const client = join(folder, 'client');
  const siteUrl = await builtSiteUrl(client);
  const base = new URL(siteUrl).pathname;
  const facts = { ...(await readPolicyFacts(client)), formOrigins: formOrigins(env) };
  const redirects = JSON.parse(await readFile(join(client, 'redirects.json'), 'utf8')) as object;
  const files = {
    _headers: headersFile(headerTable({ siteUrl, ...facts }), base),
    _redirects: redirectsFile(Object.entries(redirects), base),
    // GitHub Pages would leave out _astro/.
    '.nojekyll': '',
  };
  for (const [name, text] of Object.entries(files)) {
    const own = await readFile(join(client, name), 'utf8').catch(() => '');
    await writeFile(join(client, name), text);
    await appendFile(join(client, name), own);
  }
  const withoutForms = subscribeOrigin(env) === undefined ? ['subscribe'] : [];
  for (const name of [...OF_SERVER, ...withoutForms]) {
    await rm(join(client, name), { recursive: true, force: true });
  }
  await rm(join(folder, 'server'), { recursive: true, force: true });
}

/** Throws an Error with one line if a build has files alone. */
export function mustHaveServer(build: string): void {
  if (!existsSync(join(build, STATIC_HOST_FILE))) return;
  throw new Error(
    `The build in ${build} is for a static host. Copy its client/ to that host, or build with DEPLOY_TARGET=node.`,
  );
}
