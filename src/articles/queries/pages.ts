import { type CollectionEntry, getCollection } from 'astro:content';
import { query } from './query.ts';

/** The pages that are not articles: about, privacy, corrections. */
export const getPages = query('getPages', (): Promise<CollectionEntry<'pages'>[]> =>
  getCollection('pages'),
);
