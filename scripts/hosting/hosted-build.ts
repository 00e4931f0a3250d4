import { createHash } from 'node:crypto';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { contentType } from 'mime-types';
import { pathBelow } from '../../src/core/site-urls.ts';
import { type HeaderClass, headerTable } from '../../src/http/header-table.ts';
import { pageOfRedirect, readRedirects } from '../build/built-redirects.ts';
import { builtBase, builtSiteUrl } from '../build/built-site-url.ts';
import { readPolicyFacts } from '../build/policy-facts.ts';
import { isText } from '../server/built-files/codings.ts';

/** What a web server needs to know to send the files of a build as the Node.js server does. */
export interface HostedBuild {
  /** The path below which the site lies, such as `/`. */
  base: string;
  table: readonly HeaderClass[];
  /** The Content-Type of files by the extension of their names, without its dot. */
  types: Readonly<Record<string, string>>;
  /** Those of them whose files are worth compressing. */
  texts: readonly string[];
  /** Decoded paths of files that stand for a page that has moved or is gone. */
  moved: readonly string[];
}

/** The folder in a build that a web server takes files from. */
export const FRONT = 'front';

/**
 * Reads it from the build in `build`. Rejects if there is none. `siteUrl` is the root of the site; the one of
 * the build by default.
 */
export async function hostedBuild(
  build: string,
  { siteUrl, formOrigins }: { siteUrl?: string; formOrigins: readonly string[] },
): Promise<HostedBuild> {
  const client = join(build, 'client');
  const root = siteUrl ?? (await builtSiteUrl(client));
  const base = await builtBase(client, root);
  const redirects = await readRedirects(client);
  const extensions = (await readdir(client, { recursive: true }))
    .map((file) => extname(file).slice(1))
    .filter((extension) => /^\w+$/.test(extension) && !['br', 'gz'].includes(extension));
  const known = [...new Set(extensions)].toSorted().flatMap((extension) => {
    const type = contentType(`.${extension}`);
    return type ? [[extension, type] as const] : [];
  });
  return {
    base,
    table: headerTable({ siteUrl: root, ...(await readPolicyFacts(client)), formOrigins }),
    types: Object.fromEntries(known),
    texts: known.map(([extension]) => extension).filter((one) => isText(`.${one}`)),
    moved: redirects.map(({ from }) => pathBelow(pageOfRedirect(from), base)),
  };
}

/**
 * The folder from which a web server takes the files of a build, from that of the build. Its name is a digest
 * of everything that the file of the server says: in a build for which that would be wrong, the folder is
 * missing, so that the server finds no file and asks Node.js.
 */
export function frontFolder(hosted: HostedBuild): string {
  const digest = createHash('sha256').update(JSON.stringify(hosted)).digest('hex');
  return join(FRONT, digest.slice(0, 16));
}

/** Adds that folder to the unfinished build in `build`, with its files below the path of the site. */
export async function addFront(build: string, formOrigins: readonly string[]): Promise<void> {
  const hosted = await hostedBuild(build, { formOrigins });
  const link = join(build, frontFolder(hosted), hosted.base).replace(/\/$/, '');
  await mkdir(dirname(link), { recursive: true });
  await symlink(relative(dirname(link), join(build, 'client')), link);
}
