import type { CollectionEntry } from 'astro:content';
import { getOrderedCollection } from './ordered-collection.ts';
import { query } from './query.ts';

/** The pages that are not articles: about, privacy, corrections. */
export const getPages = query('getPages', (): Promise<CollectionEntry<'pages'>[]> =>
  getOrderedCollection('pages'),
);
