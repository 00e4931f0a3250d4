import { escapeXml } from '../../../../src/core/xml-text.ts';
import { piecesOf } from '../exports/html-pieces.ts';
import { codeTagsAs, withoutTemplateTags } from './template-tags.ts';

/** Carries out or removes template tags in HTML, as `withoutTemplateTags` does in Markdown. Code stays as it is. */
export function htmlWithoutTemplateTags(
  html: string,
  { isTemplate, note }: { isTemplate: boolean; note: (text: string) => void },
): string {
  const change = (of: string, text: (part: string) => string) =>
    piecesOf(of, ['pre', 'code'])
      .map((piece) => (piece.isVerbatim ? piece.text : text(piece.text)))
      .join('');
  const withCode = change(html, (part) => codeTagsAs(codeBlock, part));
  return change(withCode, (part) => withoutTemplateTags(part, isTemplate, note));
}

function codeBlock(language: string, code: string): string {
  const name = language && ` class="language-${language}"`;
  return `\n<pre><code${name}>${escapeXml(code)}\n</code></pre>\n`;
}
