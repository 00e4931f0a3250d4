import { nameToEmoji } from 'gemoji';
import { fromHtml } from 'hast-util-from-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { SKIP, visit } from 'unist-util-visit';

/**
 * The words of a Markdown text that no reader of its page would see, each as often as it is missing. The
 * reference is Markdown as micromark renders it, so another parser than that of articles, with GFM.
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
  // In these scripts, words have no spaces between them, and marks that are not shown join them.
  const shown = words.join('');
  const isThere = (word: string) =>
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(word) && shown.includes(word);
  return missing.filter((word) => !joined.has(word) && !isThere(word));
}

/** What is not text, although CommonMark prints it: names of callouts, ids of headings, emoji. */
const MARKS =
  /(?<=^[ \t>]*:{3,}[ \t]*)[a-z][\w-]*|(?<=^[ \t]*>[ \t]*)\[!\w+\]|[ \t]*\{#[^}\s]+\}[ \t]*$|(?<![\p{L}\p{N}:]):(?<emoji>[a-z0-9_+-]+):(?![\p{L}\p{N}:])/gmu;

function referenceHtml(markdown: string): string {
  const text = markdown.replace(MARKS, (mark, emoji?: string) =>
    emoji === undefined || Object.hasOwn(nameToEmoji, emoji) ? ' ' : mark,
  );
  const asHtml = gfmHtml();
  // It would print the tags of scripts as text.
  delete asHtml.exit?.htmlFlowData;
  delete asHtml.exit?.htmlTextData;
  return micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm({ singleTilde: false })],
    htmlExtensions: [asHtml],
  });
}

/** Elements between words. Others, unknown ones too, are within a line of text. */
const BETWEEN_WORDS = new Set(
  `address article articlepicture aside blockquote br button callout caption center dd details div dl dt embed
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe img input li main menu nav ol option
  p picture pre section select summary table tbody td textarea tfoot th thead title tr ul video`.split(
    /\s+/,
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
    if ('dataFootnoteRef' in properties) return SKIP;
    if (!BETWEEN_WORDS.has(tagName)) return undefined;
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
