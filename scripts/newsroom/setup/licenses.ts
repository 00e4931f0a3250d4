import type { SiteOptions } from '../../../src/core/site-options.ts';
import { type Language, startWords } from './start/start-content.ts';

/** Licenses that setup offers, with their names for the question. */
export const LICENSES = {
  none: 'say nothing',
  reserved: 'all rights reserved',
  'cc-by': 'CC BY 4.0: anybody may reuse it and names you',
  'cc-by-sa': 'CC BY-SA 4.0: the same, under this license again',
  cc0: 'CC0 1.0: anybody may reuse it',
} as const;
export type LicenseName = keyof typeof LICENSES;

/** The `license` setting for a license. `year` is the one in the line. */
export function licenseSetting(
  license: LicenseName,
  { name, words, year }: { name: string; words: Language; year: string },
): SiteOptions['license'] {
  if (license === 'none') return undefined;
  if (license === 'reserved')
    return { text: `© ${year} ${name}. ${startWords[words].allRightsReserved}` };
  return COMMONS[license];
}

const COMMONS = {
  'cc-by': { text: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'cc-by-sa': { text: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  cc0: { text: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
} as const;
