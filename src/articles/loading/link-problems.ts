import { type ContentNotice, type ContentProblem, shown } from '../../core/content-problem.ts';
import { memoize } from '../../core/memoize.ts';
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
 * published when readers see the link, and to a part that the article or page does not have.
 */
export async function linkProblems(
  files: readonly FileLinks[],
  addresses: SiteAddresses,
): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = [];
  let names: readonly string[] | undefined;
  /** The nearest name, which is compared with all others. */
  const suggested = (name: string, others: readonly string[]) =>
    problems.length < SUGGESTIONS ? nearest(decodedPart(name), others) : undefined;

  for (const { file, links, seenAt } of files) {
    for (const { href, line } of links) {
      const [path = '', fragment] = href.split('#', 2);
      const address = addressOf(path, addresses);
      const found = { file, line, key: 'link', found: shown(href) };
      const { article, anchors } = addresses.get(address ?? '') ?? {};
      if (address === undefined) {
        names ??= [...addresses.keys()];
        const near = suggested(path, names);
        const expected = `an address of the site${near ? `; the nearest is ${near}` : ''}`;
        const target = addresses.get(near ?? '')?.article;
        const isSeen = !target || statusFault(target, seenAt) === undefined;
        problems.push({ ...found, expected, ...(near && isSeen && instead(href, near)) });
        continue;
      }
      const hidden = article && statusFault(article, seenAt);
      if (hidden) problems.push({ ...found, expected: hidden });
      const isChecked = fragment !== undefined && !hidden;
      const ids = isChecked ? (article?.state?.anchors ?? (await anchors?.())) : undefined;
      if (!ids || fragment === undefined || hasAnchor(setOf(ids), fragment)) continue;
      const near = suggested(fragment, ids);
      const better = near ? `${path}#${near}` : path;
      const kind = article ? 'a heading of that article' : 'a heading of that page';
      const expected = `the id of ${kind}${near ? `; the nearest is ${better}` : `, or ${better}`}`;
      problems.push({ ...found, expected, ...instead(href, better) });
    }
  }
  return problems;
}

const setOf = memoize((ids: readonly string[]) => new Set(ids));

/** What to write instead of a link. */
function instead(written: string, better: string) {
  return { written, better };
}

/**
 * Notices about links to what a build leaves out, because the file has problems: the links lead nowhere
 * until it is mended. `files` are those that the build publishes.
 */
export function linksToLeftOut(
  files: readonly FileLinks[],
  addresses: SiteAddresses,
  leftOut: ReadonlySet<string>,
): ContentNotice[] {
  const sources = new Map(
    Array.from(leftOut, (file) => [file.replace(/(?:\/index)?\.mdx?$/, ''), file]),
  );
  return files.flatMap(({ file, links }) =>
    links.flatMap(({ href, line }) => {
      const address = addressOf(href.replace(/#.*/, ''), addresses);
      const { source = '' } = addresses.get(address ?? '') ?? {};
      const missing = leftOut.has(file) ? undefined : sources.get(source);
      const text = `The link ${href} leads nowhere, because ${missing} is left out.`;
      return missing === undefined ? [] : [{ file: `${file}:${line}`, text }];
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
