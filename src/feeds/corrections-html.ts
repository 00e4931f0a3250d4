import { type Correction, correctionText } from '../domain/correction.ts';
import { site } from '../site.config.ts';
import { escapeXml } from './xml-text.ts';

const day = new Intl.DateTimeFormat(site.locale, { dateStyle: 'long', timeZone: site.timeZone });

/** The corrections with which an article's text ends in a feed; nothing when there are none. */
export function correctionsHtml(corrections: readonly Correction[] = []): string {
  if (corrections.length === 0) return '';
  const items = corrections.map((correction) => {
    const { date } = correction;
    const time = `<time datetime="${date.toISOString()}">${escapeXml(day.format(date))}</time>`;
    return `<li>${time}: ${escapeXml(correctionText(correction))}</li>`;
  });
  return `<h2>Corrections</h2><ul>${items.join('')}</ul>`;
}
