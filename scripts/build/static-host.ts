import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/core/links.ts';
import { headersFile } from '../../src/http/headers-file.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { redirectsAdvice, redirectsFile } from '../../src/http/redirects-file.ts';
import { formOrigins, subscribeOrigin } from '../../src/settings/forms-origin.ts';
import { readRedirects } from './built-redirects.ts';
import { builtSiteUrl } from './built-site-url.ts';
import { readPolicyFacts } from './policy-facts.ts';

/** What only a server reads, and pages that only a server responds with. */
export const OF_SERVER = ['redirects.json', links.policy.slice(1), 'mails', '405'];

/**
 * Makes the build in `folder` one of files alone: with the files that static hosts read, and without the
 * on-demand routes and what only a server needs. Returns one line if a host leaves redirects out.
 */
export async function makeStatic(folder: string, env: Environment): Promise<string | undefined> {
  const client = join(folder, 'client');
  await writeHostFiles(client, env);
  // GitHub Pages would leave out _astro/.
  await writeFile(join(client, '.nojekyll'), '');
  const withoutForms = subscribeOrigin(env) === undefined ? ['subscribe'] : [];
  await removeFiles(client, [...OF_SERVER, '500.html', ...withoutForms]);
  await rm(join(folder, 'server'), { recursive: true, force: true });
  return redirectsAdvice(await readFile(join(client, '_redirects'), 'utf8'));
}

/** Removes files and folders, by their names in `client`. */
export async function removeFiles(client: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(client, name), { recursive: true, force: true });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Writes `_headers` and `_redirects` for the build in `client` to the folder `to`. A file of the same name in
 * public/ is added to the end.
 */
export async function writeHostFiles(client: string, env: Environment, to = client): Promise<void> {
  const siteUrl = await builtSiteUrl(client);
  const base = new URL(siteUrl).pathname;
  const redirects = (await readRedirects(client)).map((one) => [one.from, one.to ?? null] as const);
  const files = {
    _headers: headersFile(await tableOfBuild(client, env), base),
    _redirects: redirectsFile(redirects, base),
  };
  for (const [name, text] of Object.entries(files)) {
    const own = await readFile(join(client, name), 'utf8').catch(() => '');
    // It can be a link to the file in `client`.
    await rm(join(to, name), { force: true });
    await writeFile(join(to, name), text + own);
  }
}

/** The table of headers of the build in `client`. */
export async function tableOfBuild(client: string, env: Environment) {
  const facts = { ...(await readPolicyFacts(client)), formOrigins: formOrigins(env) };
  return headerTable({ siteUrl: await builtSiteUrl(client), ...facts });
}
