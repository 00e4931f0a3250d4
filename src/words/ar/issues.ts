import { isolated } from '../isolated.ts';
import type { Words } from '../words.ts';

export const issues: Words['issues'] = {
  past: 'الأعداد السابقة',
  none: 'لم يصدر أي عدد بعد.',
  viewInBrowser: 'عرض في المتصفح',
  unsubscribe: 'إلغاء الاشتراك',
  preferences: 'تغيير ما يصلك',
  note: 'من هيئة التحرير',
  alsoIn: 'في هذا العدد أيضًا',
  keyPoints: 'أهم النقاط',
  read: 'اقرأ المقال',
  reason: (newsletter) => `تصلك هذه الرسالة لأنك اشتركت في ${isolated(newsletter)} وأكّدت اشتراكك.`,
  wasMailed: (newsletter) => `هذا عدد من ${isolated(newsletter)}.`,
  everyIssue: 'جميع الأعداد',
};
