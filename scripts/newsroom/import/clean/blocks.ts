import type { Element, ElementContent } from 'hast';
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
import { record, textIn, type Values } from '../kinds/front-matter-values.ts';
import { calloutOfBox, calloutOfQuotation } from './callouts.ts';
import { card } from './cards.ts';
import type { Cleaning, Step } from './cleaning.ts';

/** Boxes that are not part of a story: sign-up forms, share buttons, ads and related posts. */
const FURNITURE = [
  'subscription-widget',
  'subscription-widget-wrap',
  'subscribe-widget',
  'kg-signup-card',
  'kg-email-card',
  'kg-email-cta-card',
  'captioned-button-wrap',
  'sharedaddy',
  'jp-relatedposts',
  'addtoany_share_save_container',
  'image-link-expand',
  'header-anchor-widget',
  'anchorjs-link',
  'headerlink',
];

/** Rewrites the boxes of known editors in plain HTML, and removes what is not part of the story. */
export const knownBlocks: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    if (hasClass(found, ...FURNITURE)) return removed(found, note);
    // Substack says this to writers, above a text with its own line breaks.
    if (hasClass(found, 'hide-text')) return [];
    if (hasClass(found, 'kg-toggle-card')) return [toggle(found)];
    const callout = calloutOfBox(found) ?? calloutOfQuotation(found);
    if (callout) return [callout];
    if (hasClass(found, ...LINKS)) return linkOf(found, note);
    if (hasClass(found, 'paywall-jump', 'paywall')) {
      note('marked where the paywall was with a line');
      return [element('hr', {})];
    }
    return undefined;
  });
};

/** Reports a box that is not part of the story. */
function removed(box: Element, note: Cleaning['note']): [] {
  const words = textOf(box).slice(0, 60);
  if (words) note(`removed a box for sign-up or sharing: “${words}”`);
  return [];
}

/** Whether a button leads to the sign-up, the comments or the share menu of Substack or Ghost. */
function leadsToSignUp(href: string | undefined): boolean {
  const ways = /\/(?:subscribe|comments)\/?(?:[?#]|$)|#\/portal\b|[?&]action=share\b/;
  return href !== undefined && ways.test(href);
}

/** Buttons and files. */
const LINKS = [
  'kg-button-card',
  'wp-block-button',
  'button-wrapper',
  'kg-file-card',
  'wp-block-file',
  'file-embed-wrapper',
];

function toggle(box: Element): Element {
  const part = (name: string) => find(box, (one) => hasClass(one, name));
  const title = part('kg-toggle-heading');
  const heading = find(box, ({ tagName }) => /^h\d$/.test(tagName));
  const content = part('kg-toggle-content')?.children ?? [];
  const summary = textOf(heading ?? title ?? box);
  return element('details', {}, [element('summary', {}, [text(summary)]), ...content]);
}

/** A button or a file as a paragraph with a link. */
function linkOf(box: Element, note: Cleaning['note']): ElementContent[] {
  const link = find(box, ({ tagName }) => tagName === 'a');
  const href = link && attribute(link, 'href');
  if (!link || !href) {
    note(`removed a button that leads nowhere: “${textOf(box).slice(0, 60)}”`);
    return [];
  }
  if (leadsToSignUp(href)) return removed(box, note);
  const title = find(box, (one) => hasClass(one, 'kg-file-card-title', 'file-embed-details-h1'));
  const words = textOf(title ?? link) || href;
  const caption = find(box, (one) => hasClass(one, 'kg-file-card-caption'));
  return [
    element('p', {}, [element('a', { href }, [text(words)])]),
    ...(caption ? [element('p', {}, caption.children)] : []),
  ];
}

/** Substack keeps what it shows of an embed in `data-attrs`, as JSON. */
export const substackEmbeds: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    const attrs = attribute(found, 'dataAttrs');
    if (!attrs) return undefined;
    const facts = factsIn(attrs);
    const formula = facts['persistentExpression'];
    if (typeof formula === 'string') {
      note(`wrote a formula as code: ${formula}`);
      return [element('p', {}, [element('code', {}, [text(formula)])])];
    }
    const pictures = galleryIn(facts);
    if (pictures.length > 0) return pictures;
    const url = urlIn(facts, found);
    if (hasClass(found, 'mention-wrap')) return [mentionOf(facts, url)];
    if (hasClass(found, 'button-wrapper') && leadsToSignUp(url)) return removed(found, note);
    const isButton = hasClass(found, 'button-wrapper', 'digest-post-embed');
    if (url && (isButton || !find(found, ({ tagName }) => tagName === 'img' || tagName === 'p'))) {
      const title = textOf(found) || nameIn(facts);
      const description = isDigest(found) ? textIn(facts, 'caption', 'subtitle') : undefined;
      return [card({ url, title: title.slice(0, 200), ...(description && { description }) })];
    }
    if (hasClass(found, 'poll-embed')) {
      note('removed a poll');
      return [];
    }
    if (found.tagName === 'div' && textOf(found) === '' && !find(found, isSeen)) {
      note(
        `removed an embed of Substack without an address: ${nameIn(facts) || classesOf(found).join(' ')}`,
      );
      return [];
    }
    return undefined;
  });
};

const isDigest = (found: Element) => hasClass(found, 'digest-post-embed');

const isSeen = ({ tagName }: Element) => /^(?:audio|iframe|img|video)$/.test(tagName);

function factsIn(json: string): Values {
  try {
    return record(JSON.parse(json));
  } catch {
    return {};
  }
}

function nameIn(facts: Values): string {
  return textIn(facts, 'title', 'name', 'label') ?? '';
}

/** The pictures of a gallery, and its caption. */
function galleryIn(facts: Values): Element[] {
  const { images, caption, alt } = record(facts['gallery']);
  const sources = (Array.isArray(images) ? images : []).flatMap(
    (one: unknown) => textIn(record(one), 'src') ?? [],
  );
  const description = typeof alt === 'string' ? alt : '';
  const pictures = sources.map((src) =>
    element('p', {}, [element('img', { src, alt: description })]),
  );
  const isCaptioned = typeof caption === 'string' && caption !== '' && pictures.length > 0;
  return [...pictures, ...(isCaptioned ? [element('p', {}, [text(caption)])] : [])];
}

/** A person or publication that a text mentions: Substack fills in the name. */
function mentionOf(facts: Values, url: string | undefined): ElementContent {
  const name = text(nameIn(facts));
  return url === undefined ? name : element('a', { href: url }, [name]);
}

function urlIn(facts: Values, found: Element): string | undefined {
  const part = (name: string) => encodeURIComponent(textIn(facts, name) ?? '');
  if (part('videoId'))
    return hasClass(found, 'vimeo-wrap')
      ? `https://vimeo.com/${part('videoId')}`
      : `https://www.youtube.com/watch?v=${part('videoId')}`;
  if (part('instagram_id')) return `https://www.instagram.com/p/${part('instagram_id')}/`;
  if (part('authorHandle') && part('postId'))
    return `https://bsky.app/profile/${part('authorHandle')}/post/${part('postId')}`;
  const url = [facts['url'], facts['canonical_url'], facts['post_url'], facts['base_url']].find(
    (one) => typeof one === 'string' && /^https?:\/\/\S+$/.test(one) && URL.canParse(one),
  );
  return typeof url === 'string' ? url : undefined;
}
