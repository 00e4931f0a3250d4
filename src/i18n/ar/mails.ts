import type { Words } from '../language-words.ts';

export const mails: Words['mails'] = {
  welcome: {
    subject: (publication) => `مرحبًا بك في ${publication}`,
    reason: (publication) =>
      `أنت مشترك في رسائل ${publication}. ستصلك الرسالة التالية على هذا العنوان.`,
    button: 'اختر ما يصلك',
    unsubscribe: 'ألغِ الاشتراك بنقرة واحدة',
  },
  addressChange: {
    subject: (publication) => `أكّد عنوانك الجديد لدى ${publication}`,
    reason: (publication, from) =>
      `طلب شخص ما، أنت على الأرجح، أن تصل رسائل ${publication} إلى هنا بدلًا من ${from}.`,
    button: 'تأكيد العنوان الجديد',
    otherwise: 'إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا: لن يتغير شيء.',
  },
};
