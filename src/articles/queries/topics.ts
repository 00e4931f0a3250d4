import { type CollectionEntry, getCollection } from 'astro:content';
import { site } from '../../site.config.ts';

export type Topic = { id: string } & CollectionEntry<'topics'>['data'];

/** Every topic by id. */
export async function getTopics(): Promise<Map<string, Topic>> {
  const entries = await getCollection('topics');
  return new Map(entries.map(({ id, data }) => [id, { id, ...data }]));
}

/** Every topic, by name in the order of the publication's language. */
export async function getTopicsByName(): Promise<Topic[]> {
  const topics = await getTopics();
  return [...topics.values()].toSorted((a, b) => a.name.localeCompare(b.name, site.locale));
}
