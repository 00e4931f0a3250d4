import { type CollectionEntry, getCollection } from 'astro:content';
import { query } from './query.ts';

export type Author = { id: string } & CollectionEntry<'authors'>['data'];

/** Every author by id. */
export const getAuthors = query('getAuthors', async (): Promise<Map<string, Author>> => {
  const entries = await getCollection('authors');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
});
