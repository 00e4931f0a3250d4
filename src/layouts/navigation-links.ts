import { pageTitle } from '../articles/queries/page-title.ts';
import { links } from '../core/links.ts';
import { type NavigationEntry, type Section, SECTIONS } from '../core/site-options.ts';
import { words } from '../i18n/words.ts';
import { hasForms } from '../forms.ts';

/** A link of a navigation. `below` is the start of the paths that belong to it. */
export interface NavigationLink {
  name: string;
  link: string;
  below?: string;
}

const { sections, feeds, reader } = words;

const SECTION_LINKS: Readonly<Record<Section, NavigationLink>> = {
  news: { name: sections.news, link: links.home, below: '/news/' },
  topics: section(sections.topics, links.topics),
  archive: section(sections.archive, links.archive),
  search: section(sections.search, links.search),
  subscribe: section(hasForms ? sections.subscribe : words.issues.past, links.newsletters),
  newsletters: section(reader.choice.page.title, links.newsletters),
  authors: section(sections.authors, links.authors),
  feeds: section(feeds.title, links.feeds),
};

/** The links of a navigation, in order. Throws an Error that names a page that does not exist. */
export function navigationLinks(entries: readonly NavigationEntry[]): NavigationLink[] {
  return entries.map((entry) => {
    if (typeof entry !== 'string') return { name: entry.label, link: entry.url };
    const known = SECTIONS.find((name) => name === entry);
    return known ? SECTION_LINKS[known] : section(pageTitle(entry), links.page(entry));
  });
}

function section(name: string, link: string): NavigationLink {
  return { name, link, below: link };
}
