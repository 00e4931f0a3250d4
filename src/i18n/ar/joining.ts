import { counting } from '../counting.ts';
import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

const count = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');
const hours = (n: number) =>
  count(n, {
    zero: 'أقل من ساعة',
    one: 'ساعة واحدة',
    two: 'ساعتين',
    few: '# ساعات',
    many: '# ساعة',
    other: '# ساعة',
  });
const minutes = (n: number) =>
  count(n, {
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  });

export const joining: Words['joining'] = {
  address: 'البريد الإلكتروني',
  button: 'اشترك الآن',
  checkInbox: {
    title: 'تفقّد بريدك',
    lead: (newsletter) =>
      `أرسلنا إليك رسالة. اضغط الزر الذي فيها لتبدأ «${isolated(newsletter)}» بالوصول إليك.`,
    patience: (life, pause) =>
      `الرابط صالح لمدة ${hours(life)}. إن لم تصلك الرسالة خلال دقائق، فابحث في مجلد الرسائل غير المرغوب فيها، أو اشترك مجددًا بعد ${minutes(pause)}: حتى ذلك الحين لا نرسل إلا رسالة واحدة. ومن كان مشتركًا بالفعل فلا تصله إلا مرة واحدة في اليوم على الأكثر.`,
    misspelt: 'إن كُتب العنوان خطأً، فأدخله مرة أخرى.',
  },
  checkAddress: 'يُرجى التحقق من العنوان',
  notSent: {
    title: 'تعذّر إرسال الرسالة',
    message:
      'لم نتمكن من قبول طلب اشتراكك الآن. يُرجى التحقق من العنوان والمحاولة مرة أخرى بعد بضع دقائق.',
  },
  confirm: {
    button: 'تأكيد الاشتراك',
    title: 'أكّد اشتراكك',
    message: (address) => `ضغطة واحدة على الزر ويصبح ${isolated(address)} مشتركًا.`,
  },
  notYet: {
    title: 'لم يكتمل الاشتراك بعد',
    message: (address) =>
      `لم نتمكن من تسجيل ${isolated(address)} الآن. يُرجى الضغط على الزر مرة أخرى بعد بضع دقائق.`,
  },
  expired: {
    title: 'انتهت صلاحية هذا الرابط',
    message: 'لم يُستخدم في الوقت المحدد. اشترك مرة أخرى فنرسل إليك رابطًا جديدًا.',
  },
  invalid: {
    title: 'هذا الرابط لا يعمل',
    message:
      'إنه ناقص أو ليس من عندنا. يُرجى استخدام العنوان كاملًا كما ورد في الرسالة، أو طلب رابط جديد.',
  },
  welcome: {
    title: 'أهلًا بك',
    message: (newsletter) =>
      `أنت الآن مشترك في «${isolated(newsletter)}». سيصل العدد القادم إلى بريدك.`,
    untilThen: 'حتى ذلك الحين: أحدث المقالات',
  },
  mail: {
    subject: (newsletter) => `أكّد اشتراكك في «${newsletter}»`,
    reason: (newsletter) =>
      `طلب أحدهم، والأرجح أنه أنت، أن تصل «${isolated(newsletter)}» إلى هذا العنوان.`,
    button: 'تأكيد الاشتراك',
    bareLink: 'إن لم يعمل الزر، فافتح هذا العنوان في المتصفح:',
    lifetime: (life) => `الرابط صالح لمدة ${hours(life)}.`,
    otherwise:
      'إن لم تكن أنت، فلا تفعل شيئًا: من دون تأكيد لن نشركك في شيء. وإن كنت مشتركًا بالفعل، فسيبقى اشتراكك كما هو.',
  },
};
