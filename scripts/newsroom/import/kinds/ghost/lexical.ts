import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { textIn, type Values } from '../front-matter-values.ts';
import { record } from '../front-matter-values.ts';
import { cardHtml, type CardContext } from './ghost-cards.ts';
import { rows } from './ghost-tables.ts';

/** The HTML that Ghost writes for a body of its editor since version 5 (Lexical). */
export function lexicalAsHtml(document: Values, context: CardContext): string {
  return children(record(document['root']), context, 0);
}

/** More than any editor allows. */
const MAX_DEPTH = 100;

function children(node: Values, context: CardContext, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  return rows(node, 'children')
    .map((child) => html(child, context, depth + 1))
    .join('');
}

function html(node: Values, context: CardContext, depth: number): string {
  const type = (textIn(node, 'type') ?? '').replace(/^extended-/, '');
  const inside = () => children(node, context, depth);
  switch (type) {
    case 'text':
    case 'tk':
      return formatted(escapeXml(textIn(node, 'text') ?? spaceIn(node)), Number(node['format']));
    case 'linebreak':
      return '<br>';
    case 'zwnj':
      return '';
    case 'paragraph':
      return `<p>${inside()}</p>\n`;
    case 'heading': {
      const [rank = 'h2'] = /^h[1-6]$/.exec(textIn(node, 'tag') ?? '') ?? [];
      return `<${rank}>${inside()}</${rank}>\n`;
    }
    case 'quote':
    case 'aside':
      return `<blockquote>${inside()}</blockquote>\n`;
    case 'list': {
      const start = Number(node['start'] ?? 1);
      const isNumbered = node['tag'] === 'ol';
      const number =
        isNumbered && Number.isSafeInteger(start) && start !== 1 ? ` start="${start}"` : '';
      return isNumbered ? `<ol${number}>${inside()}</ol>\n` : `<ul>${inside()}</ul>\n`;
    }
    case 'listitem':
      return `<li>${inside()}</li>`;
    case 'link':
    case 'autolink':
    case 'at-link':
      return `<a href="${escapeXml(textIn(node, 'url') ?? '')}">${inside()}</a>`;
    default:
      return cardHtml(type, node, context) ?? inside();
  }
}

/** A text of spaces alone is a text. */
function spaceIn({ text }: Values): string {
  return typeof text === 'string' ? text : '';
}

/** Formats of Lexical, as bits, and their elements from the inside out. */
const FORMATS = [
  [16, 'code'],
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
] as const;

function formatted(text: string, format: number): string {
  return FORMATS.reduce(
    (inner, [bit, name]) => ((format & bit) !== 0 && inner ? `<${name}>${inner}</${name}>` : inner),
    text,
  );
}
