import { lineFrom } from '../../front-matter.ts';
import { plainText } from '../../hast.ts';
import type { SourceName, SourcePicture, SourcePost } from '../../source-post.ts';
import { record, textIn, type Values } from '../front-matter-values.ts';
import { markdownAsHtml } from '../markdown-html.ts';
import type { GhostTables } from './ghost-tables.ts';
import { lexicalAsHtml } from './lexical.ts';
import { mobiledocAsHtml } from './mobiledoc.ts';

/** A post of Ghost. `oldPaths` are the redirects to each path. */
export function ghostPost(
  post: Values,
  tables: GhostTables,
  oldPaths: ReadonlyMap<string, readonly { from: string }[]>,
): SourcePost {
  const all = tables.metaOf(post);
  const slug = textIn(post, 'slug');
  const uuid = textIn(post, 'uuid');
  const path = slug === undefined ? undefined : `/${encodeURI(slug)}/`;
  const former = (oldPaths.get(path ?? '') ?? []).map(({ from }) => from);
  const status = textIn(post, 'status') ?? 'published';
  const isMail = status === 'sent' || all['email_only'] === true || all['email_only'] === 1;
  return {
    from: slug === undefined ? `“${textIn(post, 'title') ?? ''}”` : `/${slug}/`,
    id: uuid && `urn:uuid:${uuid}`,
    // Links in the export lead there in any case.
    file: path?.slice(1),
    addresses: path === undefined ? [] : [...(tables.wasAt(path) ? [path] : []), ...former],
    slug,
    title: textIn(post, 'title') ?? '',
    excerpt: lineFrom(textIn(all, 'custom_excerpt', 'meta_description') ?? ''),
    publishedAt: momentIn(post, 'published_at') ?? momentIn(post, 'created_at'),
    updatedAt: momentIn(post, 'updated_at'),
    isDraft: !/^(?:published|scheduled)$/.test(status) || isMail,
    authors: tables.authorsOf(post).map((user) => nameFrom(user, 'bio')),
    // A tag that begins with # is for the editors alone.
    topics: tables
      .tagsOf(post)
      .filter((tag) => tag['visibility'] !== 'internal' && !textIn(tag, 'name')?.startsWith('#'))
      .map((tag) => nameFrom(tag, 'description')),
    picture: pictureOf(all),
    html(note) {
      if (isMail) note('was sent by email only, so it is a draft');
      const readers = READERS[textIn(post, 'visibility') ?? 'public'];
      if (readers) note(`was for ${readers} only; here, everyone can read it`);
      if (textIn(post, 'codeinjection_head', 'codeinjection_foot'))
        note('left out its injected code');
      return withoutPlaceholders(htmlOf(post, note));
    },
  };
}

const READERS: Readonly<Record<string, string>> = {
  members: 'members',
  paid: 'paying members',
  tiers: 'members of some tiers',
};

function htmlOf(post: Values, note: (text: string) => void): string {
  const html = textIn(post, 'html');
  if (html !== undefined) return html;
  const markdown = (text: string) =>
    markdownAsHtml(text, { isMdx: false, isTemplate: false, note });
  const lexical = textIn(post, 'lexical');
  if (lexical !== undefined) return lexicalAsHtml(jsonIn(lexical, note), { note, markdown });
  const mobiledoc = textIn(post, 'mobiledoc');
  if (mobiledoc !== undefined) return mobiledocAsHtml(jsonIn(mobiledoc, note), { note, markdown });
  return markdown(textIn(post, 'markdown') ?? '');
}

function jsonIn(text: string, note: (text: string) => void): Values {
  try {
    return record(JSON.parse(text));
  } catch {
    note('has a body that is damaged, and could not be read');
    return {};
  }
}

/** Exports have a word in place of the address of the site, and comments where members sign up. */
function withoutPlaceholders(html: string): string {
  return html
    .replaceAll('__GHOST_URL__', '')
    .replaceAll('<!--members-only-->', '<div class="paywall"></div>');
}

/** ISO 8601, the same with a space, or milliseconds since 1970. Always in UTC. */
function momentIn(post: Values, name: string): string | undefined {
  const value = post[name];
  if (typeof value === 'number') {
    const moment = new Date(value);
    return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
  }
  const text = textIn(post, name);
  return text && /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$/.test(text) ? `${text}Z` : text;
}

function nameFrom(values: Values, about: string): SourceName {
  return {
    name: textIn(values, 'name') ?? '',
    slug: textIn(values, 'slug'),
    about: textIn(values, about),
  };
}

function pictureOf(post: Values): SourcePicture | undefined {
  const src = textIn(post, 'feature_image', 'image');
  if (src === undefined) return undefined;
  return {
    src: src.replace('__GHOST_URL__', ''),
    alt: textIn(post, 'feature_image_alt'),
    caption: plainText(textIn(post, 'feature_image_caption') ?? ''),
  };
}
