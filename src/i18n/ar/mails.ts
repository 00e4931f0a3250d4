import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

export const mails: Words['mails'] = {
  welcome: {
    subject: (publication) => `مرحبًا بك في ${publication}`,
    reason: (newsletters) =>
      `أنت الآن مشترك في: ${isolated(newsletters)}. سنرسل العدد القادم إلى هذا العنوان.`,
    button: 'اختر ما يصلك',
    latestIssues: 'أحدث عدد من كل نشرة',
    unsubscribe: 'ألغِ الاشتراك بنقرة واحدة',
  },
  addressChange: {
    subject: (publication) => `أكّد عنوانك الجديد لدى ${publication}`,
    reason: (publication, from) =>
      `طلب أحدهم، والأرجح أنه أنت، أن تصل رسائل ${publication} إلى هذا العنوان بدلًا من ${from}.`,
    button: 'تأكيد العنوان الجديد',
    ignore: 'إن لم تكن أنت من طلب ذلك، فتجاهل هذه الرسالة ولن يتغيّر شيء.',
  },
};
