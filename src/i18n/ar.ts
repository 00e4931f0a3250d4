import { browsing } from './ar/browsing.ts';
import { feeds } from './ar/feeds.ts';
import { issues } from './ar/issues.ts';
import { mails } from './ar/mails.ts';
import { reader } from './ar/reader.ts';
import { refusals } from './ar/refusals.ts';
import { signUp } from './ar/sign-up.ts';
import { stories } from './ar/stories.ts';
import type { Words } from './language-words.ts';

/** The words in Arabic. */
export const ar: Words = {
  sections: {
    news: 'آخر الأخبار',
    topics: 'المواضيع',
    authors: 'الكتّاب',
    archive: 'الأرشيف',
    search: 'البحث',
    subscribe: 'اشترك',
  },
  comma: '،',
  skipToContent: 'انتقل إلى المحتوى',
  sectionsNavigation: 'الأقسام',
  aboutNavigation: 'عن هذه الصحيفة',
  nothingPublished: 'لم يُنشر شيء بعد.',
  notFound: {
    title: 'الصفحة غير موجودة',
    message: 'لا توجد صفحة على هذا العنوان. ربما نُقلت، أو كُتب العنوان خطأً.',
  },
  readOnly: {
    title: 'هذه الصفحة للقراءة فقط',
    message: 'يمكنك قراءة هذه الصفحة، لكن لا يمكنك إرسال أي شيء إليها.',
  },
  failed: {
    title: 'حدث خطأ ما',
    message: 'لم نتمكن من إتمام طلبك. يُرجى المحاولة مرة أخرى بعد بضع دقائق.',
  },
  gone: 'لم تعد هذه الصفحة متاحة',
  articleMoved: 'نُقل هذا المقال',
  stories,
  browsing,
  signUp,
  refusals,
  feeds,
  issues,
  mails,
  reader,
};
