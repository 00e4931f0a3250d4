import { site } from '../site.ts';
import { search as ar } from './ar/search.ts';
import { search as de } from './de/search.ts';
import { search as en } from './en/search.ts';

/** The words of the search page's script. A module of their own, so that the script does not bundle all words. */
export const searchWords: typeof en = { ar, de, en }[site.words];
