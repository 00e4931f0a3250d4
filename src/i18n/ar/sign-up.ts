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

export const signUp: Words['signUp'] = {
  address: 'البريد الإلكتروني',
  button: 'اشترك الآن',
  honeypot: 'اترك هذا الحقل فارغًا',
  checkInbox: {
    title: 'تفقّد بريدك',
    message: (newsletter) =>
      `أرسلنا إليك رسالة. انقر الزر الذي فيها لتبدأ «${isolated(newsletter)}» بالوصول إليك.`,
    help: (life, pause) =>
      `الرابط الذي فيها صالح لمدة ${hours(life)}. إن لم تصلك الرسالة خلال دقائق، فابحث في مجلد الرسائل غير المرغوب فيها. ويمكنك أيضًا الاشتراك مجددًا بعد ${minutes(pause)}؛ وحتى ذلك الحين لا نرسل إلا رسالة واحدة. وإن كنت مشتركًا بالفعل، فلا نرسلها إلا مرة واحدة في اليوم على الأكثر.`,
    misspelled: 'هل أخطأت في كتابة عنوانك؟ أدخله مرة أخرى.',
  },
  invalidAddress: 'يُرجى التحقق من بريدك الإلكتروني',
  limited: {
    title: 'طلبات اشتراك كثيرة',
    fromClient: 'وصلتنا من شبكتك طلبات اشتراك كثيرة. يُرجى المحاولة مرة أخرى لاحقًا.',
    fromEveryone: 'تصلنا الآن طلبات اشتراك أكثر مما نستطيع معالجته. يُرجى المحاولة مرة أخرى لاحقًا.',
  },
  unavailable: {
    title: 'لم نتمكن من إرسال الرسالة',
    message:
      'لم يُحفظ طلب اشتراكك. يُرجى التحقق من بريدك الإلكتروني والمحاولة مرة أخرى بعد بضع دقائق.',
  },
  confirm: {
    button: 'تأكيد الاشتراك',
    title: 'أكّد اشتراكك',
    message: (address) => `انقر الزر ليصبح ${isolated(address)} مشتركًا.`,
  },
  confirmFailed: {
    title: 'لم يكتمل الاشتراك بعد',
    message: (address) =>
      `لم نتمكن من تسجيل ${isolated(address)} الآن. يُرجى النقر على الزر مرة أخرى بعد بضع دقائق.`,
  },
  expired: {
    title: 'انتهت صلاحية هذا الرابط',
    message: 'لم يُستخدم في الوقت المحدد. اشترك مرة أخرى وسنرسل إليك رابطًا جديدًا.',
  },
  invalid: {
    title: 'هذا الرابط لا يعمل',
    message:
      'إنه ناقص أو ليس من عندنا. يُرجى استخدام الرابط كاملًا كما ورد في الرسالة، أو الاشتراك مرة أخرى.',
  },
  welcome: {
    title: 'أهلًا بك',
    message: (newsletter) =>
      `أنت الآن مشترك في «${isolated(newsletter)}». سيصل العدد القادم إلى بريدك.`,
    latestStories: 'حتى ذلك الحين: أحدث المقالات',
  },
  mail: {
    subject: (newsletter) => `أكّد اشتراكك في «${newsletter}»`,
    reason: (newsletter) =>
      `طلب أحدهم، والأرجح أنه أنت، أن تصل «${isolated(newsletter)}» إلى هذا العنوان.`,
    button: 'تأكيد الاشتراك',
    linkInstead: 'إن لم يعمل الزر، فافتح هذا الرابط في متصفحك:',
    linkLife: (life) => `الرابط صالح لمدة ${hours(life)}.`,
    ignore:
      'إن لم تكن أنت من طلب ذلك، فتجاهل هذه الرسالة: لن نشركك في شيء من دون تأكيدك. وإن كنت مشتركًا بالفعل، فسيبقى اشتراكك كما هو.',
  },
};
