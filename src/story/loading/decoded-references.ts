import { fromHtml } from 'hast-util-from-html';

/** A text without markup, with its character references (`&amp;`) as the characters that they stand for. */
export function decodedReferences(text: string): string {
  const [only] = fromHtml(text.replaceAll('<', '&lt;'), { fragment: true }).children;
  return only?.type === 'text' ? only.value : '';
}
