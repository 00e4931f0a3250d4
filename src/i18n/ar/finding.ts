import { numberText } from '../formats.ts';
import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';
import { search } from './search.ts';

export const finding: Words['finding'] = {
  articles: 'المقالات',
  articleCount,
  noneHere: 'لم يُنشر شيء هنا بعد.',
  newestOn: 'أحدثها في',
  listPages: 'صفحات هذه القائمة',
  titleOfPage: (title, page) => `${isolated(title)}، الصفحة ${numberText(page)}`,
  pageOf: (page, last) => `الصفحة ${numberText(page)} من ${numberText(last)}`,
  newer: 'مقالات أحدث',
  older: 'مقالات أقدم',
  topicsAre: 'ما تتناوله هذه الصحيفة، وأحدث مقال في كل موضوع.',
  authorsAre: 'من يكتب في هذه الصحيفة، وأحدث مقال لكل منهم.',
  archive: {
    description: (paper) => `كل مقالات ${isolated(paper)} بحسب السنة والشهر.`,
    holds: (n) => `كل ما نُشر هنا: ${articleCount(n)}، بحسب السنة والشهر.`,
    ofMonth: (paper, month) => `ما نشرته ${isolated(paper)} في ${month}.`,
    ofYear: (paper, year) => `ما نشرته ${isolated(paper)} في عام ${year} بحسب الشهر.`,
    newestFirst: (n) => (n === 1 ? `${articleCount(n)}.` : `${articleCount(n)}، الأحدث أولًا.`),
    months: 'الأشهر',
    allMonths: 'كل الأشهر',
    years: 'السنوات',
  },
  search,
};
