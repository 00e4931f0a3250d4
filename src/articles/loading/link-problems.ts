import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { nearest } from '../../core/nearest.ts';
import { publicationStatus } from '../../core/publication.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { hasAnchor, SUGGESTIONS } from '../../story/loading/body-links.ts';
import type { SiteLink } from '../../story/loading/compile-body.ts';
import type { IndexedArticle } from './article-index.ts';
import { plainAddress, type SiteAddresses } from './site-addresses.ts';

/** The links of a file. */
export interface FileLinks {
  file: string;
  links: readonly SiteLink[];
  /** When readers see the links; articles that are published later are problems. Absent for drafts. */
  seenAt?: Date | undefined;
}

/**
 * Problems of links to the site itself: to an address that does not exist, to an article that is not
 * published when readers see the link, and to a part that the article does not have.
 */
export function linkProblems(
  files: readonly FileLinks[],
  addresses: SiteAddresses,
): ContentProblem[] {
  let names: readonly string[] | undefined;
  let suggestions = 0;
  return files.flatMap(({ file, links, seenAt }) =>
    links.flatMap(({ href, line }): ContentProblem[] => {
      const [path = '', fragment] = href.split('#', 2);
      const address = addressOf(path, addresses);
      const problem = { file, line, key: 'link', found: shown(href) };
      if (address === undefined) {
        names ??= [...addresses.keys()];
        const near = ++suggestions <= SUGGESTIONS ? nearest(decodedPart(path), names) : undefined;
        const expected = `an address of the site${near ? `; the nearest is ${near}` : ''}`;
        return [{ ...problem, expected }];
      }
      const article = addresses.get(address);
      const expected =
        article && (statusFault(article, seenAt) ?? fragmentFault(article, address, fragment));
      return expected ? [{ ...problem, expected }] : [];
    }),
  );
}

/** The known address that a path leads to, with the slash that the server adds. */
function addressOf(path: string, addresses: SiteAddresses): string | undefined {
  const plain = plainAddress(path);
  const bare = decodedPart(plain).replace(/\/$/, '');
  return [plain, `${plain}/`, decodedPart(plain), `${decodedPart(plain)}/`, bare].find((one) =>
    addresses.has(one),
  );
}

function statusFault({ id, state }: IndexedArticle, seenAt: Date | undefined): string | undefined {
  if (!state || !seenAt) return undefined;
  switch (publicationStatus(state, seenAt)) {
    case 'published':
      return undefined;
    case 'draft':
      return `an article that readers can see; ${id} is a draft`;
    case 'scheduled':
      return `an article that readers can see; ${id} is scheduled for ${state.publishedAt.toISOString()}`;
  }
}

function fragmentFault(
  { state }: IndexedArticle,
  address: string,
  fragment: string | undefined,
): string | undefined {
  const anchors = new Set(state?.anchors);
  if (!state?.anchors || fragment === undefined || hasAnchor(anchors, fragment)) return undefined;
  const near = nearest(decodedPart(fragment), [...anchors]);
  return near
    ? `the id of a heading of that article; the nearest is ${address}#${near}`
    : `the id of a heading of that article, or ${address}`;
}
