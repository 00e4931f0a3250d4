import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from 'satteri';
import { quotationMarks, quoted } from '../../core/quotation-marks.ts';
import { MARKDOWN_BLOCKS } from './mdx/phrasing.ts';

/** Whether the plugin is needed: the compiler itself has the quotation marks of English. */
export function hasOtherQuotes(body: string, language: string): boolean {
  return /["']/.test(body) && !isEnglish(language) && quotationMarks(language) !== undefined;
}

/** Whether a text has the quotation marks that the compiler has. */
export function isEnglish(language: string): boolean {
  return new Intl.Locale(language).language === 'en';
}

/**
 * Makes straight quotation marks those of `language` (BCP 47), in one line of text with its markup. After a
 * backslash they stay straight.
 */
export function quotes(language: string) {
  const marks = quotationMarks(language);
  const block = (node: Readonly<MdastNode>, context: MdastVisitorContext) => {
    if (!marks) return;
    const parts = partsOf(node, context.source);
    const shown = quoted(
      parts.flatMap(({ chars }) => chars),
      marks,
    );
    let at = 0;
    for (const { text, chars } of parts) {
      const value = shown.slice(at, (at += chars.length)).join('');
      if (text && value !== text.value) context.setProperty(text, 'value', value);
    }
  };
  return defineMdastPlugin({
    name: 'quotes',
    options: { position: true },
    paragraph: block,
    heading: block,
    tableCell: block,
    descriptionTerm: block,
    mdxJsxFlowElement: block,
  });
}

interface Part {
  chars: string[];
  /** The text that the characters are from; absent if they stand for something else. */
  text?: Extract<MdastNode, { type: 'text' }>;
}

/** The text of a line in order. Code and pictures are as a letter, and tags as nothing. */
function partsOf(node: Readonly<MdastNode>, source: string): Part[] {
  if (node.type === 'text') {
    const { start, end } = node.position ?? {};
    const isEscaped = /\\["']/.test(source.slice(start?.offset, end?.offset));
    const chars = Array.from(isEscaped ? node.value.replaceAll(/["']/g, 'x') : node.value);
    return [isEscaped ? { chars } : { chars, text: node }];
  }
  if (node.type === 'html') return [];
  if (node.type === 'break') return [{ chars: ['\n'] }];
  if (!('children' in node)) return [{ chars: ['x'] }];
  const isInline = (child: MdastNode) =>
    !MARKDOWN_BLOCKS.has(child.type) && child.type !== 'mdxJsxFlowElement';
  return node.children.filter(isInline).flatMap((child) => partsOf(child, source));
}
