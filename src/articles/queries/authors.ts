import { type CollectionEntry, getCollection } from 'astro:content';

export type Author = { id: string } & CollectionEntry<'authors'>['data'];

/** Every author by id. */
export async function getAuthors(): Promise<Map<string, Author>> {
  const entries = await getCollection('authors');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
}
