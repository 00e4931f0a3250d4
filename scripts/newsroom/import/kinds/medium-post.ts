import { basename } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { decodedPart } from '../../../../src/core/percent-encoding.ts';
import {
  attribute,
  element,
  find,
  hasClass,
  type Parent,
  replaceElements,
  targetOf,
  textOf,
} from '../hast.ts';
import type { SourcePicture, SourcePost } from '../source-post.ts';

/** A file of an export of Medium: an article in the microformat h-entry. */
export function mediumPost(
  name: string,
  html: string,
): { post: SourcePost; isEntry: boolean; isResponse: boolean } {
  const page = fromHtml(html);
  const part = (className: string) => find(page, (one) => hasClass(one, className));
  const text = (className: string) => textOf(part(className) ?? NOTHING);
  const isDraft = basename(name).startsWith('draft');
  const body = part('e-content') ?? NOTHING;
  const title =
    text('p-name') || textOf(find(page, ({ tagName }) => tagName === 'title') ?? NOTHING);
  const excerpt = text('p-summary') || textOf(find(body, isSubtitle) ?? NOTHING);
  const isResponse = !isDraft && excerpt === '' && isOnlyText(body, title);
  const link = attribute(part('p-canonical') ?? NOTHING, 'href');
  const canonical = URL.canParse(link) ? link : undefined;
  const time = part('dt-published');
  const author = text('p-author');
  const picture = takeOutLead(body);
  const post: SourcePost = {
    from: name,
    addresses: canonical === undefined ? [] : [canonical],
    alsoAt: shortAddresses(
      canonical ?? 'https://medium.com/',
      idIn(canonical ?? basename(name, '.html')),
    ),
    slug: slugIn(canonical) ?? slugIn(basename(name, '.html').replace(/^.*?_/, '')),
    title,
    excerpt,
    publishedAt: time && attribute(time, 'dateTime'),
    isDraft,
    authors: author
      ? [
          {
            name: author,
            slug: /@([\w.-]+)/.exec(attribute(part('p-author') ?? NOTHING, 'href'))?.[1],
          },
        ]
      : [],
    topics: tagsIn(page),
    picture,
    html: () => storyHtml(body, title, excerpt),
  };
  return { post, isEntry: part('h-entry') !== undefined, isResponse };
}

const NOTHING = element('div', {});

const isTitle = (one: Element) => hasClass(one, 'graf--title');
const isSubtitle = (one: Element) => hasClass(one, 'graf--subtitle');

/** A response has no headline: Medium takes the beginning of its text for one. */
function isOnlyText(body: Element, title: string): boolean {
  const first = find(body, (one) => hasClass(one, 'graf'));
  const start = title.replace(/(?:…|\.\.\.)$/, '').trim();
  return first?.tagName === 'p' && start !== '' && textOf(first).startsWith(start);
}

/** The end of an address without its number: `/@ann/a-post-0123456789ab`. */
function slugIn(address: string | undefined): string | undefined {
  const [, slug] = /([^/]+)-[0-9a-f]{6,}\/?$/.exec(address?.replace(/[?#].*$/s, '') ?? '') ?? [];
  return slug && decodedPart(slug);
}

/** The number of a story, at the end of its address and of the name of its file. */
function idIn(address: string): string | undefined {
  return /[-_/]([0-9a-f]{6,})\/?$/.exec(address.replace(/[?#].*$/s, ''))?.[1];
}

/** The short addresses of a story, on its own domain and on medium.com. */
function shortAddresses(address: string, id: string | undefined): string[] {
  const path = `/p/${id ?? ''}`;
  return id === undefined ? [] : [new URL(path, address).href, `https://medium.com${path}`];
}

function tagsIn(page: Parent): { name: string }[] {
  const tags: string[] = [];
  find(page, (one) => {
    if (hasClass(one, 'p-tag')) tags.push(textOf(one));
    return false;
  });
  return tags.map((name) => ({ name }));
}

/** Takes the picture that Medium shows above a story out of its text. */
function takeOutLead(body: Element): SourcePicture | undefined {
  let picture: SourcePicture | undefined;
  let isText = false;
  replaceElements(body, (one) => {
    if (picture || isText || isTitle(one) || isSubtitle(one)) return undefined;
    if (!hasClass(one, 'graf')) return undefined;
    isText = true;
    const img = find(one, (inner) => attribute(inner, 'dataIsFeatured') === 'true');
    if (!img) return undefined;
    const caption = find(one, ({ tagName }) => tagName === 'figcaption');
    picture = {
      src: attribute(img, 'src'),
      alt: attribute(img, 'alt'),
      caption: caption && textOf(caption),
    };
    return [];
  });
  return picture;
}

/** The text without what is in the front matter, and with what cleaning reads. */
function storyHtml(body: Element, title: string, excerpt: string): string {
  const story = structuredClone(body);
  const targets = fragmentsIn(story);
  let sections = 0;
  replaceElements(story, (one): ElementContent[] | undefined => {
    // Each section begins with a line; the first one is above the story.
    if (hasClass(one, 'section-divider')) return sections++ === 0 ? [] : [element('hr', {})];
    if (isTitle(one) && textOf(one) === title) return [];
    if (isSubtitle(one) && textOf(one) === excerpt) return [];
    // The ids of headings are random. Only those to which a link leads stay.
    if (/^h\d$/.test(one.tagName) && !targets.has(attribute(one, 'id')))
      delete one.properties['id'];
    const language = attribute(one, 'dataCodeBlockLang');
    if (language) one.properties['dataLang'] = language;
    const post = one.tagName === 'figure' && find(one, (inner) => hasClass(inner, 'twitter-tweet'));
    if (post) return [post];
    const [, gist] = GIST.exec(one.tagName === 'script' ? attribute(one, 'src') : '') ?? [];
    return gist ? [element('iframe', { src: gist })] : undefined;
  });
  return toHtml(story.children);
}

/** The script that shows code of GitHub. */
const GIST = /^((?:https?:)?\/\/gist\.github\.com\/.+?)\.js\b/;

/** The ids to which the links in a story lead. */
function fragmentsIn(story: Parent): Set<string> {
  const ids = new Set<string>();
  find(story, (one) => {
    const id = targetOf(one);
    if (id) ids.add(id);
    return false;
  });
  return ids;
}
