import { z } from 'zod';

const hashes = z.record(z.string(), z.string());

/** What of a build others want to hear of, each by its address from the root. */
export const announcementSchema = z.strictObject({
  /** Root of the site. */
  site: z.string(),
  /** Hashes of what readers get there. */
  feeds: hashes,
  pages: hashes,
});

export type Announcement = z.output<typeof announcementSchema>;

/** Addresses from the root whose content is another than was announced, in their order. */
export interface Changes {
  feeds: string[];
  /** Also those that are no longer there, so that search engines look and forget them. */
  pages: string[];
}

/** What stands announced of the site that was built: nothing of it, where another site was. */
export function publicationStatus(
  { site }: Pick<Announcement, 'site'>,
  announced: Announcement | undefined,
): Announcement {
  return announced?.site === site ? announced : { site, feeds: {}, pages: {} };
}

/** What has changed since it was announced. */
export function changesSince(announced: Announcement, built: Announcement): Changes {
  const changed = (key: 'feeds' | 'pages') =>
    Object.keys(built[key]).filter((path) => built[key][path] !== announced[key][path]);
  const gone = Object.keys(announced.pages).filter((path) => !(path in built.pages));
  return { feeds: changed('feeds').toSorted(), pages: [...changed('pages'), ...gone].toSorted() };
}

/** What stands announced once `acknowledged` has been, too. */
export function withAcknowledged(
  announced: Announcement,
  built: Announcement,
  acknowledged: Changes,
): Announcement {
  const merged = (key: 'feeds' | 'pages') =>
    acknowledged[key].map((path) => [path, built[key][path]] as const);
  // Of a feed that is gone no hub is told, since it would only ask for it.
  const feeds = Object.entries(announced.feeds).filter(([path]) => path in built.feeds);
  return {
    site: built.site,
    feeds: inOrder([...feeds, ...merged('feeds')]),
    pages: inOrder([...Object.entries(announced.pages), ...merged('pages')]),
  };
}

/** The last of each path counts; one without a hash is left out. */
function inOrder(
  entries: readonly (readonly [string, string | undefined])[],
): Record<string, string> {
  const found = [...new Map(entries)].flatMap(([path, hash]): [string, string][] =>
    hash ? [[path, hash]] : [],
  );
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
