import { type CollectionEntry, type CollectionKey, getCollection } from 'astro:content';

/**
 * The entries of a collection in the order of their ids. Astro keeps them in the order in which builds first
 * saw them, so a build from scratch would list them in another one.
 */
export async function getOrderedCollection<Key extends CollectionKey>(
  collection: Key,
): Promise<CollectionEntry<Key>[]> {
  const entries: CollectionEntry<Key>[] = await getCollection(collection);
  return entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
