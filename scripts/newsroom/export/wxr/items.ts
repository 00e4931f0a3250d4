import { basename } from 'node:path';
import { links } from '../../../../src/core/links.ts';
import { escapeXml } from '../../../../src/core/xml-text.ts';
import type {
  ExportedArticle,
  ExportedPage,
  ExportedText,
} from '../../../../src/export/exported.ts';
import type { Surroundings } from '../format.ts';
import { portableHtml } from '../portable-html.ts';
import { namesOf, type Publication } from '../publication.ts';
import { postItem, timeElements } from './post-item.ts';
import { cdata, postMeta } from './xml.ts';
import { absoluteUrl } from '../../../../src/core/site-urls.ts';

/** What the items of a file need. */
export interface ItemDeps {
  publication: Publication;
  around: Surroundings;
  /** The next number of a post or a picture. */
  nextNumber(): string;
}

const STATUS = { draft: 'draft', scheduled: 'future', published: 'publish' } as const;

/** An article, and its pictures as files of the library. */
export function articleItems(article: ExportedArticle, deps: ItemDeps): string[] {
  const { publication, around } = deps;
  const { headline, dek, image, updatedAt, status } = article;
  const id = deps.nextNumber();
  const { items, numbers } = pictureItems(article, id, deps);
  const thumbnail = image && numbers.get(decodeURI(image.src));
  const authors = namesOf(article.authors, publication.authors);
  const item = postItem(
    {
      id,
      slug: article.id,
      type: 'post',
      status: STATUS[status],
      title: headline,
      link: links.article(article.id),
      publishedAt: new Date(article.publishedAt),
      content: contentOf(article, around),
      excerpt: dek,
      ...(authors[0] && { author: authors[0].id }),
      parts: [
        ...(updatedAt ? timeElements('wp:post_modified', new Date(updatedAt), around) : []),
        ...namesOf(article.topics, publication.topics).map((topic) =>
          cdata('category', escapeXml(topic.name), { domain: 'category', nicename: topic.id }),
        ),
        // Several authors are those of the plugin Co-Authors Plus.
        ...(authors.length > 1 ? authors : []).map((author) =>
          cdata('category', escapeXml(author.name), {
            domain: 'author',
            nicename: `cap-${author.id}`,
          }),
        ),
        ...(thumbnail ? [postMeta('_thumbnail_id', thumbnail)] : []),
        ...article.formerSlugs.map((slug) => postMeta('_wp_old_slug', slug)),
      ],
    },
    around,
  );
  return [item, ...items];
}

/** A page, and its pictures. */
export function pageItems(page: ExportedPage, deps: ItemDeps): string[] {
  const { around } = deps;
  const id = deps.nextNumber();
  const item = postItem(
    {
      id,
      slug: page.id,
      type: 'page',
      status: 'publish',
      title: page.title,
      link: links.page(page.id),
      publishedAt: around.now,
      content: contentOf(page, around),
      excerpt: page.description,
    },
    around,
  );
  return [item, ...pictureItems(page, id, deps).items];
}

/** Addresses that lead elsewhere, as posts of the plugin Safe Redirect Manager. */
export function redirectItems({ publication, around, nextNumber }: ItemDeps): string[] {
  return publication.redirects.map(({ key, to, gone }) =>
    postItem(
      {
        id: nextNumber(),
        slug: '',
        type: 'redirect_rule',
        status: 'publish',
        title: key,
        link: key,
        publishedAt: around.now,
        parts: [
          postMeta('_redirect_rule_from', key),
          postMeta('_redirect_rule_to', to ?? ''),
          postMeta('_redirect_rule_status_code', to === undefined ? '410' : '301'),
          ...(gone === undefined ? [] : [postMeta('_redirect_rule_notes', gone)]),
        ],
      },
      around,
    ),
  );
}

/** The path of a picture in the library. `path` starts with `./`. */
export function uploadPath({ id }: ExportedText, path: string): string {
  return `${id}/${path.slice(2)}`;
}

function contentOf(one: ExportedText, { siteUrl }: Surroundings): string {
  const html = portableHtml(one.html, {
    link: (path) => absoluteUrl(path, siteUrl),
    picture: (path) => uploadUrl(one, path, siteUrl),
  });
  // WordPress would take words in brackets for shortcodes.
  return html.replaceAll('[', '&#91;');
}

function uploadUrl(one: ExportedText, path: string, siteUrl: URL): string {
  return absoluteUrl(`/wp-content/uploads/${uploadPath(one, path)}`, siteUrl);
}

/** The pictures of a post, and their numbers by path. */
function pictureItems(
  one: ExportedArticle | ExportedPage,
  parent: string,
  { around, nextNumber }: ItemDeps,
): { items: string[]; numbers: ReadonlyMap<string, string> } {
  const numbers = new Map(one.pictures.map((path) => [path, nextNumber()]));
  const items = Array.from(numbers, ([path, id]) => {
    const image = 'image' in one && one.image && decodeURI(one.image.src) === path && one.image;
    const url = uploadUrl(one, encodeURI(path), around.siteUrl);
    return postItem(
      {
        id,
        slug: basename(path),
        type: 'attachment',
        status: 'inherit',
        title: basename(path),
        link: url,
        publishedAt: around.now,
        ...(image && image.caption && { excerpt: image.caption }),
        parts: [
          `<wp:post_parent>${parent}</wp:post_parent>`,
          cdata('wp:attachment_url', url),
          postMeta('_wp_attached_file', uploadPath(one, path)),
          ...(image ? [postMeta('_wp_attachment_image_alt', escapeXml(image.alt))] : []),
        ],
      },
      around,
    );
  });
  return { items, numbers };
}
