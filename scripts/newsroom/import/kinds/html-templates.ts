import { escapeXml } from '../../../../src/core/xml-text.ts';
import { piecesOf } from '../exports/html-pieces.ts';
import {
  codeTagsAs,
  codeWithoutRawTags,
  type TemplateRules,
  withoutTemplateTags,
} from './template-tags.ts';

/** Carries out or removes template tags in HTML, as `withoutTemplateTags` does in Markdown. Code stays as it is. */
export function htmlWithoutTemplateTags(html: string, rules: TemplateRules): string {
  const withCode = changed(html, { text: (part) => codeTagsAs(codeBlock, part) });
  const tagless = changed(withCode, { text: (part) => withoutTemplateTags(part, rules) });
  return rules.isTemplate ? htmlWithoutRawTags(tagless) : tagless;
}

/** Removes what keeps tags in code from being carried out, so that code is as readers saw it. */
export function htmlWithoutRawTags(html: string): string {
  return changed(html, { code: codeWithoutRawTags });
}

function changed(
  html: string,
  { text, code }: Partial<Record<'text' | 'code', (part: string) => string>>,
): string {
  return piecesOf(html, ['pre', 'code'])
    .map((piece) => (piece.isVerbatim ? code : text)?.(piece.text) ?? piece.text)
    .join('');
}

function codeBlock(language: string, code: string): string {
  const name = language && ` class="language-${language}"`;
  return `\n<pre><code${name}>${escapeXml(code)}\n</code></pre>\n`;
}
