import type { Words } from '../words.ts';

export const feeds: Words['feeds'] = {
  keyPoints: 'أهم النقاط',
  source: 'المصدر',
};
