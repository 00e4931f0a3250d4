import type { en } from './en.ts';

/** All words of the interface. A language that lacks one fails the type check. */
export type Words = typeof en;
