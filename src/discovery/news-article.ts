import type { BreadcrumbList, CorrectionComment, NewsArticle } from 'schema-dts';
import { type Correction, correctionText } from '../articles/correction.ts';
import { links } from '../core/links.ts';
import { changedAt } from '../core/publication.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { site } from '../site.ts';
import { language } from '../i18n/language.ts';
import type { PageArticle, SharedPicture } from './page-facts.ts';
import { publisherId } from './publication.ts';

/**
 * An article as schema.org/NewsArticle, with the properties that Google reads
 * (developers.google.com/search/docs/appearance/structured-data/article), plus its source and its
 * corrections. Every URL is absolute.
 */
export function newsArticle(
  article: PageArticle,
  siteUrl: URL,
  picture?: SharedPicture,
): NewsArticle {
  const url = absoluteUrl(links.article(article.id), siteUrl);
  const { source, corrections } = article;
  return {
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: article.headline,
    description: article.dek,
    ...(picture && {
      image: { '@type': 'ImageObject', url: picture.url, description: picture.alt },
    }),
    datePublished: article.publishedAt.toISOString(),
    dateModified: (changedAt(article) ?? article.publishedAt).toISOString(),
    author: article.authors.map(({ id, name, kind }) => ({
      '@type': kind === 'desk' ? 'Organization' : 'Person',
      name,
      url: absoluteUrl(links.author(id), siteUrl),
    })),
    publisher: publisherId(siteUrl),
    ...(article.topics[0] && { articleSection: article.topics[0].name }),
    keywords: article.topics.map(({ name }) => name),
    inLanguage: article.language ?? language,
    isAccessibleForFree: true,
    ...(site.license && { copyrightNotice: site.license.text }),
    ...(site.license?.url && { license: site.license.url }),
    ...(source && {
      isBasedOn: {
        '@type': 'CreativeWork',
        name: source.headline,
        url: source.url,
        publisher: { '@type': 'Organization', name: source.publisher },
      },
    }),
    ...(corrections && { correction: corrections.map(correctionComment) }),
  };
}

/**
 * Breadcrumbs from the front page to the article, by way of its first topic (schema.org/BreadcrumbList;
 * developers.google.com/search/docs/appearance/structured-data/breadcrumb).
 */
export function breadcrumbs(article: PageArticle, siteUrl: URL): BreadcrumbList {
  const [topic] = article.topics;
  const steps = [
    { name: site.name, path: links.home },
    ...(topic ? [{ name: topic.name, path: links.topic(topic.id) }] : []),
    { name: article.headline, path: links.article(article.id) },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: absoluteUrl(path, siteUrl),
    })),
  };
}

function correctionComment(correction: Correction): CorrectionComment {
  return {
    '@type': 'CorrectionComment',
    text: correctionText(correction),
    datePublished: correction.date.toISOString(),
  };
}
