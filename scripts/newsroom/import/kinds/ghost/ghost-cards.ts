import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { record, textIn, type Values } from '../front-matter-values.ts';
import { rows } from './ghost-tables.ts';

/** What cards need. */
export interface CardContext {
  note(text: string): void;
  /** Markdown as HTML. */
  markdown(text: string): string;
}

type Card = (fields: Values, context: CardContext) => string;

/**
 * A card of either editor of Ghost, in the HTML and with the classes that Ghost writes on pages.
 * `undefined` if it is not a known card and has parts of its own.
 */
export function cardHtml(type: string, fields: Values, context: CardContext): string | undefined {
  if (Object.hasOwn(CARDS, type)) return CARDS[type]?.(fields, context);
  if (Array.isArray(fields['children'])) return undefined;
  context.note(`removed the card “${type}”`);
  return '';
}

const image: Card = (fields) => {
  const src = textIn(fields, 'src');
  if (src === undefined) return '';
  const picture = `<img src="${escapeXml(src)}" alt="${attribute(fields, 'alt')}">`;
  const href = textIn(fields, 'href');
  const linked = href === undefined ? picture : `<a href="${escapeXml(href)}">${picture}</a>`;
  return figure('kg-image-card', linked, fields);
};

const gallery: Card = (fields) => {
  const pictures = rows(fields, 'images').map((one) =>
    image({ ...one, caption: undefined }, NO_CONTEXT),
  );
  return `${pictures.join('')}${captionParagraph(fields)}`;
};

const bookmark: Card = (fields) => {
  const url = textIn(fields, 'url');
  if (url === undefined) return '';
  const about = record(fields['metadata']);
  const part = (name: string, tag = 'div') => {
    const text = textIn(about, name);
    return text === undefined
      ? ''
      : `<${tag} class="kg-bookmark-${name}">${escapeXml(text)}</${tag}>`;
  };
  const content = `${part('title')}${part('description')}${part('publisher', 'span')}`;
  return figure(
    'kg-bookmark-card',
    `<a class="kg-bookmark-container" href="${escapeXml(url)}">${content || escapeXml(url)}</a>`,
    fields,
  );
};

const embed: Card = (fields, context) => {
  const html = textIn(fields, 'html');
  if (html !== undefined && !/^bookmark|^nft/.test(textIn(fields, 'embedType', 'type') ?? ''))
    return figure('kg-embed-card', html, fields);
  return bookmark(fields, context);
};

const callout: Card = (fields) => {
  const color = (textIn(fields, 'backgroundColor') ?? 'grey').replaceAll(/[^\w-]/g, '');
  const text = textIn(fields, 'calloutText') ?? '';
  return `<div class="kg-card kg-callout-card kg-callout-card-${color}"><div class="kg-callout-text">${text}</div></div>\n`;
};

const toggle: Card = (fields) =>
  `<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>${textIn(fields, 'heading') ?? ''}</h4></div><div class="kg-toggle-content">${textIn(fields, 'content') ?? ''}</div></div>\n`;

const button: Card = (fields) => {
  const [url, text] = [
    textIn(fields, 'buttonUrl', 'productUrl'),
    textIn(fields, 'buttonText', 'productButton'),
  ];
  if (url === undefined || text === undefined) return '';
  return `<div class="kg-card kg-button-card"><a href="${escapeXml(url)}">${escapeXml(text)}</a></div>\n`;
};

const code: Card = (fields) => {
  const language = (textIn(fields, 'language') ?? '').replaceAll(/[^\w+#-]/g, '');
  const attributes = language ? ` class="language-${language}"` : '';
  const block = `<pre><code${attributes}>${escapeXml(textIn(fields, 'code') ?? '')}</code></pre>`;
  return `${block}${captionParagraph(fields)}\n`;
};

const media =
  (tag: 'audio' | 'video'): Card =>
  (fields) => {
    const src = textIn(fields, 'src');
    if (src === undefined) return '';
    const title = attribute(fields, 'title');
    return figure(
      `kg-${tag}-card`,
      `<${tag} src="${escapeXml(src)}" title="${title}"></${tag}>`,
      fields,
    );
  };

const file: Card = (fields) => {
  const src = textIn(fields, 'src');
  const title = textIn(fields, 'fileTitle', 'fileName') ?? src ?? '';
  if (src === undefined) return '';
  const caption = textIn(fields, 'fileCaption');
  const words = caption && `<div class="kg-file-card-caption">${escapeXml(caption)}</div>`;
  return `<div class="kg-card kg-file-card"><a href="${escapeXml(src)}"><div class="kg-file-card-title">${escapeXml(title)}</div>${words ?? ''}</a></div>\n`;
};

const product: Card = (fields, context) => {
  const src = textIn(fields, 'productImageSrc');
  const title = textIn(fields, 'productTitle');
  return [
    src === undefined ? '' : image({ src }, context),
    title === undefined ? '' : `<h4>${title}</h4>`,
    textIn(fields, 'productDescription') ?? '',
    fields['productButtonEnabled'] === false ? '' : button(fields, context),
  ].join('');
};

const header: Card = (fields, context) => {
  const [title, words] = [
    textIn(fields, 'header', 'heading'),
    textIn(fields, 'subheader', 'subheading'),
  ];
  return [
    title === undefined ? '' : `<h2>${title}</h2>`,
    words === undefined ? '' : `<p>${words}</p>`,
    fields['buttonEnabled'] === false ? '' : button(fields, context),
  ].join('');
};

const callToAction: Card = (fields, context) => {
  const src = textIn(fields, 'imageUrl');
  return [
    fields['hasSponsorLabel'] === false ? '' : (textIn(fields, 'sponsorLabel') ?? ''),
    src === undefined ? '' : image({ src }, context),
    textIn(fields, 'textValue') ?? '',
    fields['showButton'] === false ? '' : button(fields, context),
  ].join('');
};

const mailOnly: Card = (_fields, { note }) => {
  note('removed a part that was in emails only');
  return '';
};

const removed =
  (what: string): Card =>
  (_fields, { note }) => {
    note(`removed ${what}`);
    return '';
  };

const markdown: Card = (fields, context) => context.markdown(textIn(fields, 'markdown') ?? '');
const html: Card = (fields) => `${textIn(fields, 'html') ?? ''}\n`;

/** By their names in Lexical, and in Mobiledoc where those differ. */
const CARDS: Readonly<Record<string, Card>> = {
  image,
  gallery,
  bookmark,
  embed,
  callout,
  toggle,
  button,
  code,
  codeblock: code,
  markdown,
  'card-markdown': markdown,
  html,
  hr: () => '<hr>\n',
  horizontalrule: () => '<hr>\n',
  audio: media('audio'),
  video: media('video'),
  file,
  product,
  header,
  'call-to-action': callToAction,
  paywall: () => '<!--members-only-->',
  email: mailOnly,
  'email-cta': mailOnly,
  signup: removed('a form for sign-up'),
  collection: removed('a list of other posts'),
};

const NO_CONTEXT: CardContext = { note: () => undefined, markdown: () => '' };

function figure(name: string, content: string, fields: Values): string {
  const caption = textIn(fields, 'caption');
  const words = caption === undefined ? '' : `<figcaption>${caption}</figcaption>`;
  return `<figure class="kg-card ${name}">${content}${words}</figure>\n`;
}

/** The caption of what has no place for one. */
function captionParagraph(fields: Values): string {
  const caption = textIn(fields, 'caption');
  return caption === undefined ? '' : `<p>${caption}</p>\n`;
}

function attribute(fields: Values, name: string): string {
  return escapeXml(textIn(fields, name) ?? '');
}
