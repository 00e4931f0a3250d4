import { dateText } from '../../i18n/formats.ts';
import type { FoundArticle } from './article-search.ts';

/** A copy of the template with the data of one result. */
export function resultItem(
  template: HTMLTemplateElement,
  { link, headline, kicker, publishedAt, authors, excerpt }: FoundArticle,
): Node {
  const result = document.importNode(template.content, true);
  const at = (name: string) => result.querySelector(`[data-part="${name}"]`);
  at('kicker')?.append(kicker);
  at('date')?.append(timeOf(publishedAt));
  at('authors')?.append(authors);
  at('link')?.append(headline);
  at('link')?.setAttribute('href', link);
  at('excerpt')?.append(...marked(excerpt));
  return result;
}

function timeOf(moment: Date): HTMLTimeElement {
  const time = document.createElement('time');
  time.dateTime = moment.toISOString();
  time.append(dateText(moment));
  return time;
}

/** The excerpt as text nodes and `<mark>` elements; of other elements, only the text. */
function marked(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].map(({ nodeName, textContent }) => {
    const text = document.createTextNode(textContent ?? '');
    if (nodeName !== 'MARK') return text;
    const mark = document.createElement('mark');
    mark.append(text);
    return mark;
  });
}
