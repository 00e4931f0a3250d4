import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

export const refusals: Words['refusals'] = {
  notAllowed: {
    title: 'لا شيء على هذا العنوان',
    message: 'لا يستقبل هذا العنوان إلا ما ترسله النماذج.',
  },
  foreignOrigin: {
    title: 'جاء النموذج من مكان آخر',
    message: 'لا نقبل إلا النماذج المرسلة من صفحاتنا.',
  },
  wrongType: {
    title: 'ليس نموذجًا',
    message: 'ما أُرسل ليس على الهيئة التي يرسل بها المتصفح نموذجًا.',
  },
  tooLarge: {
    title: 'ما أُرسل أكثر من اللازم',
    message: 'أُرسل النموذج بنص أطول مما يتسع له.',
  },
  unreadable: {
    title: 'تعذّرت قراءة النموذج',
    message: 'ما أُرسل ناقص أو تالف.',
  },
  sentTwice: {
    title: 'تعذّرت قراءة النموذج',
    message: 'أُرسل أحد حقول النموذج أكثر من مرة.',
  },
  address: {
    missing: 'يُرجى إدخال بريدك الإلكتروني.',
    unprintable: 'في العنوان رمز لا يمكن طباعته: يُرجى كتابته من جديد.',
    'too-long': `العنوان طويل جدًا: 64 رمزًا على الأكثر قبل ${isolated('@')}، و254 إجمالًا.`,
    several: 'يُرجى إدخال عنوان بريد واحد فقط.',
    'no-at-sign': `ليس في العنوان رمز ${isolated('@')} كما في ${isolated('name@example.org')}.`,
    'local-part': `لا يمكننا الكتابة إلى ما يسبق رمز ${isolated('@')}.`,
    domain: `ما يلي رمز ${isolated('@')} ليس نطاقًا مثل ${isolated('example.org')}.`,
  },
};
