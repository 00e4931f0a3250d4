import { type CollectionEntry, getCollection } from 'astro:content';

/** What a byline or a kicker needs. */
export interface NamedEntry {
  id: string;
  name: string;
}

export type Author = { id: string } & CollectionEntry<'authors'>['data'];

/** Every author by id. */
export async function getAuthors(): Promise<Map<string, Author>> {
  const entries = await getCollection('authors');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
}
