import { readFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { projectPath } from '../../scripts/settings/environment.ts';
import { escapeXml } from '../../src/core/xml-text.ts';
import type { RandomPost } from './random-posts.ts';

type Files = Record<string, string | Buffer>;

const picture = readFileSync(projectPath('src/styleguide/examples/harbor.png'));

/** Files that a publishing system exports for these posts, by the format in which we export for it. */
export const oldSystems: Record<
  string,
  { kind: string; files(posts: readonly RandomPost[]): Files }
> = {
  markdown: { kind: 'markdown', files: markdownFiles },
  json: { kind: 'ghost', files: ghostFiles },
  wxr: { kind: 'wordpress', files: wordPressFiles },
};

function markdownFiles(posts: readonly RandomPost[]): Files {
  const texts = posts.map((post) => {
    const { slug, title, about, isDraft, publishedAt, updatedAt, authors, topics } = post;
    const facts = { title, description: about, date: publishedAt, authors, tags: topics };
    const image = post.picture && { src: `/images/${post.picture}`, alt: about, caption: title };
    const front = {
      ...facts,
      ...(updatedAt && { lastmod: updatedAt }),
      ...(image && { image }),
      draft: isDraft,
      aliases: [`/2019/${slug}.html`],
    };
    return [`posts/${slug}.html`, `---\n${dump(front)}---\n${post.html}`] as const;
  });
  const pictures = { 'static/images/a.png': picture, 'static/images/b.png': picture };
  return { ...Object.fromEntries(texts), ...pictures };
}

function ghostFiles(posts: readonly RandomPost[]): Files {
  const rows = posts.map((post) => ({
    slug: post.slug,
    title: post.title,
    custom_excerpt: post.about,
    html: post.html,
    status: post.isDraft ? 'draft' : 'published',
    published_at: post.publishedAt,
    updated_at: post.updatedAt,
    authors: post.authors.map((name) => ({ name, bio: `About ${name}` })),
    tags: post.topics.map((name) => ({ name, description: `News of ${name}` })),
    feature_image: post.picture && `__GHOST_URL__/content/images/${post.picture}`,
    feature_image_alt: post.about,
    feature_image_caption: escapeXml(post.title),
  }));
  const redirects = posts.map(({ slug }) => [`^/2019/${slug}\\.html$`, `/${slug}/`]);
  return {
    'ghost.json': JSON.stringify({ data: { posts: rows } }),
    'redirects.yaml': dump({ 301: Object.fromEntries(redirects) }),
    'content/images/a.png': picture,
    'content/images/b.png': picture,
  };
}

/** As WordPress stores it: lines are paragraphs, and a shortcode that is text is in two brackets. */
function wordPressHtml(html: string): string {
  return html.replaceAll(/\n(?![^<]*<\/code>)/g, '').replaceAll('[gallery]', '[[gallery]]');
}

function wordPressFiles(posts: readonly RandomPost[]): Files {
  const field = (name: string, text: string) => `<${name}><![CDATA[${text}]]></${name}>`;
  const term = (name: string, domain: string) =>
    `<category domain="${domain}" nicename=""><![CDATA[${escapeXml(name)}]]></category>`;
  const meta = (key: string, value: string) =>
    `<wp:postmeta>${field('wp:meta_key', key)}${field('wp:meta_value', value)}</wp:postmeta>`;
  const inUtc = (moment: string) => moment.replace('T', ' ').replace('Z', '');
  const items = posts.map((post, i) =>
    [
      '<item>',
      field('title', escapeXml(post.title)),
      `<link>https://old.example/2019/${post.slug}/</link>`,
      field('content:encoded', wordPressHtml(post.html)),
      field('excerpt:encoded', escapeXml(post.about)),
      `<wp:post_id>${i + 1}</wp:post_id>`,
      field('wp:post_date_gmt', inUtc(post.publishedAt)),
      post.updatedAt ? field('wp:post_modified_gmt', inUtc(post.updatedAt)) : '',
      field('wp:post_name', post.slug),
      field('wp:status', post.isDraft ? 'draft' : 'publish'),
      ...post.authors.map((name) => term(name, 'author')),
      ...post.topics.map((name) => term(name, 'category')),
      post.picture ? meta('_thumbnail_id', post.picture === 'a.png' ? '9001' : '9002') : '',
      '</item>',
    ].join('\n'),
  );
  const library = ['a.png', 'b.png'].map((name, i) =>
    [
      '<item>',
      `<wp:post_id>${9001 + i}</wp:post_id><wp:post_type>attachment</wp:post_type>`,
      `<wp:attachment_url>https://old.example/images/${name}</wp:attachment_url>`,
      meta('_wp_attachment_image_alt', 'A harbor &amp; more'),
      '</item>',
    ].join('\n'),
  );
  const channel = `<channel><link>https://old.example</link>${[...items, ...library].join('\n')}</channel>`;
  return {
    'wordpress.xml': `<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">${channel}</rss>`,
    'uploads/images/a.png': picture,
    'uploads/images/b.png': picture,
  };
}
