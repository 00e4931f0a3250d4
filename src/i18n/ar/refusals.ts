import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

export const refusals: Words['refusals'] = {
  notAllowed: {
    title: 'لا شيء هنا',
    message: 'لا يقبل هذا العنوان إلا النماذج المرسلة.',
  },
  foreignOrigin: {
    title: 'جاء النموذج من موقع آخر',
    message: 'لا نقبل إلا النماذج المرسلة من صفحاتنا.',
  },
  wrongType: {
    title: 'ليس نموذجًا',
    message: 'الطلب ليس بالصيغة التي ترسل بها المتصفحات النماذج.',
  },
  tooLarge: {
    title: 'النموذج كبير جدًا',
    message: 'فيه نص أطول مما نقبله.',
  },
  unreadable: {
    title: 'لم نتمكن من قراءة النموذج',
    message: 'ما وصلنا ناقص أو تالف.',
  },
  sentTwice: {
    title: 'لم نتمكن من قراءة النموذج',
    message: 'أُرسل أحد الحقول أكثر من مرة.',
  },
  address: {
    missing: 'يُرجى إدخال بريدك الإلكتروني.',
    unprintable: 'في العنوان رمز غير مرئي: يُرجى كتابته من جديد.',
    'too-long': `العنوان طويل جدًا: الحد الأقصى 64 رمزًا قبل ${isolated('@')} و254 رمزًا إجمالًا.`,
    several: 'يُرجى إدخال عنوان بريد واحد فقط.',
    'no-at-sign': `لا بد في عنوان البريد من رمز ${isolated('@')} كما في ${isolated('name@example.org')}.`,
    'local-part': `الجزء الذي يسبق رمز ${isolated('@')} غير صالح.`,
    domain: `الجزء الذي يلي رمز ${isolated('@')} ليس نطاقًا صالحًا مثل ${isolated('example.org')}.`,
  },
};
