import { counting } from '../counting.ts';
import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';

const count = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

export const stories: Words['stories'] = {
  draft: 'مسودة',
  scheduled: 'مجدول',
  writtenBy: 'بقلم',
  publishedOn: 'نُشر في',
  updated: 'حُدّث في',
  readingTime: (minutes) =>
    count(minutes, {
      zero: 'قراءة في أقل من دقيقة',
      one: 'قراءة في دقيقة واحدة',
      two: 'قراءة في دقيقتين',
      few: 'قراءة في # دقائق',
      many: 'قراءة في # دقيقة',
      other: 'قراءة في # دقيقة',
    }),
  keyPoints: 'أهم النقاط',
  contents: 'في هذا المقال',
  source: 'المصدر',
  sourceOf: (source) => `المصدر: ${isolated(source)}`,
  corrections: 'تصويبات',
  share: 'شارك',
  shareByEmail: 'بالبريد الإلكتروني',
  permanentLink: 'رابط دائم',
  neighbors: 'المقال السابق والمقال التالي',
  previous: 'المقال السابق',
  next: 'المقال التالي',
  related: 'مقالات ذات صلة',
  barChart: (name) => `رسم بياني بالأعمدة: ${isolated(name)}`,
  lineChart: (name) => `رسم بياني خطي: ${isolated(name)}`,
  dataAsTable: 'عرض البيانات في جدول',
  taskDone: 'مهمة منجزة',
  taskToDo: 'مهمة غير منجزة',
  details: 'التفاصيل',
  advertisement: 'إعلان',
  alerts: {
    note: 'ملاحظة',
    tip: 'نصيحة',
    important: 'مهم',
    warning: 'تحذير',
    caution: 'تنبيه',
  },
  continueReading: 'متابعة القراءة',
  footnotes: 'الحواشي',
  backToReference: (reference) => `العودة إلى الإحالة ${reference}`,
  picture: (alt) => `[صورة: ${isolated(alt)}]`,
  struck: (text) => `[مشطوب: ${isolated(text)}]`,
  quoted: (text) => `«${isolated(text)}»`,
};
