import { feeds } from './en/feeds.ts';
import { issues } from './en/issues.ts';
import { mails } from './en/mails.ts';

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
  /** The sign-up form and what answers it. */
  signUp: {
    /** Label of a field that nobody sees, for a browser that shows it all the same. */
    trap: 'Leave this field empty',
    limited: {
      title: 'Too many sign-ups',
      ofClient: 'Too many sign-ups came from your network. Please try again later.',
      ofEverybody: 'More people want to join than we can mail just now. Please try again later.',
    },
  },
  feeds,
  issues,
  mails,
};
