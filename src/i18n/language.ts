import { site } from '../site.config.ts';

const locale = new Intl.Locale(site.locale);

/** The publication's language tag for documents (BCP 47), without extensions for number or date formats. */
export const language = locale.baseName;

/** The direction of its script. */
export const direction = locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';

/** The numbering system of its numbers (BCP 47, `nu`), or `undefined` for Latin digits. */
export const digits = digitsOf(site.locale);

function digitsOf(locale: string): string | undefined {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions();
  return numberingSystem === 'latn' ? undefined : numberingSystem;
}
