import type { Element, ElementContent, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { decodedPath } from '../../../../src/core/percent-encoding.ts';
import { completeUrl, pageOfPlayer } from '../../../../src/core/player-page.ts';
import {
  attribute,
  classesOf,
  element,
  find,
  hasClass,
  replaceElements,
  text,
  textOf,
} from '../hast.ts';
import type { Step } from './cleaning.ts';

/** The element that becomes `<Embed>`: a card that links to a page, and loads nothing from it. */
export const CARD = 'x-card';

/** Makes a card. Without a title, it shows what is on a known site, or the URL. */
export function card(facts: {
  url: string;
  title?: string;
  publisher?: string;
  description?: string;
}): Element {
  const { hostname, pathname } = new URL(facts.url);
  const host = hostname.replace(/^www\./, '');
  const publisher = facts.publisher || providerOf(host);
  return element(CARD, {
    url: facts.url,
    title: facts.title || MEDIUM[host] || `${host}${pathname === '/' ? '' : decodedPath(pathname)}`,
    ...(publisher && { publisher }),
    ...(facts.description && { description: facts.description }),
  });
}

/** Replaces players, embedded pages and link previews with cards. */
export const embedsAsCards: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    const shownAs = previewIn(found) ?? embedIn(found);
    if (shownAs) return [shownAs];
    if (!MEDIA.has(found.tagName)) return undefined;
    note(`removed <${found.tagName}>, because it has no address`);
    return [];
  });
};

/** A card is a block: line breaks beside it, as WordPress leaves them in a paragraph, would stand there as `\\`. */
export const cardsWithoutBreaks: Step = (tree) => {
  visit(tree, (node) => {
    if (!('children' in node) || !node.children.some(isCard)) return;
    const all: readonly RootContent[] = node.children;
    const isBesideCard = (at: number) =>
      isCard(all.slice(0, at).findLast(isSeen)) || isCard(all.slice(at).find(isSeen));
    node.children = (all as ElementContent[]).filter((one, at) => isSeen(one) || !isBesideCard(at));
  });
};

const isCard = (node: RootContent | undefined) => node?.type === 'element' && node.tagName === CARD;

const isSeen = (node: RootContent) =>
  node.type === 'text' ? node.value.trim() !== '' : !('tagName' in node && node.tagName === 'br');

const MEDIA = new Set(['audio', 'embed', 'iframe', 'object', 'video']);

/** A link preview: a bookmark of Ghost, or an embedded post of Substack, Medium or WordPress. */
function previewIn(found: Element): Element | undefined {
  const isPreview = hasClass(
    found,
    'kg-bookmark-card',
    'embedded-post-wrap',
    'graf--mixtapeEmbed',
    'bookmark-card',
  );
  if (classesOf(found).some((name) => /^wp-block-embed(?:-|$)/.test(name)))
    return wordPressEmbed(found);
  if (!isPreview) return undefined;
  const link = find(found, ({ tagName }) => tagName === 'a');
  const url = completeUrl((link && attribute(link, 'href')) || textOf(found));
  if (!url) return undefined;
  const part = (...names: string[]) => {
    const at = find(found, (one) => hasClass(one, ...names));
    return at ? textOf(at) : '';
  };
  const words = find(found, ({ tagName }) => tagName === 'figcaption');
  const caption = words ? textOf(words) : '';
  return card({
    url,
    title: part('kg-bookmark-title', 'embedded-post-title', 'markup--strong'),
    publisher: part('kg-bookmark-publisher', 'embedded-post-publication-name'),
    description: [part('kg-bookmark-description', 'embedded-post-body', 'markup--em'), caption]
      .filter(Boolean)
      .join('. ')
      .replaceAll(/(?<=[.!?…。！？])\. /g, ' '),
  });
}

/** An address that WordPress replaces with a player; its caption becomes the title. */
function wordPressEmbed(found: Element): Element | undefined {
  const caption = find(found, ({ tagName }) => tagName === 'figcaption');
  const [url] =
    /https?:\/\/\S+/.exec(
      textOf({ ...found, children: withoutCaption(found) }).replace(/\s.*$/s, ''),
    ) ?? [];
  if (!url || !URL.canParse(url)) return undefined;
  return card({ url: pageOfPlayer(url), title: caption ? textOf(caption) : '' });
}

