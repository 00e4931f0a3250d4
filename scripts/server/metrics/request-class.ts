import { feedFormatAt } from '../../../src/core/feed-formats.ts';
import { links } from '../../../src/core/links.ts';

const FORMS = ['/api/', '/subscribe/', links.preferences, links.unsubscribe];

/** A word for the kind of address, for counting requests. */
export function requestClass(address: string | undefined): string {
  if (address === undefined) return 'other';
  if (address === links.health || address === links.metrics) return 'monitoring';
  if (FORMS.some((path) => address.startsWith(path))) return 'form';
  if (feedFormatAt(address)) return 'feed';
  if (address.startsWith('/_astro/')) return 'asset';
  return /\.\w+$/.test(address) ? 'file' : 'page';
}
