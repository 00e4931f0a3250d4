import { escapeXml } from '../../../../../src/core/xml-text.ts';
import type { Attachment } from './wordpress-index.ts';

/** What shortcodes refer to. */
export interface ShortcodeContext {
  attachment(id: string): Attachment | undefined;
  /** The pictures that were uploaded for this post. */
  ownPictures: readonly Attachment[];
  note(text: string): void;
}

type Writer = (
  given: { named: Partial<Record<string, string>>; first: string; content: string },
  context: ShortcodeContext,
) => string;

/** The HTML of a shortcode that WordPress has; `undefined` if it is none of these. */
export function writeShortcode(
  name: string,
  parameters: string,
  content: string,
  context: ShortcodeContext,
): string | undefined {
  const write = Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
  return write?.({ named: namedIn(parameters), first: firstIn(parameters), content }, context);
}

const caption: Writer = ({ named, content }) => {
  const [picture = ''] = /(?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*<\/a>)?/i.exec(content) ?? [];
  const words = named['caption'] ?? content.replace(picture, '').trim();
  if (picture === '') return content;
  return `\n<figure>${picture}<figcaption>${words}</figcaption></figure>\n`;
};

const gallery: Writer = ({ named }, { attachment, ownPictures, note }) => {
  const ids = (named['ids'] ?? named['include'] ?? '').split(/[\s,]+/).filter(Boolean);
  const pictures = ids.length > 0 ? ids.map((id) => attachment(id)) : ownPictures;
  const found = pictures.filter((one) => one !== undefined);
  const missing = pictures.length - found.length;
  if (missing > 0) note(`left out ${missing} pictures of a gallery, which are not in the export`);
  if (pictures.length === 0) note('removed an empty gallery');
  return `\n${found.map(figureOf).join('\n')}\n`;
};

/** A picture of the library as HTML. */
function figureOf({ url, alt, caption: words }: Attachment): string {
  const figcaption = words ? `<figcaption>${words}</figcaption>` : '';
  return `<figure><img src="${escapeXml(url)}" alt="${escapeXml(alt)}">${figcaption}</figure>`;
}

/** A player or a preview, which becomes a card. */
const player =
  (urlOf: (id: string) => string): Writer =>
  ({ named, first, content }) => {
    const given = content.trim() || named['url'] || named['src'] || named['id'] || first;
    if (!given) return '';
    const url = /^https?:/i.test(given) ? given : urlOf(given);
    return `\n<iframe src="${escapeXml(pageOf(url))}"></iframe>\n`;
  };

/** Shortcodes hold addresses with their ampersands escaped. */
function pageOf(url: string): string {
  return url.replaceAll(/&(?:amp|#038);/g, '&').replace(/\s.*$/s, '');
}

const media =
  (extensions: readonly string[]): Writer =>
  ({ named, first, content }) => {
    const [source] = ['src', ...extensions].flatMap((name) => named[name] ?? []);
    const [linked] = /https?:\/\/[^\s"'<>]+/.exec(content) ?? [];
    const url = source ?? linked ?? (/^https?:/i.test(first) ? first : '');
    return url ? `\n<video src="${escapeXml(pageOf(url))}"></video>\n` : '';
  };

const WRITERS: Readonly<Record<string, Writer>> = {
  caption,
  wp_caption: caption,
  gallery,
  audio: media(['mp3', 'm4a', 'ogg', 'wav', 'flac']),
  video: media(['mp4', 'm4v', 'webm', 'ogv', 'mov', 'flv', 'wmv']),
  embed: player((url) => url),
  youtube: player((id) => `https://www.youtube.com/watch?v=${id}`),
  vimeo: player((id) => `https://vimeo.com/${id}`),
  soundcloud: player((id) => id),
  spotify: player((id) => id),
  tweet: player((id) => `https://twitter.com/i/status/${id}`),
  gist: player((id) => `https://gist.github.com/${id}`),
  blockquote: ({ content }) => `<blockquote>${content}</blockquote>`,
};

function namedIn(parameters: string): Partial<Record<string, string>> {
  const pairs = parameters.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', ...values]) => [
      name.toLowerCase(),
      values.find((one) => one !== undefined),
    ]),
  );
}

/** The parameter without a name: `[embed https://…]`, or `[youtube=https://…]` on WordPress.com. */
function firstIn(parameters: string): string {
  const [, value = ''] = /^=?\s*["']?([^\s"']+)/.exec(parameters) ?? [];
  return /^[\w-]+=["']/.test(parameters) ? '' : value;
}
