import { links } from '../../../src/core/links.ts';
import type { ExportedArticle } from '../../../src/export/exported.ts';
import type { Publication } from './publication.ts';

/** The addresses that lead to an article, besides its own: those of former slugs, and of redirects. */
export function oldAddressesOf(
  { id, formerSlugs }: ExportedArticle,
  { redirects }: Publication,
): string[] {
  const own = links.article(id);
  return [
    ...formerSlugs.map((slug) => links.article(slug)),
    ...redirects.filter(({ to }) => to === own).map(({ key }) => key),
  ];
}

/** The addresses that lead elsewhere than to an article of the export, or whose page is gone. */
export function otherRedirects({ articles, redirects }: Publication): Publication['redirects'] {
  const own = new Set(articles.map(({ id }) => links.article(id)));
  return redirects.filter(({ to }) => to === undefined || !own.has(to));
}
