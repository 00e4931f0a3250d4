import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { record, type Values } from '../front-matter-values.ts';
import { cardHtml, type CardContext } from './ghost-cards.ts';

/**
 * The HTML that Ghost writes for a body of its editor until version 5 (Mobiledoc 0.3):
 * https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
 */
export function mobiledocAsHtml(document: Values, context: CardContext): string {
  const [atoms, cards, markups] = ['atoms', 'cards', 'markups'].map((name) => list(document[name]));
  const inline = (markers: unknown) => inlineHtml(list(markers), atoms ?? [], markups ?? []);
  return list(document['sections'])
    .map((section) => {
      const [type, first, second] = list(section);
      switch (type) {
        case 1: {
          const tag = oneOf(first, ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'], 'p');
          // An aside is a quote that stands out.
          return `<${tag}>${inline(second)}</${tag}>\n`;
        }
        case 2:
          return `<img src="${escapeXml(text(first))}" alt="">\n`;
        case 3: {
          const tag = oneOf(first, ['ul', 'ol'], 'ul');
          const items = list(second).map((item) => `<li>${inline(item)}</li>`);
          return `<${tag}>${items.join('')}</${tag}>\n`;
        }
        case 10: {
          const [name, payload] = list(cards?.[Number(first)]);
          return cardHtml(text(name), record(payload), context) ?? '';
        }
        default:
          return '';
      }
    })
    .join('');
}

/** Texts with the marks that open before and close after them. */
function inlineHtml(
  markers: readonly unknown[],
  atoms: readonly unknown[],
  markups: readonly unknown[],
): string {
  const open: string[] = [];
  let html = '';
  for (const marker of markers) {
    const [type, opening, closing, value] = list(marker);
    for (const index of list(opening)) {
      const [name, attributes] = list(markups[Number(index)]);
      const tag = oneOf(name, MARKUPS, 'span');
      open.push(tag);
      html += `<${tag}${tag === 'a' ? hrefIn(list(attributes)) : ''}>`;
    }
    html += type === 1 ? atom(list(atoms[Number(value)])) : escapeXml(text(value));
    for (let i = 0; i < Math.min(Number(closing), 100) && open.length > 0; i++)
      html += `</${String(open.pop())}>`;
  }
  return (
    html +
    open
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('')
  );
}

const MARKUPS = ['a', 'b', 'code', 'del', 'em', 'i', 'mark', 's', 'strong', 'sub', 'sup', 'u'];

function atom([name, value]: readonly unknown[]): string {
  return name === 'soft-return' ? '<br>' : escapeXml(text(value));
}

function hrefIn(attributes: readonly unknown[]): string {
  const at = attributes.indexOf('href');
  return at < 0 ? '' : ` href="${escapeXml(text(attributes[at + 1]))}"`;
}

function oneOf(value: unknown, names: readonly string[], otherwise: string): string {
  const name = text(value).toLowerCase();
  if (name === 'aside') return names.includes('blockquote') ? 'blockquote' : otherwise;
  return names.includes(name) ? name : otherwise;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
