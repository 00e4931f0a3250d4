import { escapeXml } from '../../../../src/core/xml-text.ts';
import type { Format, Surroundings } from '../format.ts';
import { pictureFiles, type Publication } from '../publication.ts';
import { articleItems, pageItems, redirectItems, uploadPath } from './items.ts';
import { cdata, group } from './xml.ts';

/**
 * WordPress eXtended RSS 1.2, which the importer of WordPress reads, with the pictures of the library
 * beside it.
 */
export const wxr: Format = {
  does: 'An XML file (WordPress eXtended RSS) that WordPress imports, with pictures beside it.',
  *files(publication, around) {
    const { articles, pages, issues } = publication;
    yield { path: 'wordpress.xml', text: document(publication, around) };
    for (const one of [...articles, ...pages]) {
      for (const { path, file: copyOf } of pictureFiles(one))
        yield { path: `uploads/${uploadPath(one, path)}`, copyOf };
    }
    if (issues.length > 0)
      around.note(
        `left out the issues of newsletters (${issues.length}), which WordPress does not have`,
      );
  },
};

const NAMESPACES = {
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  wp: 'http://wordpress.org/export/1.2/',
};

function document(publication: Publication, around: Surroundings): string {
  const { articles, pages } = publication;
  const { siteUrl, name, description, locale, now } = around;
  // WordPress writes its own address without a slash at the end.
  const home = escapeXml(siteUrl.href.replace(/\/$/, ''));
  let count = 0;
  // WordPress knows posts, pictures and terms by numbers.
  const deps = { publication, around, nextNumber: () => String((count += 1)) };
  const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const channel = group('channel', [
    cdata('title', name),
    `<link>${home}</link>`,
    cdata('description', description),
    `<pubDate>${now.toUTCString()}</pubDate>`,
    `<language>${locale}</language>`,
    '<wp:wxr_version>1.2</wp:wxr_version>',
    `<wp:base_site_url>${home}</wp:base_site_url>`,
    `<wp:base_blog_url>${home}</wp:base_blog_url>`,
    ...authorElements(publication),
    ...topicElements(publication),
    ...articles.flatMap((one) => articleItems(one, deps)),
    ...pages.flatMap((one) => pageItems(one, deps)),
    ...redirectItems(deps),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${declared.join('')}>\n${channel}\n</rss>\n`;
}

function authorElements({ authors }: Publication): string[] {
  return Array.from(authors.values(), ({ id, name }, i) =>
    group('wp:author', [
      `<wp:author_id>${i + 1}</wp:author_id>`,
      cdata('wp:author_login', id),
      // WordPress requires one. Addresses at example.com belong to nobody (RFC 2606).
      cdata('wp:author_email', `${id}@example.com`),
      cdata('wp:author_display_name', escapeXml(name)),
    ]),
  );
}

function topicElements({ topics }: Publication): string[] {
  return Array.from(topics.values(), ({ id, name, about }, i) =>
    group('wp:category', [
      `<wp:term_id>${i + 1}</wp:term_id>`,
      cdata('wp:category_nicename', id),
      cdata('wp:category_parent', ''),
      cdata('wp:cat_name', escapeXml(name)),
      cdata('wp:category_description', escapeXml(about)),
    ]),
  );
}
