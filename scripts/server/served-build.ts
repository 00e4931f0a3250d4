import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { registerHooks } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MailTemplates } from '../../src/mail/mail-template.ts';
import { headersAt } from '../../src/http/headers-at.ts';
import { headerTable } from '../../src/http/header-table.ts';
import { type BuiltFiles, builtFiles } from './built-files.ts';
import { isText } from './built-files/codings.ts';
import type { BuiltFile } from './built-files/index-files.ts';
import { BUILDS, mustBeWhole, UNFINISHED } from '../build/builds.ts';
import { readPolicyFacts } from '../build/policy-facts.ts';
import { mustHaveServer } from '../build/host-of-build.ts';
import { builtMails } from './outbox-worker.ts';
import { type Moved, movedAddresses } from './redirects.ts';
import { builtBase } from '../build/built-site-url.ts';

/** Handles on-demand routes; calls `next` if no route matches. */
export type OnDemand = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
  locals?: App.Locals,
) => Promise<void>;

/** Everything needed to serve one build. Each request is served by one build from start to end. */
export interface ServedBuild {
  /** The name of its folder. */
  name: string;
  /** The path below which the site lies, such as `/`. Addresses are relative to it. */
  base: string;
  files: BuiltFiles;
  handler: OnDemand;
  /** What to respond at an address that has no page of its own. */
  movedAt: (address: string) => Moved | undefined;
  /** The pages for 404 and 405, as HTML. */
  notFound: string;
  notAllowed: string;
  /** The headers of every response at an address; files have more. */
  headersAt: (address: string) => Record<string, string>;
  mails: MailTemplates;
}

/**
 * Loads all of the build in `folder`, so that nothing is missing when the first request arrives.
 * `siteUrl` is the root of the site, `formOrigins` are those of a site whose sign-ups run apart. Throws an Error with one line if the build is incomplete, or if it was
 * made for another path.
 */
export async function loadBuild(
  folder: string,
  siteUrl: string,
  formOrigins: readonly string[] = [],
): Promise<ServedBuild> {
  const build = await realpath(folder).catch(() => folder);
  mustBeWhole(build);
  mustHaveServer(build);
  const client = join(build, 'client');
  const base = await builtBase(client, siteUrl);
  const notFound = await readFile(join(client, '404.html'), 'utf8');
  const facts = { ...(await readPolicyFacts(client)), formOrigins };
  const headers = headersAt(headerTable({ siteUrl, ...facts }));
  return {
    name: basename(build),
    base,
    files: withAssetsOfOthers(await builtFiles(client, headers.file), await otherClients(build)),
    handler: await loadOnDemand(join(build, 'server')),
    movedAt: await movedAddresses(client),
    notFound,
    notAllowed: await readFile(join(client, '405/index.html'), 'utf8'),
    headersAt: headers.every,
    mails: builtMails(build),
  };
}

/** Files with a content hash in their name, which pages of other builds may refer to. */
const HASHED = /^\/(?:_astro\/|pagefind\/.+\.pf_\w+$|og\/.+-[\da-f]{8}\.png$)/;

/** A page that was opened before a switch may load images and the search index after it. */
function withAssetsOfOthers(own: BuiltFiles, others: readonly string[]): BuiltFiles {
  const known = new Map<string, BuiltFile>();
  const findInOthers = (address: string): BuiltFile | undefined => {
    if (!HASHED.test(address)) return undefined;
    const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile();
    const file = others.map((client) => join(client, address)).find(isFile);
    if (file === undefined) return undefined;
    const found = known.get(file) ?? { file, address, isText: isText(address), variants: {} };
    known.set(file, found);
    return found;
  };
  return { ...own, find: (address) => own.find(address) ?? findInOthers(address) };
}

/** The `client` folders of the other kept builds. */
async function otherClients(build: string): Promise<string[]> {
  if (!dirname(build).endsWith(join('/', BUILDS))) return [];
  const names = await readdir(dirname(build));
  return names
    .filter((name) => name !== basename(build) && name !== UNFINISHED)
    .map((name) => join(dirname(build), name, 'client'));
}

/** What differs in every bundle of Astro without affecting any request. */
const VOLATILE = /"(?:key":"[^"]*"|assets":\[[^\]]*\])/g;

const loaded = new Map<string, OnDemand>();

/** The key of what was loaded from each folder. */
const keys = new Map<string, string>();

/** The URLs of all modules in loaded bundles. */
const loadedModules = new Set<string>();

// A route imports its chunk at its first request. Node.js looks for the file first, although the module
// is already loaded, and does not find it if the build has been removed.
registerHooks({
  resolve(specifier, context, next) {
    const url = URL.parse(specifier, context.parentURL)?.href;
    if (url === undefined || !loadedModules.has(url)) return next(specifier, context);
    return { url, format: 'module', shortCircuit: true };
  },
});

/**
 * Node.js never frees a module. Most builds change only articles and images, so their bundles are the
 * same except for a key and the list of images; those share one loaded bundle. All modules are loaded at
 * once, because their folder may be gone when a request needs them.
 */
async function loadOnDemand(server: string): Promise<OnDemand> {
  const modules = globSync('**/*.mjs', { cwd: server }).toSorted();
  const digest = createHash('sha256');
  for (const name of modules) {
    const code = readFileSync(join(server, name), 'utf8');
    digest.update(`${name}\0${code.replace(VOLATILE, '')}\0`);
  }
  const key = digest.digest('hex');
  // Node.js would reuse the modules that it loaded from this path, whose other files are gone.
  if ((keys.get(server) ?? key) !== key) {
    throw new Error(
      `${server} was replaced in place. Restart the server. Next time, copy the build to a new folder and make dist a link to it.`,
    );
  }
  keys.set(server, key);
  const known = loaded.get(key);
  if (known) return known;

  const urlOf = (name: string) => pathToFileURL(join(server, name)).href;
  // The entry that @astrojs/node builds.
  const { handler } = (await import(urlOf('entry.mjs'))) as { handler: OnDemand };
  await Promise.all(modules.map((name) => import(urlOf(name))));
  for (const name of modules) loadedModules.add(urlOf(name));
  loaded.set(key, handler);
  return handler;
}
