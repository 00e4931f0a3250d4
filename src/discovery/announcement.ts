import { z } from 'zod';

const hashes = z.record(z.string(), z.string());

/** The feeds and pages of a build that hubs and search engines are told about. */
export const announcementSchema = z.strictObject({
  /** URL of the site's root. */
  site: z.string(),
  /** Hashes of the content, by path from the root. */
  feeds: hashes,
  pages: hashes,
});

export type Announcement = z.output<typeof announcementSchema>;

/** Paths whose content has changed since they were announced, sorted. */
export interface Changes {
  feeds: string[];
  /** Includes removed pages, so that search engines drop them. */
  pages: string[];
}

/** What was last announced for the site that was built: nothing, if that was another site. */
export function lastAnnounced(
  { site }: Pick<Announcement, 'site'>,
  announced: Announcement | undefined,
): Announcement {
  return announced?.site === site ? announced : { site, feeds: {}, pages: {} };
}

/** What has changed since the last announcement. */
export function changesSince(announced: Announcement, built: Announcement): Changes {
  const changed = (key: 'feeds' | 'pages') =>
    Object.keys(built[key]).filter((path) => built[key][path] !== announced[key][path]);
  const gone = Object.keys(announced.pages).filter((path) => !(path in built.pages));
  return { feeds: changed('feeds').toSorted(), pages: [...changed('pages'), ...gone].toSorted() };
}

/** The announcement after `acknowledged` has been announced too. */
export function withAcknowledged(
  announced: Announcement,
  built: Announcement,
  acknowledged: Changes,
): Announcement {
  const merged = (key: 'feeds' | 'pages') =>
    acknowledged[key].map((path) => [path, built[key][path]] as const);
  // Removed feeds are not announced, because hubs would request them.
  const feeds = Object.entries(announced.feeds).filter(([path]) => path in built.feeds);
  return {
    site: built.site,
    feeds: sortedHashes([...feeds, ...merged('feeds')]),
    pages: sortedHashes([...Object.entries(announced.pages), ...merged('pages')]),
  };
}

/** Sorted by path. The last entry of each path wins; paths without a hash are left out. */
function sortedHashes(
  entries: readonly (readonly [string, string | undefined])[],
): Record<string, string> {
  const found = [...new Map(entries)].flatMap(([path, hash]): [string, string][] =>
    hash ? [[path, hash]] : [],
  );
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
