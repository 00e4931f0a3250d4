import { links } from '../core/links.ts';
import { changedAt } from '../core/publication.ts';
import { site } from '../site.ts';
import { language } from '../i18n/language.ts';
import type { PageArticle, PageFacts, SharedPicture } from './page-facts.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/**
 * The Open Graph properties of a page (ogp.me), for link previews. Lists repeat their property. `url` is
 * the page's canonical URL, `siteUrl` the root of the site.
 */
export function openGraph(
  { title = site.name, description = site.description, article }: PageFacts,
  {
    url,
    siteUrl,
    pictures = [],
  }: { url: string; siteUrl: URL; pictures?: readonly SharedPicture[] },
): [property: string, content: string][] {
  const properties: Property[] = [
    ['og:type', article ? 'article' : 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
    ['og:site_name', site.name],
    ['og:locale', (article?.language ?? language).replaceAll('-', '_')],
    ...pictures.flatMap(({ url, width, height, alt }): Property[] => [
      ['og:image', url],
      ['og:image:width', width.toString()],
      ['og:image:height', height.toString()],
      ['og:image:alt', alt],
    ]),
    ...(article ? articleProperties(article, siteUrl) : []),
  ];
  return properties.flatMap(([name, content]) => (content === undefined ? [] : [[name, content]]));
}

/** Properties without content are left out. */
type Property = [name: string, content: string | undefined];

function articleProperties(article: PageArticle, siteUrl: URL): Property[] {
  return [
    ['article:published_time', article.publishedAt.toISOString()],
    ['article:modified_time', changedAt(article)?.toISOString()],
    ...article.authors.map(({ id }): Property => [
      'article:author',
      absoluteUrl(links.author(id), siteUrl),
    ]),
    ['article:section', article.topics[0]?.name],
    ...article.topics.map(({ name }): Property => ['article:tag', name]),
  ];
}