function withoutCaption({ children }: Element): Element['children'] {
  return children.filter((child) => child.type !== 'element' || child.tagName !== 'figcaption');
}

/** A player or an embedded page, also in a `<figure>` of its own; its caption becomes the title. */
function embedIn(found: Element): Element | undefined {
  if (found.tagName === 'blockquote' && hasClass(found, ...QUOTED_POSTS)) return quotedPost(found);
  const isFigure = found.tagName === 'figure' || hasClass(found, ...PLAYERS);
  const media = isFigure ? find(found, ({ tagName }) => MEDIA.has(tagName)) : found;
  if (!media || !MEDIA.has(media.tagName)) return undefined;
  const source = find(media, ({ tagName }) => tagName === 'source' || tagName === 'a');
  const src = ['src', 'dataSrc', 'data', 'href']
    .map((name) => attribute(media, name))
    .find(Boolean);
  const inside = source && (attribute(source, 'src') || attribute(source, 'href'));
  const url = completeUrl(src || inside || '');
  const isTitle = (one: Element) =>
    one.tagName === 'figcaption' || hasClass(one, 'kg-audio-title', 'kg-video-title');
  const caption = isFigure && find(found, isTitle);
  const own = attribute(media, 'title').trim();
  const words = caption ? textOf(caption) : '';
  const title = own || words;
  const description = words === title ? '' : words;
  if (url) return card({ url: pageOfPlayer(url), title, description });
  // A card needs a whole address. A link to a file of the old site leads there.
  const href = src || inside;
  const name = title || href?.split('/').at(-1);
  const rest = description && [text(` (${description})`)];
  return href && name
    ? element('p', {}, [element('a', { href }, [text(name)]), ...(rest || [])])
    : undefined;
}

/** Boxes around a player and its buttons. */
const PLAYERS = ['kg-audio-card', 'kg-video-card', 'vimeo-wrap', 'youtube-wrap'];

/** Classes of posts that a script of their network would draw. */
const QUOTED_POSTS = ['twitter-tweet', 'instagram-media', 'tiktok-embed', 'mastodon-embed'];

function quotedPost(quote: Element): Element | undefined {
  const links: string[] = [];
  find(quote, (one) => {
    if (one.tagName === 'a') links.push(attribute(one, 'href'));
    return false;
  });
  const given = ['cite', 'dataInstgrmPermalink'].map((name) => attribute(quote, name));
  const url = completeUrl(given.find(Boolean) ?? links.at(-1) ?? '');
  if (!url) return undefined;
  const { search, hash } = new URL(url);
  const title = textOf(quote).slice(0, 200);
  return card({ url: url.slice(0, url.length - search.length - hash.length), title });
}

/** What is seen or heard on a site, for players without a title: their addresses say nothing. */
const MEDIUM: Readonly<Partial<Record<string, string>>> = {
  'open.spotify.com': 'Audio',
  'podcasts.apple.com': 'Audio',
  'soundcloud.com': 'Audio',
  'tiktok.com': 'Video',
  'vimeo.com': 'Video',
  'youtu.be': 'Video',
  'youtube.com': 'Video',
};

/** Names of sites whose players are common. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'codepen.io': 'CodePen',
  'instagram.com': 'Instagram',
  'open.spotify.com': 'Spotify',
  'podcasts.apple.com': 'Apple Podcasts',
  'soundcloud.com': 'SoundCloud',
  'tiktok.com': 'TikTok',
  'twitter.com': 'X',
  'vimeo.com': 'Vimeo',
  'x.com': 'X',
  'youtu.be': 'YouTube',
  'youtube.com': 'YouTube',
};

function providerOf(host: string): string | undefined {
  return Object.hasOwn(PROVIDERS, host) ? PROVIDERS[host] : undefined;
}
