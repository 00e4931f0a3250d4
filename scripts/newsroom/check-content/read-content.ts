import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { DataStore, LoaderContext } from 'astro/loaders';
import { collections } from '../../../src/content.config.ts';
import type { ContentProblem } from '../../../src/core/content-problem.ts';
import { siteUrl } from '../../settings/environment.ts';
import { ContentError } from '../../../src/loading/content-gate.ts';

/** What the loaders of a build report. */
export interface ContentReport {
  problems: readonly ContentProblem[];
  /** Parts that would be left out, for people. */
  notices: readonly string[];
}

/**
 * Reads content/ below `root` with the loaders of a build, and returns what they report. Builds nothing.
 * Throws any error that is not a problem of the content.
 */
export async function readContent(root: string): Promise<ContentReport> {
  const notices: string[] = [];
  const results = await Promise.allSettled(
    Object.entries(collections).map(([collection, config]) => {
      const loader = 'loader' in config && config.loader;
      if (typeof loader !== 'object') throw new Error(`${collection} has no loader.`);
      return loader.load(loaderContext(collection, { root, notices }));
    }),
  );
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const [refused] = failures.filter((failure) => failure instanceof ContentError);
  if (failures.length > 0 && !refused) throw failures[0];
  return { problems: refused?.problems ?? [], notices };
}

/** The parts of Astro's context that the loaders use, with a store that remembers nothing. */
function loaderContext(
  collection: string,
  { root, notices }: { root: string; notices: string[] },
): LoaderContext {
  const entries = new Map<string, unknown>();
  const store = {
    get: (id: string) => entries.get(id),
    set: (entry: { id: string }) => entries.set(entry.id, entry),
    delete: (id: string) => entries.delete(id),
    keys: () => [...entries.keys()],
  };
  return {
    collection,
    // The loaders use nothing else of these.
    store: store as unknown as DataStore,
    meta: new Map<string, string>() as LoaderContext['meta'],
    config: { root: pathToFileURL(`${root}/`), ...siteAddress() } as LoaderContext['config'],
    logger: { warn: (text: string) => notices.push(text) } as unknown as LoaderContext['logger'],
    generateDigest: (text: string) => createHash('sha256').update(text).digest('hex'),
  } as LoaderContext;
}

/** As astro.config.mjs has it. */
function siteAddress() {
  const site = siteUrl();
  return { site, base: URL.parse(site)?.pathname ?? '/' };
}
