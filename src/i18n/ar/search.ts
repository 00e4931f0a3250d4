import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';

export const search: Words['finding']['search'] = {
  description: (paper) => `ابحث عن مقال في ${isolated(paper)} بكلماته.`,
  field: 'كلمات البحث',
  button: 'ابحث',
  needsScript: 'يعمل البحث في متصفحك ويحتاج إلى جافاسكريبت.',
  noScript: 'وهو معطّل هنا.',
  archiveInstead: 'يعرض الأرشيف كل المقالات شهرًا بشهر من دونه.',
  more: 'نتائج أخرى',
  otherWays: 'طرق أخرى إلى المقالات:',
  found: (n, words) => `«${isolated(words)}»: ${articleCount(n)}.`,
  nothing: (words) => `لا مقالات عن «${isolated(words)}». جرّب كلمة أخرى أو كلمات أقل.`,
  failed: 'تعذّر تحميل البحث الآن. يُرجى المحاولة مرة أخرى أو تصفح الأرشيف.',
};
