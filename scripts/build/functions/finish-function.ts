import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileOfRedirect, readRedirects } from '../built-redirects.ts';
import { linkOrCopy } from '../../../src/loading/link-or-copy.ts';
import { removeServerFiles, tableOfBuild, writeHostFiles } from '../static-host.ts';
import { writeVercelConfig } from './vercel-config.ts';

type Host = 'netlify' | 'vercel';
type Environment = Readonly<Record<string, string | undefined>>;

/** What the host reads, in a build and, after it, in the project. */
const READ_BY_HOST = { netlify: '.netlify/v1', vercel: '.vercel/output' } as const;

/** Only adapters need these. */
const LEFT_BY_ADAPTER = ['server', '.netlify/build', '.vercel/output/_functions'];

/**
 * Completes the build in `folder` for a host: with its headers and redirects, and without what only the Node.js
 * server needs. Former addresses have no file, because a file would be sent in place of the redirect or of 410.
 */
export async function finishFunction(host: Host, folder: string, env: Environment): Promise<void> {
  const client = join(folder, 'client');
  const redirects = await readRedirects(client);
  if (host === 'netlify') await writeHostFiles(client, env);
  else await writeVercelConfig(folder, { redirects, table: await tableOfBuild(client, env) });
  await removeServerFiles(client);
  for (const { from } of redirects) await rm(join(client, fileOfRedirect(from)), { force: true });
  if (host === 'vercel') await linkAll(client, join(folder, '.vercel/output/static'));
  for (const name of LEFT_BY_ADAPTER)
    await rm(join(folder, name), { recursive: true, force: true });
}

/** Puts what the host reads into the project, where its build and its command line look for it. */
export async function offerToHost(host: Host, root: string): Promise<void> {
  const place = join(root, READ_BY_HOST[host]);
  const next = `${place}.next`;
  await linkAll(join(root, 'dist', READ_BY_HOST[host]), next);
  await rm(place, { recursive: true, force: true });
  await rename(next, place);
}

/** Makes `to` a copy of a folder, with hard links. */
async function linkAll(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const target = join(to, file.slice(from.length));
    if (!existsSync(dirname(target))) await mkdir(dirname(target), { recursive: true });
    linkOrCopy(file, target);
  }
}
