import { counting } from '../counting.ts';

const count = counting<'one'>('en');
/** So many articles. */
export const articleCount = (n: number) => count(n, { one: '# article', other: '# articles' });
