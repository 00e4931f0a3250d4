import { type CollectionEntry, getCollection } from 'astro:content';
import { newestFirst, type PublicationStatus, publicationStatus } from '../../core/publication.ts';
import { relatedArticles } from '../related-articles.ts';
import { type Author, getAuthors } from './authors.ts';
import { getTopics, type Topic } from './topics.ts';

type ArticleData = CollectionEntry<'articles'>['data'];

/** A published article with its authors and topics in place of their ids. */
export interface Article extends Omit<ArticleData, 'authors' | 'topics'> {
  /** The slug. */
  id: string;
  authors: Author[];
  /** The first is the kicker. */
  topics: Topic[];
  standing: PublicationStatus;
}

/**
 * Every published article, newest first: the one answer to what is published, in what order. The
 * loader has left out drafts and articles whose time has not come; the development server shows
 * them too.
 */
export async function getArticles(): Promise<readonly Article[]> {
  if (import.meta.env.DEV) return readArticles();
  return (published ??= readArticles());
}

/** The newest `count` articles, without the one whose id is `except`. */
export async function getNewestArticles(count: number, except?: string): Promise<Article[]> {
  // One more than asked for, in case the exception is among them.
  const newest = (await getArticles()).slice(0, count + 1);
  return newest.filter(({ id }) => id !== except).slice(0, count);
}

/** Up to `count` articles on the topics of `article`, without those in `besides`. */
export async function getRelatedArticles(
  article: Article,
  count: number,
  besides: readonly (Article | undefined)[],
): Promise<Article[]> {
  const except = new Set(besides.map((other) => other?.id));
  return relatedArticles(article, await getArticles(), { count, except });
}

/** Articles of each topic or author, by its id, newest first. */
export async function getArticlesBy(key: 'authors' | 'topics'): Promise<Map<string, Article[]>> {
  const byId = new Map<string, Article[]>();
  for (const article of await getArticles()) {
    for (const { id } of article[key]) {
      const list = byId.get(id);
      if (list) list.push(article);
      else byId.set(id, [article]);
    }
  }
  return byId;
}

// A build reads the collection once; content cannot change under it.
let published: Promise<readonly Article[]> | undefined;

async function readArticles(): Promise<readonly Article[]> {
  const [entries, authors, topics] = await Promise.all([
    getCollection('articles'),
    getAuthors(),
    getTopics(),
  ]);
  const articles = entries.map(({ id, data }) => ({
    ...data,
    id,
    // A build has no others.
    standing: import.meta.env.DEV ? publicationStatus(data, new Date()) : ('published' as const),
    authors: data.authors.flatMap((author) => authors.get(author) ?? []),
    topics: data.topics.flatMap((topic) => topics.get(topic) ?? []),
  }));
  return newestFirst(articles);
}
