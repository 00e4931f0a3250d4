import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { attribute, element, find, type Parent, replaceElements, textOf } from '../hast.ts';
import type { SourcePost } from '../source-post.ts';
import { textIn, textsIn, type Values } from './front-matter-values.ts';

/** A row of an export of beehiiv. */
export function beehiivPost(row: Values): SourcePost {
  const url = textIn(row, 'url', 'web_url');
  const isAddress = url !== undefined && /^https?:/.test(url) && URL.canParse(url);
  const title = textIn(row, 'web_title', 'email_subject_line') ?? '';
  const status = textIn(row, 'status') ?? 'confirmed';
  const picture = textIn(row, 'thumbnail_url');
  return {
    from: url ?? `“${title}”`,
    addresses: isAddress ? [url] : [],
    slug: textIn(row, 'slug') ?? /\/p\/([^/?#]+)/.exec(url ?? '')?.[1],
    title,
    excerpt: textIn(row, 'web_subtitle', 'email_preview_text'),
    publishedAt: momentIn(row),
    isDraft: !/^(?:confirmed|published|scheduled)$/.test(status),
    authors: textsIn(row, 'authors', 'author').map((name) => ({ name })),
    topics: (textIn(row, 'content_tags') ?? '').split(';').map((name) => ({ name: name.trim() })),
    picture: picture === undefined ? undefined : { src: fullAddress(picture) },
    html(note) {
      if (status === 'archived') note('was archived, so it is a draft');
      const audience = textIn(row, 'audience', 'web_audiences') ?? '';
      if (/premium|paid/i.test(audience))
        note('was for paying subscribers only; here, everyone can read it');
      return storyHtml(textIn(row, 'content_html') ?? '', title, note);
    },
  };
}

/** A time in UTC, as text or in seconds since 1970. */
function momentIn(row: Values): string | undefined {
  const text = textIn(row, 'publish_date', 'displayed_date', 'created_at', 'created');
  if (text === undefined || !/^\d+$/.test(text))
    return text && /\d$/.test(text) ? `${text}Z` : text;
  const moment = new Date(Number(text) * 1000);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** The export names pictures without the address of the server that has them. */
function fullAddress(path: string): string {
  return /^\/?uploads\//.test(path) ? `https://media.beehiiv.com/${path.replace(/^\//, '')}` : path;
}

/** The story in an email: without its frame, hidden parts, and tables that only arrange it. */
function storyHtml(html: string, title: string, note: (text: string) => void): string {
  const page = fromHtml(
    html.replaceAll(/\{\{\s*(\w+(?:\s*\|[^{}]*?)?)\s*\}\}/g, (_, name: string) =>
      placeholder(name, note),
    ),
  );
  const blocks = find(page, (one) => attribute(one, 'id') === 'content-blocks');
  // A browser moves text that stands in a row, but in no cell, out of the table.
  const content = blocks && textOf(blocks) !== '' ? blocks : bodyOf(page);
  replaceElements(content, (one) => (isHidden(one) ? [] : undefined));
  const heading = find(content, ({ tagName }) => tagName === 'h1');
  if (heading && textOf(heading) === title) heading.children = [];
  content.children = withoutLayout(content);
  return toHtml(content.children);
}

function bodyOf(page: Parent): Parent {
  return find(page, ({ tagName }) => tagName === 'body') ?? page;
}

function placeholder(name: string, note: (text: string) => void): string {
  note(`removed {{${name}}}, which beehiiv fills for each subscriber`);
  return '';
}

function isHidden(one: Element): boolean {
  const style = attribute(one, 'style');
  return /display:\s*none/i.test(style) || attribute(one, 'dataOpenTracking') === 'true';
}

const TABLE_PARTS = new Set(['table', 'tbody', 'tfoot', 'thead', 'tr', 'td', 'th']);

/** Takes tables that have no head apart, from the inside out. */
function withoutLayout(node: Parent): ElementContent[] {
  return (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    const isData = child.tagName === 'table' && isDataTable(child);
    if (isData) return [child];
    child.children = withoutLayout(child);
    if (child.tagName === 'td' || child.tagName === 'th')
      return [element('div', {}, child.children)];
    return TABLE_PARTS.has(child.tagName) ? child.children : [child];
  });
}

/** A table of data has heads of columns, and none in it. */
function isDataTable(table: Element): boolean {
  const head = find(table, ({ tagName }) => tagName === 'th');
  return (
    head !== undefined && !find(table, ({ tagName }) => tagName === 'table') && textOf(head) !== ''
  );
}
