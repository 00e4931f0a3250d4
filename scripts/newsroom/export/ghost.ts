import { createHash } from 'node:crypto';
import { links } from '../../../src/core/links.ts';
import { escapeXml } from '../../../src/core/xml-text.ts';
import type { ExportedArticle, ExportedPage, ExportedText } from '../../../src/export/exported.ts';
import { yamlOf } from '../../../src/loading/yaml-of.ts';
import { OLD_ADDRESSES } from '../import/kinds/ghost/ghost-tables.ts';
import type { ExportedFile, Format } from './format.ts';
import { oldAddressesOf, otherRedirects } from './old-addresses.ts';
import { portableHtml } from './portable-html.ts';
import { pictureFiles, type Publication } from './publication.ts';

/** The version of Ghost whose tables these are. */
const VERSION = '5.0.0';

/** What stands for the address of the site in exports of Ghost. */
const SITE = '__GHOST_URL__';

/**
 * The JSON that Ghost imports and exports (ghost.org/docs/migration/custom/), with pictures in
 * content/images/ and the redirects in a file of their own.
 */
export const ghost: Format = {
  does: 'A JSON file that Ghost imports, with pictures and redirects beside it.',
  *files(publication, { now, note }) {
    const { articles, pages, issues } = publication;
    const data = { ...textTables(publication, now), ...nameTables(publication) };
    const old = articles.filter((article) =>
      oldAddressesOf(article, publication).includes(addressIn(article)),
    );
    const meta = {
      exported_on: now.getTime(),
      version: VERSION,
      [OLD_ADDRESSES]: old.map(addressIn),
    };
    const file = { db: [{ meta, data }] };
    yield { path: 'ghost.json', text: `${JSON.stringify(file, null, 2)}\n` };
    yield* redirectsFile(publication);
    for (const one of [...articles, ...pages]) {
      for (const { path, file: copyOf } of pictureFiles(one))
        yield { path: `content/images/${one.id}/${path.slice(2)}`, copyOf };
    }
    if (issues.length > 0)
      note(`left out the issues of newsletters (${issues.length}), which Ghost does not import`);
    for (const { key, gone } of otherRedirects(publication))
      if (gone !== undefined) note(`left out that ${key} is gone, which Ghost cannot say`);
  },
};

function textTables({ articles, pages }: Publication, now: Date) {
  const slugs = new Map(articles.map((one) => [links.article(one.id), addressIn(one)]));
  const html = (one: ExportedText) =>
    portableHtml(one.html, {
      link(path) {
        const [, page = path, rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
        return `${SITE}${slugs.get(page) ?? page}${rest}`;
      },
      picture: (path) => pictureUrl(one, path),
    });
  const posts = [
    ...articles.map((article) => ({ ...postOf(article), html: html(article) })),
    ...pages.map((page) => ({ ...pageOf(page, now), html: html(page) })),
  ];
  const meta = articles.flatMap(({ id, image }) => {
    const alt = image && { feature_image_alt: image.alt };
    const caption = image?.caption && { feature_image_caption: escapeXml(image.caption) };
    return alt ? [{ post_id: keyOf('post', id), ...alt, ...caption }] : [];
  });
  return { posts, posts_meta: meta };
}

function postOf(article: ExportedArticle) {
  const { id, headline, dek, status, publishedAt, updatedAt, image } = article;
  return {
    id: keyOf('post', id),
    slug: id,
    title: headline,
    type: 'post',
    status,
    visibility: 'public',
    custom_excerpt: dek,
    feature_image: image ? pictureUrl(article, image.src) : null,
    published_at: publishedAt,
    created_at: publishedAt,
    updated_at: updatedAt ?? publishedAt,
  };
}

function pageOf({ id, title, description }: ExportedPage, now: Date) {
  const at = now.toISOString();
  return {
    id: keyOf('page', id),
    slug: id,
    title,
    type: 'page',
    status: 'published',
    visibility: 'public',
    custom_excerpt: description,
    published_at: at,
    created_at: at,
    updated_at: at,
  };
}

function nameTables({ articles, authors, topics }: Publication) {
  const joined = (kind: 'author' | 'tag', post: string, ids: readonly string[]) =>
    ids.map((id, i) => ({
      post_id: keyOf('post', post),
      [`${kind}_id`]: keyOf(kind, id),
      sort_order: i,
    }));
  return {
    users: Array.from(authors.values(), ({ id, name, about }) => ({
      id: keyOf('author', id),
      slug: id,
      name,
      // Ghost requires one. Addresses at example.com belong to nobody (RFC 2606).
      email: `${id}@example.com`,
      bio: about,
    })),
    tags: Array.from(topics.values(), ({ id, name, about }) => ({
      id: keyOf('tag', id),
      slug: id,
      name,
      description: about,
      visibility: 'public',
    })),
    posts_authors: articles.flatMap((one) => joined('author', one.id, one.authors)),
    posts_tags: articles.flatMap((one) => joined('tag', one.id, one.topics)),
  };
}

/** The redirects of Ghost (ghost.org/tutorials/implementing-redirects/). Earlier addresses are patterns. */
function* redirectsFile(publication: Publication): Generator<ExportedFile> {
  const ofArticles = publication.articles.flatMap((article) => {
    const to = addressIn(article);
    const all = [links.article(article.id), ...oldAddressesOf(article, publication)];
    return all.filter((from) => from !== to).map((from) => [from, to] as const);
  });
  const others = otherRedirects(publication).flatMap(({ key, to }) =>
    to === undefined ? [] : [[key, to] as const],
  );
  const lines = [...ofArticles, ...others].map(([from, to]) => [`^${escaped(from)}$`, to]);
  if (lines.length > 0)
    yield { path: 'redirects.yaml', text: yamlOf({ 301: Object.fromEntries(lines), 302: {} }) };
}

/** The address of an article in Ghost. */
function addressIn({ id }: ExportedArticle): string {
  return `/${id}/`;
}

function escaped(path: string): string {
  return path.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function pictureUrl({ id }: ExportedText, path: string): string {
  return `${SITE}/content/images/${id}/${path.slice(2)}`;
}

/** An id in the form that Ghost has: 24 hexadecimal digits. */
function keyOf(kind: string, id: string): string {
  return createHash('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 24);
}
