import { site } from '../site.config.ts';
import { search as ar } from './ar/search.ts';
import { search as de } from './de/search.ts';
import { search as en } from './en/search.ts';

/** What the search page's script says: by themselves, since it would carry all the words along. */
export const searchWords: typeof en = { ar, de, en }[site.words];
