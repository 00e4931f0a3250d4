import { decodedPart } from '../../../../../src/core/percent-encoding.ts';
import { lineFrom } from '../../front-matter.ts';
import { plainText } from '../../hast.ts';
import type { SourceName, SourcePicture, SourcePost } from '../../source-post.ts';
import { wordPressHtml } from './wordpress-html.ts';
import { metaOf, nameOf, type WordPressIndex } from './wordpress-index.ts';
import { partText, type WxrElement } from './wxr.ts';

/** States that are not public, and why they become drafts. */
const HIDDEN: Readonly<Record<string, string>> = {
  pending: 'waited for review, so it is a draft',
  private: 'was private, so it is a draft',
};

/** A post of a WXR file. */
export function wordPressPost(item: WxrElement, index: WordPressIndex): SourcePost {
  const id = partText(item, 'wp:post_id');
  const status = partText(item, 'wp:status') || 'publish';
  const slug = decodedPart(partText(item, 'wp:post_name'));
  const isProtected = partText(item, 'wp:post_password') !== '';
  const notes = [
    HIDDEN[status],
    isProtected ? 'was protected by a password, so it is a draft' : undefined,
    commentsNote(item),
  ];
  const { picture, note: pictureNote } = leadPicture(item, index);
  return {
    from: nameOf(item),
    addresses: addressesOf(item, slug, index),
    slug,
    title: plainText(partText(item, 'title')),
    excerpt: lineFrom(plainText(partText(item, 'excerpt:encoded'))),
    publishedAt: moment(item, 'wp:post_date') ?? pubDate(item),
    updatedAt: moment(item, 'wp:post_modified'),
    isDraft: !/^(?:publish|future)$/.test(status) || isProtected,
    authors: authorsOf(item, index),
    topics: topicsOf(item, index),
    picture,
    html(note) {
      for (const one of [...notes, pictureNote]) if (one) note(one);
      return wordPressHtml(item, id, { index, note });
    },
  };
}

/** A time in UTC, or else in the zone of the old site. WordPress writes zeros for none. */
function moment(item: WxrElement, name: string): string | undefined {
  const [utc, local] = [partText(item, `${name}_gmt`), partText(item, name)];
  if (/^[1-9]/.test(utc)) return `${utc}Z`;
  return /^[1-9]/.test(local) ? local : undefined;
}

function pubDate(item: WxrElement): string | undefined {
  const text = partText(item, 'pubDate');
  return / [12]\d{3} /.test(text) ? text : undefined;
}

function addressesOf(item: WxrElement, slug: string, index: WordPressIndex): string[] {
  const { site } = index;
  const link = partText(item, 'link');
  const isAddress =
    /^(?:https?:\/\/[^/]|\/(?!\/))/.test(link) && URL.canParse(link, 'http://old.invalid');
  const former = item.parts
    .filter(
      (part) => part.name === 'wp:postmeta' && partText(part, 'wp:meta_key') === '_wp_old_slug',
    )
    .map((part) => partText(part, 'wp:meta_value'))
    .filter((old) => slug && old && link.includes(`/${slug}`))
    .map((old) => link.replace(new RegExp(`/${RegExp.escape(slug)}(?=/?$)`), `/${old}`));
  const id = partText(item, 'wp:post_id');
  const short = site && /^\d+$/.test(id) ? [`${site.replace(/\/$/, '')}/?p=${id}`] : [];
  const redirected = isAddress ? index.oldPaths(new URL(link, 'http://old.invalid').pathname) : [];
  return [...(isAddress ? [link, ...former, ...redirected] : []), ...short].filter((one) =>
    URL.canParse(one, 'http://old.invalid'),
  );
}

/** Co-Authors Plus names several authors as terms; WordPress itself names one. */
function authorsOf(item: WxrElement, { authors }: WordPressIndex): SourceName[] {
  const terms = termsOf(item, 'author').map(({ name, slug }) => ({
    name,
    slug: slug.replace(/^cap-/, ''),
  }));
  const login = partText(item, 'dc:creator');
  if (terms.length > 0) return terms;
  return login ? [authors.get(login) ?? { name: login }] : [];
}

/** Categories before tags. The category of posts that have none says nothing. */
function topicsOf(item: WxrElement, index: WordPressIndex): SourceName[] {
  const categories = [...termsOf(item, 'category'), ...termsOf(item, undefined)];
  const tags = [...termsOf(item, 'post_tag'), ...termsOf(item, 'tag')];
  return [...categories, ...tags]
    .filter(({ slug, name }) => slug !== 'uncategorized' && name !== 'Uncategorized')
    .map(({ name, slug }) => ({ name, slug, about: index.aboutTopic(slug) }));
}

function termsOf({ parts }: WxrElement, domain: string | undefined) {
  const terms = parts
    .filter(({ name, attributes }) => name === 'category' && attributes['domain'] === domain)
    .map(({ text, attributes }) => ({
      name: plainText(text.trim()),
      slug: decodedPart(attributes['nicename'] ?? ''),
    }));
  return terms.filter(
    ({ name }, i) => name !== '' && terms.findIndex((one) => one.name === name) === i,
  );
}

function leadPicture(
  item: WxrElement,
  index: WordPressIndex,
): { picture?: SourcePicture; note?: string } {
  const id = metaOf(item, '_thumbnail_id');
  if (!/^[1-9]/.test(id)) return {};
  const found = index.attachment(id);
  if (!found)
    return { note: `left out the lead picture: file ${id} of the library is not in the export` };
  return { picture: { src: found.url, alt: found.alt, caption: plainText(found.caption) } };
}

function commentsNote({ parts }: WxrElement): string | undefined {
  const count = parts.filter(({ name }) => name === 'wp:comment').length;
  return count > 0 ? `left out its comments (${count})` : undefined;
}
