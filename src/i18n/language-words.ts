import type { en } from './en.ts';

/** Every word of the interface; a language that lacks one fails the type check. */
export type Words = typeof en;
