import { counting } from '../counting.ts';

const count = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');
export const articleCount = (n: number) =>
  count(n, {
    zero: 'لا مقالات',
    one: 'مقال واحد',
    two: 'مقالان',
    few: '# مقالات',
    many: '# مقالًا',
    other: '# مقال',
  });
