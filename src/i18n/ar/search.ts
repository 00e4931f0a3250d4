import { isolated } from '../isolated.ts';
import type { Words } from '../language-words.ts';
import { articleCount } from './article-count.ts';

export const search: Words['browsing']['search'] = {
  description: (publication) => `ابحث في مقالات ${isolated(publication)}.`,
  label: 'ابحث في المقالات',
  button: 'ابحث',
  needsScript: 'يعمل البحث في متصفحك ويحتاج إلى جافاسكريبت.',
  noScript: 'جافاسكريبت معطّل في متصفحك.',
  archiveInstead: 'تصفّح الأرشيف شهرًا بشهر بدلًا من ذلك.',
  more: 'نتائج أخرى',
  otherWays: 'طرق أخرى إلى المقالات:',
  found: (n, query) => `«${isolated(query)}»: ${articleCount(n)}.`,
  nothing: (query) => `لا مقالات عن «${isolated(query)}». جرّب كلمة أخرى أو كلمات أقل.`,
  failed: 'البحث غير متاح الآن. يُرجى المحاولة مرة أخرى أو تصفّح الأرشيف.',
};
