import { site } from '../site.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './language-words.ts';

/** The interface words in the publication's language. */
export const words: Words = { ar, de, en }[site.words];
