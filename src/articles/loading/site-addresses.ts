import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FEED_FORMATS } from '../../core/feed-formats.ts';
import { ISSUE_FILES, links } from '../../core/links.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { idsIn } from '../../loading/content-files.ts';
import type { IndexedArticle } from './article-index.ts';
import { readRedirects } from './redirect-file.ts';

/** Every address of the publication, without numbers of pages. An article's addresses have the article. */
export type SiteAddresses = ReadonlyMap<string, IndexedArticle | undefined>;

const FIXED = [
  links.home,
  links.topics,
  links.authors,
  links.archive,
  links.search,
  links.feeds,
  links.feedList,
  links.newsletters,
  links.preferences,
  links.unsubscribe,
  links.sitemapIndex,
  links.newsSitemap,
  links.robots,
  links.llms,
  links.logo,
  links.favicon,
];

/** Collects every address to which a link may lead: those of the site, and those that redirect. */
export async function siteAddresses(
  root: URL,
  articles: readonly IndexedArticle[],
): Promise<SiteAddresses> {
  const { redirects } = await readRedirects(root);
  const own = await ownAddresses(root, articles);
  return new Map([...redirects.map(({ from }) => [from, undefined] as const), ...own]);
}

/** Collects the addresses of articles (published or not), lists, pages, issues, feeds and public/. */
export async function ownAddresses(
  root: URL,
  articles: readonly IndexedArticle[],
): Promise<SiteAddresses> {
  const [topics, authors, pages, issues, files] = await Promise.all([
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
  const others = [
    ...FIXED,
    ...lists,
    ...feeds,
    ...articles.flatMap(({ state }) => (state ? archivesOf(state.publishedAt) : [])),
    ...Array.from(pages, (id) => links.page(id)),
    ...Array.from(issues, (id) => [
      links.issue(id),
      ...ISSUE_FILES.map((file) => links.issueFile(id, file)),
    ]).flat(),
    ...files.flatMap((file) => [file, file.replace(/\/index\.html$/, '/')]),
  ];
  return new Map([
    ...others.map((address) => [address, undefined] as const),
    ...articles.flatMap((article) =>
      [article.id, ...article.formerSlugs].map((slug) => [links.article(slug), article] as const),
    ),
    ...articles.map((article) => [links.articleMarkdown(article.id), article] as const),
  ]);
}

/** The address as it is in `SiteAddresses`: decoded, without a query and the number of a page. */
export function plainAddress(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/^\/news\/\d+\/$/, links.home)
    .replace(/^(\/(?:topics|authors)\/[^/]+\/)\d+\/$/, '$1')
    .replace(/\/(\w+)\/\d+(\.\w+)$/, '/$1$2');
}

/** The month and year of a moment in the archive: of every time zone, some of which are a day apart. */
function archivesOf(moment: Date): string[] {
  return [-12, 14].flatMap((hours) => {
    const [year = '', month = ''] = new Date(moment.getTime() + hours * 3_600_000)
      .toISOString()
      .split('-');
    return [links.archiveYear(year), links.archiveMonth(year, month)];
  });
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
