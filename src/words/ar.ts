import { feeds } from './ar/feeds.ts';
import { issues } from './ar/issues.ts';
import { reader } from './ar/reader.ts';
import type { Words } from './words.ts';

/** The same in Arabic. */
export const ar: Words = {
  sections: {
    news: 'آخر الأخبار',
    topics: 'المواضيع',
    archive: 'الأرشيف',
    search: 'البحث',
  },
  skip: 'انتقل إلى المحتوى',
  feeds,
  issues,
  reader,
};
