import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

export const issues: Words['issues'] = {
  past: 'الأعداد السابقة',
  none: 'لم يصدر أي عدد بعد.',
  viewInBrowser: 'عرض في المتصفح',
  unsubscribe: 'إلغاء الاشتراك',
  preferences: 'إدارة التفضيلات',
  note: 'من هيئة التحرير',
  forward: 'إذا أعجبتك هذه الرسالة فأعد توجيهها إلى صديق. هل وصلتك من صديق؟',
  signUp: 'اشترك الآن',
  reason: (newsletter) => `تصلك هذه الرسالة لأنك اشتركت في ${isolated(newsletter)} وأكّدت اشتراكك.`,
  all: 'جميع الأعداد',
};
