import { type Correction, correctionText } from '../articles/correction.ts';
import { dateText } from '../i18n/formats.ts';
import { words } from '../i18n/words.ts';
import { escapeXml } from '../core/xml-text.ts';

/**
 * Writes the corrections at the end of an article in a feed; empty if there are none. `ofWords` are the
 * attributes of words of the publication.
 */
export function correctionsHtml(corrections: readonly Correction[] = [], ofWords = ''): string {
  if (corrections.length === 0) return '';
  const items = corrections.map((correction) => {
    const { date } = correction;
    const time = `<time datetime="${date.toISOString()}"${ofWords}>${escapeXml(dateText(date))}</time>`;
    return `<li>${time}: ${escapeXml(correctionText(correction))}</li>`;
  });
  return `<h2${ofWords}>${escapeXml(words.stories.corrections)}</h2><ul>${items.join('')}</ul>`;
}
