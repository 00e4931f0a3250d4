import { type ContentNotice, type ContentProblem, shown } from '../../core/content-problem.ts';
import { memoize } from '../../core/memoize.ts';
import { nearest } from '../../core/nearest.ts';
import { whyHidden } from '../../core/publication.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { placeOf } from '../../core/problem-report.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { hasAnchor, SUGGESTIONS } from '../../story/loading/body-links.ts';
import type { SiteLink } from '../../story/loading/compile-body.ts';
import { isLocalAddress } from '../../story/loading/own-links.ts';
import type { IndexedArticle } from './article-index.ts';
import { storyListIds } from './page-ids.ts';
import { nearestAddress } from './nearest-address.ts';
import { addressOf, type Lost, type SiteAddresses, type SiteTarget } from './site-addresses.ts';

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
  const targets = [...addresses.values()];
  const bySource = new Map(targets.map((target) => [target.source, target]));
  let names: readonly string[] | undefined;
  const maySuggest = () => problems.length < SUGGESTIONS;

  for (const { file, links, seenAt } of files) {
    // A text without a page, such as that of an email, has no ids around it.
    const own = bySource.get(sourceOf(file)) ?? { anchors: async () => [] };
    for (const link of links) {
      const { href, line, written = href } = link;
      const [path = '', fragment] = href.split('#', 2);
      const target = path === '' ? own : addresses.get(addressOf(path, addresses) ?? '');
      const found = { file, line, key: 'link', found: shown(written), written };
      const better = (address: string) => ({ better: asWritten(address, link) });
      if (!target || target.lost) {
        names ??= [...addresses].flatMap(([name, { lost }]) => (lost ? [] : name));
        // A link to the page that it is on would help nobody.
        const others = maySuggest() ? names.filter((name) => addresses.get(name) !== own) : [];
        const near = target?.lost?.successor ?? nearestAddress(path, others);
        const expected = `an address of the site${deadLinkHint(near, target?.lost)}`;
        const article = addresses.get(near ?? '')?.article;
        const isHidden = article && !isSeen(article, seenAt);
        problems.push({ ...found, expected, ...(near && !isHidden && better(near)) });
        continue;
      }
      const hidden = target.article && statusFault(target.article, seenAt);
      if (hidden) problems.push({ ...found, expected: hidden });
      if (hidden) continue;
      if (isLocalAddress(written)) {
        problems.push({ ...found, expected: `${HERE}: ${href}`, ...better(href) });
        continue;
      }
      if (fragment === undefined) continue;
      const ids = await idsOf(target, fragment, { targets, seenAt });
      if (!ids || hasAnchor(setOf(ids), fragment)) continue;
      const near = maySuggest() ? nearest(decodedPart(fragment), ids) : undefined;
      const other = near ? `${path}#${near}` : path;
      const kind = path === '' ? 'this page' : target.article ? 'that article' : 'that page';
      const hint = near ? `; the nearest is ${other}` : other && `, or ${other}`;
      const expected = `the id of a heading of ${kind}${hint}`;
      problems.push({ ...found, expected, ...(other && better(other)) });
    }
  }
  return problems;
}

const HERE = 'a path from the root, because only your own machine has this address';

/** An address of the site as the link has it: with the URL of the site if that is written. */
function asWritten(address: string, { href, written }: SiteLink): string {
  if (!written?.endsWith(href) || isLocalAddress(written)) return address;
  return written.slice(0, -href.length) + address;
}

/** What is known about the address of a dead link, which may have been published. */
function deadLinkHint(near: string | undefined, lost: Lost | undefined): string {
  if (lost?.successor !== undefined)
    return `; what was published there is probably at ${lost.successor} now`;
  const before = lost ? '; what was published there is gone' : '';
  return `${before}${near ? `; the nearest is ${near}` : ''}`;
}

/** The ids of a page, as far as a fragment needs them; `undefined` if they are not known. */
async function idsOf(
  { article, anchors }: SiteTarget,
  fragment: string,
  { targets, seenAt }: { targets: readonly SiteTarget[]; seenAt: Date | undefined },
): Promise<readonly string[] | undefined> {
  const ids = article?.state?.anchors;
  if (!ids || !/^(?:recent|related)Stories$/.test(fragment)) return ids ?? anchors?.();
  const articles = new Set(targets.flatMap((target) => target.article ?? []));
  const seen = [...articles].filter((one) => isSeen(one, seenAt));
  return [...ids, ...storyListIds(article, seen)];
}

const setOf = memoize((ids: readonly string[]) => new Set(ids));

/** The files that a build publishes, and what their links lead to. */
interface PublishedLinks {
  files: readonly FileLinks[];
  addresses: SiteAddresses;
  /** Reads files by their paths, to find the columns of links. */
  textsOf: (paths: ReadonlySet<string>) => Promise<readonly ContentFile[]>;
  /** The key of a link in a YAML file, by its `line`. Default: links are in text. */
  keyOf?: (line: number) => string | undefined;
}

/**
 * Notices about links to what a build leaves out, because the file has problems: the links lead nowhere
 * until it is mended.
 */
export async function linksToLeftOut(
  leftOut: ReadonlySet<string>,
  { files, addresses, textsOf, keyOf }: PublishedLinks,
): Promise<ContentNotice[]> {
  const sources = new Map(Array.from(leftOut, (file) => [sourceOf(file), file]));
  const lost = files.flatMap(({ file, links }) =>
    links.flatMap(({ href, line, written = href }) => {
      const address = addressOf(href.replace(/#.*/, ''), addresses);
      const { source = '' } = addresses.get(address ?? '') ?? {};
      const missing = leftOut.has(file) ? undefined : sources.get(source);
      if (missing === undefined) return [];
      const key = keyOf?.(line);
      const at = key === undefined ? { key: 'link', line, written } : { key };
      const expected = 'an address that is not left out';
      const text = `The link ${href} leads nowhere, because ${missing} is left out.`;
      return [{ problem: { file, ...at, found: shown(written), expected }, text }];
    }),
  );
  if (lost.length === 0) return [];
  const texts = await textsOf(new Set(lost.map(({ problem }) => problem.file)));
  return lost.map(({ problem, text }) => {
    const [placed = problem] = placeProblems([problem], texts);
    return { file: placeOf(placed), text };
  });
}

/** The path of a file as `SiteTarget` has it. */
export function sourceOf(file: string): string {
  return file.replace(/(?:\/index)?\.mdx?$/, '');
}

/** Whether readers see an article at a time; all are seen without one. */
export function isSeen(article: IndexedArticle, at: Date | undefined): boolean {
  return statusFault(article, at) === undefined;
}

function statusFault({ id, state }: IndexedArticle, seenAt: Date | undefined): string | undefined {
  const why = state && seenAt && whyHidden(state, seenAt);
  return why && `an article that readers can see; ${id} ${why}`;
}
