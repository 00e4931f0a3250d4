import type { CollectionEntry } from 'astro:content';
import { getOrderedCollection } from './ordered-collection.ts';
import { query } from './query.ts';

export type Author = { id: string } & CollectionEntry<'authors'>['data'];

/** Every author by id. */
export const getAuthors = query('getAuthors', async (): Promise<Map<string, Author>> => {
  const entries = await getOrderedCollection('authors');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
});
