import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOfRedirect, readRedirects } from '../built-redirects.ts';
import { subscribeOrigin } from '../../../src/settings/forms-origin.ts';
import { builtSiteUrl } from '../built-site-url.ts';
import { FILES_OF_FORMS } from '../files-of-forms.ts';
import { linkAll } from '../link-all.ts';
import { OF_SERVER, tableOfBuild, writeHostFiles } from '../static-host.ts';
import { fillFacts } from './built-facts.ts';
import { writeVercelConfig } from './vercel-config.ts';

type Host = 'netlify' | 'vercel';
type Environment = Readonly<Record<string, string | undefined>>;

/** What the host reads, in a build and, after it, in the project. */
const READ_BY_HOST = { netlify: '.netlify/v1', vercel: '.vercel/output' } as const;

/** The folder in a build with the files for visitors, as the host publishes them. */
const PUBLISHED = { netlify: 'publish', vercel: '.vercel/output/static' } as const;

/** Only adapters need these. */
const LEFT_BY_ADAPTER = ['server', '.netlify/build', '.vercel/output/_functions'];

const FUNCTION = {
  netlify: '.netlify/v1/functions/ssr',
  vercel: '.vercel/output/functions/_render.func',
} as const;

/** What adapters put into a function because its code contains the path, although it imports nothing from there. */
const NOT_IMPORTED = ['content', 'node_modules', 'public', 'src'];

/**
 * Completes the build in `folder` for a host: with its headers and redirects, and without what only the Node.js
 * server needs. Former addresses have no file, because a file would be sent in place of the redirect or of 410.
 * If sign-ups run apart from the site, there are only the files that pages of forms load.
 */
export async function finishFunction(host: Host, folder: string, env: Environment): Promise<void> {
  const client = join(folder, 'client');
  const base = new URL(await builtSiteUrl(client)).pathname;
  const redirects = await readRedirects(client);
  const isApart = subscribeOrigin(env) !== undefined;
  const published = join(folder, PUBLISHED[host]);
  const former = new Set(redirects.map(({ from }) => fileOfRedirect(from)));
  const isPublished = (file: string) =>
    isApart ? isOfForms(file) : !former.has(file) && !isOfServer(file);
  // The adapter has copied everything there.
  await rm(published, { recursive: true, force: true });
  await linkAll(client, join(published, base), isPublished);
  if (host === 'netlify') await writeHostFiles(client, env, published);
  else {
    const table = await tableOfBuild(client, env);
    await writeVercelConfig(folder, { redirects, table, base, isApart });
  }
  await fillFacts(join(folder, FUNCTION[host]), client, redirects);
  const traced = NOT_IMPORTED.map((name) => join(FUNCTION[host], name));
  for (const name of [...LEFT_BY_ADAPTER, ...traced])
    await rm(join(folder, name), { recursive: true, force: true });
}

/** `file`: a path from the folder for visitors, such as `/about/index.html`. */
function isOfServer(file: string): boolean {
  return OF_SERVER.some((name) => file === `/${name}` || file.startsWith(`/${name}/`));
}

function isOfForms(file: string): boolean {
  return FILES_OF_FORMS.test(file) || file === '/404.html' || file === '/500.html';
}

/** Puts what the host reads into the project, where its build and its command line look for it. */
export async function offerToHost(host: Host, root: string): Promise<void> {
  const place = join(root, READ_BY_HOST[host]);
  const next = `${place}.next`;
  await rm(next, { recursive: true, force: true });
  await linkAll(join(root, 'dist', READ_BY_HOST[host]), next);
  await rm(place, { recursive: true, force: true });
  await rename(next, place);
}
