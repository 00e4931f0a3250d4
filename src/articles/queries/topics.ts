import { type CollectionEntry, getCollection } from 'astro:content';

export type Topic = { id: string } & CollectionEntry<'topics'>['data'];

/** Every topic by id. */
export async function getTopics(): Promise<Map<string, Topic>> {
  const entries = await getCollection('topics');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
}
