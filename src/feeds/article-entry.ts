import type { Root } from 'hast';
import type { ArticleFacts } from '../articles/article-facts.ts';
import { links } from '../core/links.ts';
import { changedAt, firstSlug } from '../core/publication.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { site } from '../site.ts';
import { treeAsHtml } from '../story/feed/feed-html.ts';
import { entryMarkdown } from './entry-markdown.ts';
import { type ArticleText, fullTextTree } from './full-text-html.ts';
import type { FeedEntry, FeedImage } from './feed.ts';

/** The fields of an article that feeds need. */
export interface FeedArticle extends ArticleFacts, Pick<ArticleText, 'leadPicture' | 'html'> {
  /** The lead picture as the enclosure of the entry. */
  leadFile?: FeedImage | undefined;
}

/** Converts an article to a feed entry. `siteUrl` is the root of the published site. */
export function articleEntry(article: FeedArticle, siteUrl: URL): FeedEntry {
  return entryOf(article, siteUrl).entry;
}

/** The feed entry of an article, and its Markdown file, from the same text. */
export function articleTexts(
  article: FeedArticle,
  siteUrl: URL,
): { entry: FeedEntry; markdown: string } {
  const { entry, tree } = entryOf(article, siteUrl);
  return { entry, markdown: entryMarkdown(entry, tree) };
}

function entryOf(article: FeedArticle, siteUrl: URL): { entry: FeedEntry; tree: Root } {
  const at = (path: string) => absoluteUrl(path, siteUrl);
  const url = at(links.article(article.id));
  const tree = fullTextTree(article, url);
  const entry = {
    id: articleId(article),
    url,
    title: article.headline,
    summary: article.dek,
    html: treeAsHtml(tree),
    language: article.language,
    publishedAt: article.publishedAt,
    updatedAt: changedAt(article),
    authors: article.authors.map(({ id, name }) => ({ name, url: at(links.author(id)) })),
    categories: article.topics.map(({ id, name }) => ({ term: id, name })),
    source: article.source && {
      title: article.source.headline,
      publisher: article.source.publisher,
      url: article.source.url,
    },
    image: article.leadFile,
  };
  return { entry, tree };
}

/** The permanent id: a tag URI (RFC 4151) of the first slug. */
function articleId(article: Pick<FeedArticle, 'id' | 'formerSlugs'>): string {
  return `tag:${site.idAuthority}:${firstSlug(article)}`;
}
