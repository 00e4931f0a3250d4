import { numberText } from '../formats.ts';
import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

export const browsing: Words['browsing'] = {
  articles: 'المقالات',
  articleCount,
  nothingHere: 'لم يُنشر شيء هنا بعد.',
  latestOn: 'أحدثها في',
  pagination: 'صفحات هذه القائمة',
  pageTitle: (title, page) => `${isolated(title)}، الصفحة ${numberText(page)}`,
  newer: 'مقالات أحدث',
  older: 'مقالات أقدم',
  topicsIntro: 'المواضيع التي نتناولها، وأحدث مقال في كل منها.',
  authorsIntro: 'من يكتب لنا، وأحدث مقال لكل منهم.',
  archive: {
    description: (publication) => `كل مقالات ${isolated(publication)} بحسب السنة والشهر.`,
    intro: (n) => `كل ما نشرناه: ${articleCount(n)}، بحسب السنة والشهر.`,
    monthDescription: (publication, month) => `كل ما نشرته ${isolated(publication)} في ${month}.`,
    yearDescription: (publication, year) =>
      `كل ما نشرته ${isolated(publication)} في عام ${year} بحسب الشهر.`,
    newestFirst: (n) => (n === 1 ? `${articleCount(n)}.` : `${articleCount(n)}، الأحدث أولًا.`),
    months: 'الأشهر',
    allMonths: 'كل الأشهر',
    years: 'السنوات',
  },
  search,
};
