import { links } from '../../core/links.ts';
import { site } from '../../site.ts';
import { type Article, getArticlesBy } from './articles.ts';
import { getAuthors } from './authors.ts';
import { getTopics } from './topics.ts';

/** What articles can be listed by. */
export type ListingKey = 'topics' | 'authors';

/** A topic or an author, with its articles. */
export interface Listing {
  id: string;
  name: string;
  description: string;
  /** The URL path of a page of the list; without a number, of the first page. */
  address: (page?: number) => string;
  /** Newest first. */
  articles: readonly Article[];
}

/** Every topic or every author, sorted by name in the publication's language. */
export async function getListings(key: ListingKey): Promise<Listing[]> {
  const [owners, articles] = await Promise.all([owner[key](), getArticlesBy(key)]);
  return owners
    .map((one) => ({ ...one, articles: articles.get(one.id) ?? [] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, site.locale));
}

const owner: Record<ListingKey, () => Promise<Omit<Listing, 'articles'>[]>> = {
  topics: async () =>
    Array.from((await getTopics()).values(), ({ id, name, description }) => ({
      id,
      name,
      description,
      address: (page) => links.topic(id, page),
    })),
  authors: async () =>
    Array.from((await getAuthors()).values(), ({ id, name, bio }) => ({
      id,
      name,
      description: bio,
      address: (page) => links.author(id, page),
    })),
};
