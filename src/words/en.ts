import { feeds } from './en/feeds.ts';
import { issues } from './en/issues.ts';
import { reader } from './en/reader.ts';

/** What the site, its feeds and its mails say of themselves, in English. */
export const en = {
  /** Names of the sections in the navigation. */
  sections: {
    news: 'Recent News',
    topics: 'Topics',
    archive: 'Archive',
    search: 'Search',
  },
  skip: 'Skip to the content',
  feeds,
  issues,
  reader,
};
