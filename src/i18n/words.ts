import { site } from '../site.config.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** Every word of the interface; a language that lacks one fails the type check. */
export type Words = typeof en;

/** The interface words in the publication's language. */
export const words: Words = { ar, de, en }[site.words];
