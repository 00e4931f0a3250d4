import type { CollectionEntry } from 'astro:content';
import { getOrderedCollection } from './ordered-collection.ts';
import { query } from './query.ts';

export type Topic = { id: string } & CollectionEntry<'topics'>['data'];

/** Every topic by id. */
export const getTopics = query('getTopics', async (): Promise<Map<string, Topic>> => {
  const entries = await getOrderedCollection('topics');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
});
