import { counting } from '../counting.ts';

const count = counting<'one'>('de');
export const articleCount = (n: number) => count(n, { one: '# Artikel', other: '# Artikel' });
