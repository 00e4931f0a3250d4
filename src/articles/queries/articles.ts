import { type CollectionEntry, getCollection } from 'astro:content';
import { newestFirst, type PublicationStatus, publicationStatus } from '../../core/publication.ts';
import { type Author, getAuthors } from './authors.ts';
import { query } from './query.ts';
import { getTopics, type Topic } from './topics.ts';

type ArticleData = CollectionEntry<'articles'>['data'];

/** A published article, with authors and topics instead of their ids. */
export interface Article extends Omit<ArticleData, 'authors' | 'topics'> {
  /** The slug. */
  id: string;
  authors: Author[];
  /** The first is the kicker. */
  topics: Topic[];
  status: PublicationStatus;
}

/**
 * Every published article, newest first. This is the only query that decides what is published and in
 * what order. In a build, the loader leaves out drafts and scheduled articles; the development server
 * includes them.
 */
export const getArticles = query('getArticles', readArticles);

/** The newest `count` articles. */
export async function getNewestArticles(count: number): Promise<Article[]> {
  return (await getArticles()).slice(0, count);
}

/** The articles of each topic or author, by id, newest first. */
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

/** A build stores only published articles, except one with drafts, which marks them. */
function statusOf(data: ArticleData): PublicationStatus {
  if (import.meta.env.DEV) return publicationStatus(data, new Date());
  return data.draft ? 'draft' : 'published';
}

async function readArticles(): Promise<readonly Article[]> {
  const [entries, authors, topics] = await Promise.all([
    getCollection('articles'),
    getAuthors(),
    getTopics(),
  ]);
  const articles = entries.map(({ id, data }) => ({
    ...data,
    id,
    status: statusOf(data),
    authors: data.authors.flatMap((author) => authors.get(author) ?? []),
    topics: data.topics.flatMap((topic) => topics.get(topic) ?? []),
  }));
  return newestFirst(articles);
}
