import { site } from '../site.config.ts';

const locale = new Intl.Locale(site.locale);

/** The publication's language as documents name it (BCP 47), without what only asks for a format. */
export const language = locale.baseName;

/** In which direction its script is written. */
export const direction = locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';

/** The digits that its numbers are written with (BCP 47, `nu`), where they are not those of Latin scripts. */
export const digits = digitsOf(site.locale);

function digitsOf(locale: string): string | undefined {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions();
  return numberingSystem === 'latn' ? undefined : numberingSystem;
}
