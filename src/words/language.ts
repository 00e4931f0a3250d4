import { site } from '../site.config.ts';

const locale = new Intl.Locale(site.locale);

/** The publication's language as documents name it (BCP 47), without what only asks for a format. */
export const language = locale.baseName;

/** In which direction its script is written. */
export const direction = locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
