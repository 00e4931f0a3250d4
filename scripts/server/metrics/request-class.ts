import { FEED_FORMATS } from '../../../src/core/feed-formats.ts';
import { links } from '../../../src/core/links.ts';
import { feedAddresses, HASHED_FILES } from '../../../src/http/header-table.ts';
import { patternOf } from '../../../src/http/headers-at.ts';

const FORMS = ['/api/', '/subscribe/', links.preferences, links.unsubscribe];

/** The same addresses as in the table of headers. */
const FEED = anyOf(FEED_FORMATS.flatMap(feedAddresses));
const HASHED = anyOf(HASHED_FILES);

/** A word for the kind of address, for counting requests. */
export function requestClass(address: string | undefined): string {
  if (address === undefined) return 'other';
  if (address === links.health || address === links.metrics) return 'monitoring';
  if (FORMS.some((path) => address.startsWith(path))) return 'form';
  if (address.endsWith('/')) return 'page';
  if (FEED.test(address)) return 'feed';
  if (HASHED.test(address)) return 'asset';
  return /\.\w+$/.test(address) ? 'file' : 'page';
}

function anyOf(addresses: readonly string[]): RegExp {
  return new RegExp(addresses.map((address) => patternOf(address).source).join('|'), 's');
}
