import { type CollectionEntry, getCollection } from 'astro:content';

/** The pages that are not articles: about, privacy, corrections. */
export function getPages(): Promise<CollectionEntry<'pages'>[]> {
  return getCollection('pages');
}
