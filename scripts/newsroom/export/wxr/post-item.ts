import { timeText } from '../../../../src/core/wall-clock.ts';
import { escapeXml } from '../../../../src/core/xml-text.ts';
import type { Surroundings } from '../format.ts';
import { cdata, group } from './xml.ts';
import { absoluteUrl } from '../../../../src/core/site-urls.ts';

/** What all posts of WordPress have: posts, pages, files of the library and redirects. */
export interface Post {
  id: string;
  /** The last part of its address. */
  slug: string;
  type: string;
  status: string;
  title: string;
  link: string;
  publishedAt: Date;
  /** HTML. */
  content?: string;
  excerpt?: string;
  /** The id of its author. */
  author?: string;
  parts?: readonly string[];
}

/** A post as an item of the channel. Texts other than the content are HTML to WordPress, too. */
export function postItem(post: Post, around: Surroundings): string {
  const { content = '', excerpt = '', author, parts = [] } = post;
  return group('item', [
    cdata('title', escapeXml(post.title)),
    `<link>${escapeXml(absoluteUrl(post.link, around.siteUrl))}</link>`,
    ...(author === undefined ? [] : [cdata('dc:creator', author)]),
    cdata('content:encoded', content),
    cdata('excerpt:encoded', escapeXml(excerpt)),
    `<wp:post_id>${post.id}</wp:post_id>`,
    ...timeElements('wp:post_date', post.publishedAt, around),
    cdata('wp:post_name', post.slug),
    cdata('wp:status', post.status),
    cdata('wp:post_type', post.type),
    ...parts,
  ]);
}

/** A time in the zone of the site and in UTC. */
export function timeElements(name: string, moment: Date, { timeZone }: Surroundings): string[] {
  return [cdata(name, timeText(timeZone, moment)), cdata(`${name}_gmt`, timeText('UTC', moment))];
}
