import { getCollection } from 'astro:content';
import type { Newsletter } from '../domain/newsletter.ts';

/** Every newsletter, in the order of the ids. For prerendered pages: it loads the whole content. */
export async function getNewsletters(): Promise<Newsletter[]> {
  const entries = await getCollection('newsletters');
  return entries
    .map(({ id, data }) => ({ id, ...data }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}
