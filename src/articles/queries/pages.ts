import { type CollectionEntry, getCollection } from 'astro:content';

/** The pages that are no articles: about, privacy, corrections. */
export function getPages(): Promise<CollectionEntry<'pages'>[]> {
  return getCollection('pages');
}
