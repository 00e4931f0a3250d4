import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { z } from 'zod';
import { feedFormatAt } from '../../../src/core/feed-formats.ts';
import { links } from '../../../src/core/links.ts';
import { UPCOMING } from '../../build/beside-the-site.ts';
import { type BuiltFile, indexFiles } from '../../server/built-files/index-files.ts';

export const KINDS = ['pages', 'feeds', 'emails', 'files'] as const;

/** Names of what one build has and another has not, or has with other content. Sorted. */
export interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
}

export interface BuiltChanges extends Record<(typeof KINDS)[number], Changes> {
  /** The entries of each changed JSON feed, by its address. The other formats have the same. */
  entries: Record<string, Changes>;
}

/** Compares what readers get of two builds: their dist folders. Rejects if one is not a build. */
export async function builtChanges(before: string, after: string): Promise<BuiltChanges> {
  const [old, fresh] = await Promise.all([filesOf(before), filesOf(after)]);
  const all = changesBetween(await digests(old), await digests(fresh));
  const of = (kind: (typeof KINDS)[number]): Changes => ({
    added: all.added.filter((address) => kindOf(address) === kind),
    changed: all.changed.filter((address) => kindOf(address) === kind),
    removed: all.removed.filter((address) => kindOf(address) === kind),
  });
  const feeds = all.changed.filter((address) => feedFormatAt(address) === 'json');
  const entries = await pMap(feeds, async (address): Promise<[string, Changes]> => [
    address,
    changesBetween(await entriesIn(old.get(address)), await entriesIn(fresh.get(address))),
  ]);
  return {
    pages: of('pages'),
    feeds: of('feeds'),
    emails: of('emails'),
    files: of('files'),
    entries: Object.fromEntries(entries),
  };
}

/** Copies of other files, and the search index, whose names change with every build. */
const DERIVED = /\.(?:br|gz)$|^\/pagefind\//;

/** The files for readers, and the emails of upcoming issues, by address. */
async function filesOf(dist: string): Promise<Map<string, string>> {
  const site = await indexFiles(join(dist, 'client'));
  const upcoming = await indexFiles(join(dist, UPCOMING)).catch(() => ({ all: [] as BuiltFile[] }));
  return new Map(
    [
      ...site.all.map(({ address, file }) => [address, file] as const),
      ...upcoming.all.map(
        ({ address, file }) => [links.upcoming + address.slice(1), file] as const,
      ),
    ].filter(([address]) => !DERIVED.test(address)),
  );
}

function kindOf(address: string): (typeof KINDS)[number] {
  if (feedFormatAt(address)) return 'feeds';
  if (/^\/mails\/|^\/newsletter\/.+\/(?:email\.\w+|issue\.json)$/.test(address)) return 'emails';
  return address.endsWith('/') || address.endsWith('.html') ? 'pages' : 'files';
}

async function digests(files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const all = await pMap(
    files,
    async ([address, file]): Promise<[string, string]> => [
      address,
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ],
    { concurrency: 16 },
  );
  return new Map(all);
}

const feedSchema = z.object({
  items: z.array(z.looseObject({ id: z.string(), title: z.string().optional() })),
});

/** The content of each entry of a feed, by its title and id. */
async function entriesIn(file: string | undefined): Promise<Map<string, string>> {
  if (file === undefined) return new Map();
  const { items } = feedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return new Map(items.map((item) => [item.title ?? item.id, JSON.stringify(item)]));
}

function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Changes {
  const isSame = (name: string) => before.get(name) === after.get(name);
  return {
    added: [...after.keys()].filter((name) => !before.has(name)).toSorted(),
    changed: [...after.keys()].filter((name) => before.has(name) && !isSame(name)).toSorted(),
    removed: [...before.keys()].filter((name) => !after.has(name)).toSorted(),
  };
}
