import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { record, textIn } from '../front-matter-values.ts';
import { withParagraphs } from './autop.ts';
import { hasBlocks, withoutBlockMarks } from './blocks.ts';
import { withoutShortcodes } from './shortcodes.ts';
import { metaOf, type WordPressIndex } from './wordpress-index.ts';
import { partText, type WxrElement } from './wxr.ts';

/** The body of a post as WordPress shows it: with the paragraphs, shortcodes and blocks carried out. */
export function wordPressHtml(
  item: WxrElement,
  id: string,
  { index, note }: { index: WordPressIndex; note: (text: string) => void },
): string {
  const stored = partText(item, 'content:encoded');
  const context = {
    attachment: index.attachment,
    ownPictures: index.picturesOf(id),
    pattern: index.pattern,
    footnotes: footnotesOf(item),
    note,
  };
  const isOfBlocks = hasBlocks(stored);
  const marked = isOfBlocks ? withoutBlockMarks(stored, context) : stored;
  const plain = withoutShortcodes(isOfBlocks ? marked : withEmbeds(marked), context);
  const html = isOfBlocks ? plain : withParagraphs(plain);
  return withLibrary(html, index) + enclosureOf(item, html);
}

/** Sites from which WordPress embeds an address that stands alone on a line. */
const EMBEDDED =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com|soundcloud\.com|spotify\.com|flickr\.com|instagram\.com|tiktok\.com|reddit\.com|ted\.com|dailymotion\.com|mixcloud\.com|tumblr\.com|bsky\.app|pinterest\.com|slideshare\.net|wordpress\.tv)\//i;

function withEmbeds(html: string): string {
  return html.replaceAll(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gim, (line, url: string) => {
    const address = url.replaceAll('&amp;', '&');
    if (EMBEDDED.test(address)) return `\n<iframe src="${escapeXml(address)}"></iframe>\n`;
    return `\n<a href="${escapeXml(address)}">${escapeXml(line.trim())}</a>\n`;
  });
}

/** Gives pictures of the library their full size, and their description if the post has none. */
function withLibrary(html: string, { attachment }: WordPressIndex): string {
  return html.replaceAll(/<img\s[^<>]*\bwp-image-(\d+)[^<>]*>/gi, (tag, id: string) => {
    const found = attachment(id);
    if (!found) return tag;
    const described = /\salt=["'][^"']/i.test(tag)
      ? tag
      : tag.replace(/\salt=(?:""|'')/i, '').replace(/^<img/i, `<img alt="${escapeXml(found.alt)}"`);
    const [, src = ''] = /\ssrc=["']([^"']*)["']/i.exec(described) ?? [];
    const isSmaller = src.replace(/-\d+x\d+(?=\.\w+$)/, '') === found.url && src !== found.url;
    return isSmaller ? described.replace(src, found.url) : described;
  });
}

/** Notes that the block editor keeps apart from the text. */
function footnotesOf(item: WxrElement): string {
  try {
    const notes: unknown = JSON.parse(metaOf(item, 'footnotes') || '[]');
    const items = (Array.isArray(notes) ? notes : []).map((one: unknown) => {
      const { id = '', content = '' } = {
        id: textIn(record(one), 'id'),
        content: textIn(record(one), 'content'),
      };
      return `<li id="${escapeXml(id)}">${content} <a href="#${escapeXml(id)}-link">↩</a></li>`;
    });
    return items.length > 0 ? `<ol class="wp-block-footnotes">${items.join('')}</ol>` : '';
  } catch {
    return '';
  }
}

/** A recording that the feed of the old site delivered with the post. */
function enclosureOf(item: WxrElement, html: string): string {
  const [url = ''] = metaOf(item, 'enclosure').split(/\s/);
  if (!/^https?:\/\/\S+$/.test(url) || html.includes(url)) return '';
  return `\n<audio src="${escapeXml(url)}"></audio>`;
}
