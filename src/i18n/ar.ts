import { feeds } from './ar/feeds.ts';
import { finding } from './ar/finding.ts';
import { joining } from './ar/joining.ts';
import { refusals } from './ar/refusals.ts';
import { stories } from './ar/stories.ts';
import { issues } from './ar/issues.ts';
import { mails } from './ar/mails.ts';
import { reader } from './ar/reader.ts';
import type { Words } from './language-words.ts';

/** The same in Arabic. */
export const ar: Words = {
  sections: {
    news: 'آخر الأخبار',
    topics: 'المواضيع',
    authors: 'الكتّاب',
    archive: 'الأرشيف',
    search: 'البحث',
  },
  comma: '،',
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
  sectionsNavigation: 'الأقسام',
  aboutNavigation: 'عن هذه الصحيفة',
  nothingYet: 'لم يُنشر شيء بعد.',
  notFound: {
    title: 'الصفحة غير موجودة',
    message: 'لا توجد صفحة على هذا العنوان. ربما نُقلت، أو كُتب العنوان خطأً.',
  },
  readOnly: {
    title: 'هذا العنوان للقراءة فقط',
    message: 'لا يستقبل هذا العنوان شيئًا مما يُرسل إليه.',
  },
  failed: {
    title: 'حدث خطأ ما',
    message: 'تعذّر علينا الرد الآن. يُرجى المحاولة مرة أخرى بعد بضع دقائق.',
  },
  moved: 'نُقل هذا المقال',
  stories,
  finding,
  joining,
  refusals,
  feeds,
  issues,
  mails,
  reader,
};
