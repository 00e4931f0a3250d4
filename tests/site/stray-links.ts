import { parseSrcset } from 'srcset';
import { elements } from './built-site.ts';

/** Attributes that are addresses, on any element. */
const ATTRIBUTES = ['href', 'src', 'action', 'poster', 'cite'];

/**
 * The URLs in a file of a build that browsers and feed readers load or follow, absolute. `siteUrl` is the
 * root of the site for which it was made, and `name` says what kind of file it is.
 */
export function linksIn(name: string, content: string, siteUrl: URL): URL[] {
  const found = name.endsWith('.html') ? ofHtml(content) : [];
  // Feeds, sitemaps, emails and data have absolute URLs, and style sheets and XML a path after a mark.
  const written = content
    .replaceAll(/&(?:quot|lt|gt|#x?\w+);/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('\\/', '/');
  found.push(...(written.match(/https?:\/\/[^\s"'<>\\)`\]]+/g) ?? []));
  if (!name.endsWith('.html')) {
    found.push(...[...written.matchAll(/ href="(\/[^"]*)"/g)].map(([, path = '']) => path));
  }
  found.push(...[...written.matchAll(/url\("?(\/[^")]+)/g)].map(([, path = '']) => path));
  const urls = found.flatMap((link) => URL.parse(link, siteUrl) ?? []);
  return urls.filter(({ host, href }) => host === siteUrl.host && !PLACEHOLDER.test(href));
}

/** What the provider fills in. */
const PLACEHOLDER = /%7B%7B|\{\{/;

function ofHtml(html: string): string[] {
  return elements(html, ...NAMES).flatMap(({ properties }) => {
    const { srcSet, content, httpEquiv } = properties;
    const refresh = String(httpEquiv) === 'refresh' && /url=(.*)$/.exec(String(content))?.[1];
    return [
      ...ATTRIBUTES.flatMap((name) =>
        typeof properties[name] === 'string' ? [properties[name]] : [],
      ),
      ...(typeof srcSet === 'string' ? parseSrcset(srcSet).map(({ url }) => url) : []),
      ...(refresh ? [refresh] : []),
    ];
  });
}

const NAMES =
  'a area audio blockquote form iframe img link meta script source track use video'.split(' ');
