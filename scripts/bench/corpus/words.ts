import { nameToEmoji } from 'gemoji';
import { fromHtml } from 'hast-util-from-html';
import { micromark } from 'micromark';
import { SKIP, visit } from 'unist-util-visit';

/**
 * The words of a Markdown text that no reader of its page would see, each as often as it is missing. The
 * reference is CommonMark as micromark renders it, so another parser than that of articles.
 */
export function lostWords(markdown: string, html: string): string[] {
  const words = wordsOf(html);
  const seen = Map.groupBy(words, (word) => word);
  const missing = wordsOf(referenceHtml(markdown)).filter(
    (word) => seen.get(word)?.pop() === undefined,
  );
  if (missing.length === 0) return [];
  // micromark 4.0.3 loses a few line ends in code, which joins two words.
  const joined = new Set(words.slice(1).map((word, i) => `${words[i]}${word}`));
  return missing.filter((word) => !joined.has(word));
}

/** What is not text, although CommonMark prints it: names of callouts, marks of footnotes, ids of headings, emoji. */
const MARKS =
  /(?<=^[ \t>]*:{3,}[ \t]*)[a-z][\w-]*|(?<=^[ \t]*>[ \t]*)\[!\w+\]|\[\^[^\]\s]+\]:?|[ \t]*\{#[^}\s]+\}[ \t]*$|(?<![\p{L}\p{N}:]):(?<emoji>[a-z0-9_+-]+):(?![\p{L}\p{N}:])/gmu;

function referenceHtml(markdown: string): string {
  const text = markdown.replace(MARKS, (mark, emoji?: string) =>
    emoji === undefined || Object.hasOwn(nameToEmoji, emoji) ? ' ' : mark,
  );
  return micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true });
}

/** Elements inside of words. Others separate them. */
const INSIDE_WORDS = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** The words of a page, in lower case: its text, the descriptions of pictures and the attributes of components. */
function wordsOf(html: string): string[] {
  let text = '';
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type === 'text') text += node.value;
    if (node.type !== 'element') return undefined;
    const { tagName, properties } = node;
    if (tagName === 'script' || tagName === 'style') return SKIP;
    if (INSIDE_WORDS.has(tagName)) return undefined;
    text += ` ${String(properties['alt'] ?? '')} `;
    if (tagName === 'callout') text += ` ${Object.values(properties).join(' ')} `;
    return undefined;
  });
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
