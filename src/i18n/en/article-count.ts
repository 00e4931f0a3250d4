import { counting } from '../counting.ts';

const count = counting<'one'>('en');
/** The number of articles, in words: `12 articles`. */
export const articleCount = (n: number) => count(n, { one: '# article', other: '# articles' });
