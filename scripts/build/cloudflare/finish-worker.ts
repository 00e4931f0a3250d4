import { globSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidSettings } from '../../command/command.ts';
import { fileOfRedirect, readRedirects } from '../built-redirects.ts';
import { builtSiteUrl } from '../built-site-url.ts';
import { linkAll } from '../link-all.ts';
import { fillFacts } from '../functions/built-facts.ts';
import { OF_SERVER, removeFiles, writeHostFiles } from '../static-host.ts';
import { WRANGLER_CONFIG, wranglerConfig } from './wrangler-config.ts';
import { loadWrangler, wranglerProblems } from './wrangler-problems.ts';

/**
 * Completes the build in `folder` for Cloudflare: with its headers, its redirects and the configuration of the
 * Worker, which Wrangler has checked. Throws InvalidSettings with one line if that is not valid.
 */
export async function finishWorker(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const client = join(folder, 'client');
  const siteUrl = await builtSiteUrl(client);
  const redirects = await readRedirects(client);
  await writeHostFiles(client, env);
  await fillFacts(join(folder, 'server'), client, redirects);
  // A file of a redirect would be sent in place of the redirect or of 410.
  await removeFiles(client, [...OF_SERVER, ...redirects.map(({ from }) => fileOfRedirect(from))]);
  // They hold the sources of the site.
  for (const map of globSync('server/**/*.map', { cwd: folder })) await rm(join(folder, map));

  const file = join(folder, WRANGLER_CONFIG);
  const assets = await assetsBelow(new URL(siteUrl).pathname, folder);
  const config = wranglerConfig(siteUrl, { ...env, SITE_URL: siteUrl }, assets);
  await writeFile(file, `// Made by npm run build.\n${JSON.stringify(config, null, 2)}\n`);
  const [problem] = wranglerProblems(file, await loadWrangler());
  if (problem !== undefined) throw new InvalidSettings([problem]);
}

/** The folder that Cloudflare serves. It looks for files by the whole path, and for `_headers` at its root. */
async function assetsBelow(base: string, folder: string): Promise<string> {
  if (base === '/') return 'client';
  await linkAll(join(folder, 'client'), join(folder, 'assets', base));
  for (const name of ['_headers', '_redirects'])
    await rename(join(folder, 'assets', base, name), join(folder, 'assets', name));
  return 'assets';
}
