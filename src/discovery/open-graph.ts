import { links } from '../core/links.ts';
import { changedAt } from '../core/publication.ts';
import { site } from '../site.ts';
import { language } from '../i18n/language.ts';
import type { PageArticle, PageFacts, SharedPicture } from './page-facts.ts';

/**
 * The Open Graph properties of a page (ogp.me), for link previews. Lists repeat their property. `url` is
 * the page's canonical URL.
 */
export function openGraph(
  { title = site.name, description = site.description, article }: PageFacts,
  url: URL,
  pictures: readonly SharedPicture[] = [],
): [property: string, content: string][] {
  const properties: Property[] = [
    ['og:type', article ? 'article' : 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url.href],
    ['og:site_name', site.name],
    ['og:locale', (article?.language ?? language).replaceAll('-', '_')],
    ...pictures.flatMap(({ url, width, height, alt }): Property[] => [
      ['og:image', url],
      ['og:image:width', width.toString()],
      ['og:image:height', height.toString()],
      ['og:image:alt', alt],
    ]),
    ...(article ? articleProperties(article, url) : []),
  ];
  return properties.flatMap(([name, content]) => (content === undefined ? [] : [[name, content]]));
}

/** Properties without content are left out. */
type Property = [name: string, content: string | undefined];

function articleProperties(article: PageArticle, url: URL): Property[] {
  return [
    ['article:published_time', article.publishedAt.toISOString()],
    ['article:modified_time', changedAt(article)?.toISOString()],
    ...article.authors.map(({ id }): Property => [
      'article:author',
      new URL(links.author(id), url).href,
    ]),
    ['article:section', article.topics[0]?.name],
    ...article.topics.map(({ name }): Property => ['article:tag', name]),
  ];
}
