import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FEED_FORMATS } from '../../core/feed-formats.ts';
import { ISSUE_FILES, links } from '../../core/links.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { memoize } from '../../core/memoize.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { successorOf } from '../../core/successor.ts';
import { idsIn } from '../../loading/content-files.ts';
import { site } from '../../site.ts';
import { readLedger } from '../../loading/address-ledger.ts';
import type { IndexedArticle } from './article-index.ts';
import { idsOfText, templateIds } from './page-ids.ts';
import { readRedirects } from './redirect-file.ts';

/** What is at an address. */
export interface SiteTarget {
  article?: IndexedArticle;
  /** The path of the file that it is made of, without its ending: `content/articles/x`. */
  source?: string;
  /** Absent, except for a published address at which nothing is any more. */
  lost?: Lost;
  /** The ids of a page that is no article. Absent, or `undefined`, if they are not known. */
  anchors?: () => Promise<readonly string[] | undefined>;
}

/** A page that is gone from its address. */
export interface Lost {
  /** Where it probably is now. */
  successor: string | undefined;
}

/** Every address of the publication, without numbers of pages. */
export type SiteAddresses = ReadonlyMap<string, SiteTarget>;

/** Pages that the templates make. */
const PAGES = [
  links.home,
  links.topics,
  links.authors,
  links.archive,
  links.feeds,
  links.newsletters,
];

/** Files, and pages that depend on the reader. */
const FIXED = [
  links.search,
  links.feedList,
  links.preferences,
  links.unsubscribe,
  links.sitemapIndex,
  links.newsSitemap,
  links.robots,
  links.llms,
  links.logo,
  links.favicon,
];

/** Collects every address of the site, those that redirect, and those that are lost. */
export async function siteAddresses(
  root: URL,
  articles: readonly IndexedArticle[],
  options: Pick<typeof site, 'markdownFiles'> = site,
): Promise<SiteAddresses> {
  const { redirects } = await readRedirects(root);
  const own = await ownAddresses(root, articles, options);
  return withLost(root, new Map([...redirects.map(({ from }) => [from, {}] as const), ...own]));
}

/** Adds the published addresses at which nothing is any more. */
export async function withLost(root: URL, addresses: SiteAddresses): Promise<SiteAddresses> {
  // The build reports a ledger that cannot be read.
  const published = (await readLedger(root).catch(() => undefined)) ?? [];
  const lost = published.filter((address) => addressOf(address, addresses) === undefined);
  if (lost.length === 0) return addresses;
  const before = new Set(published);
  const added = [...addresses].flatMap(([address, { article }]) => {
    const isFormer = article && !address.startsWith(links.article(article.id).replace(/\/$/, ''));
    return before.has(address) || isFormer || article?.state?.draft ? [] : address;
  });
  const { redirects } = await readRedirects(root);
  const moves = { added, lost, targets: new Set(redirects.flatMap(({ to }) => to ?? [])) };
  return new Map<string, SiteTarget>([
    ...addresses,
    ...lost.map(
      (address) => [address, { lost: { successor: successorOf(address, moves) } }] as const,
    ),
  ]);
}

/** Collects the addresses of articles (published or not), lists, pages, issues, feeds and public/. */
export async function ownAddresses(
  root: URL,
  articles: readonly IndexedArticle[],
  { markdownFiles }: Pick<typeof site, 'markdownFiles'> = site,
): Promise<SiteAddresses> {
  const [topics, authors, texts, issues, files] = await Promise.all([
    idsIn(root, 'content/topics', ['.yaml']),
    idsIn(root, 'content/authors', ['.yaml']),
    idsIn(root, 'content/pages', MARKDOWN_ENDINGS),
    idsIn(root, 'content/issues', MARKDOWN_ENDINGS),
    filesIn(new URL('public/', root)),
  ]);
  const lists = [
    ...Array.from(topics, (id) => links.topic(id)),
    ...Array.from(authors, (id) => links.author(id)),
  ];
  const feeds = [links.home, links.newsletters, ...lists].flatMap((home) =>
    FEED_FORMATS.map((format) => links.feed(home, format)),
  );
  const pages = [
    ...lists,
    ...PAGES,
    ...archivesOf(articles.flatMap(({ state }) => state?.publishedAt ?? [])),
  ];
  const others = [
    ...FIXED,
    ...feeds,
    ...Array.from(issues, (id) => ISSUE_FILES.map((file) => links.issueFile(id, file))).flat(),
    ...files.flatMap((file) => [file, file.replace(/\/index\.html$/, '/')]),
  ];
  return new Map<string, SiteTarget>([
    ...others.map((address) => [address, {}] as const),
    ...pages.map((address) => [address, { anchors: async () => templateIds(address) }] as const),
    ...Array.from(texts, (id) => [links.page(id), madeOf(root, `content/pages/${id}`)] as const),
    ...Array.from(issues, (id) => [links.issue(id), madeOf(root, `content/issues/${id}`)] as const),
    ...articles.flatMap((article) => {
      const { pages, text } = ofArticle(article);
      return markdownFiles ? [...pages, text] : pages;
    }),
  ]);
}

/** The addresses of an article: its page, with those that redirect to it, and its text. */
const ofArticle = memoize((article: IndexedArticle) => {
  const target: SiteTarget = { article, source: `content/articles/${article.id}` };
  const pages = [article.id, ...article.formerSlugs].map(
    (slug) => [links.article(slug), target] as const,
  );
  return { pages, text: [links.articleMarkdown(article.id), target] as const };
});

function madeOf(root: URL, source: string): SiteTarget {
  return { source, anchors: idsOfText(root, source) };
}

/** Whether the site has something at an address that redirects, as `Redirect.from` has it. */
export function isTaken(from: string, addresses: SiteAddresses): boolean {
  return addresses.has(from) || addresses.has(`${from}/`);
}

/** The known address that a path leads to, with the slash that the server adds. */
export function addressOf(path: string, addresses: SiteAddresses): string | undefined {
  const plain = plainAddress(path);
  if (addresses.has(plain)) return plain;
  const bare = decodedPart(plain).replace(/\/$/, '');
  return [`${plain}/`, decodedPart(plain), `${decodedPart(plain)}/`, bare].find((one) =>
    addresses.has(one),
  );
}

/** The address as it is in `SiteAddresses`: decoded, without a query and the number of a page. */
function plainAddress(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/^\/news\/\d+\/$/, links.home)
    .replace(/^(\/(?:topics|authors)\/[^/]+\/)\d+\/$/, '$1')
    .replace(/\/(\w+)\/\d+(\.\w+)$/, '/$1$2');
}

/**
 * The months and years of these moments in the archive: of every time zone, some of which are a day apart.
 */
function archivesOf(moments: readonly Date[]): string[] {
  const months = new Set(
    moments.flatMap((moment) =>
      [-12, 14].map((hours) => {
        const local = new Date(moment.getTime() + hours * 3_600_000);
        return Date.UTC(local.getUTCFullYear(), local.getUTCMonth());
      }),
    ),
  );
  return Array.from(months, (start) => {
    const [year = '', month = ''] = new Date(start).toISOString().split('-');
    return [links.archiveYear(year), links.archiveMonth(year, month)];
  }).flat();
}

async function filesIn(folder: URL): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(folder);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(
      (entry) => `/${relative(root, `${entry.parentPath}/${entry.name}`).replaceAll('\\', '/')}`,
    );
}
