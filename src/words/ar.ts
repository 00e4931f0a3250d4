import { feeds } from './ar/feeds.ts';
import { issues } from './ar/issues.ts';
import { mails } from './ar/mails.ts';
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
  signUp: {
    trap: 'اترك هذا الحقل فارغًا',
    limited: {
      title: 'طلبات اشتراك كثيرة',
      ofClient: 'وصلتنا من شبكتك طلبات اشتراك كثيرة. حاول مرة أخرى لاحقًا من فضلك.',
      ofEverybody:
        'عدد الراغبين في الاشتراك الآن أكبر مما نستطيع مراسلته. حاول مرة أخرى لاحقًا من فضلك.',
    },
  },
  feeds,
  issues,
  mails,
};
