import { feeds } from './en/feeds.ts';
import { finding } from './en/finding.ts';
import { joining } from './en/joining.ts';
import { refusals } from './en/refusals.ts';
import { stories } from './en/stories.ts';
import { issues } from './en/issues.ts';
import { mails } from './en/mails.ts';
import { reader } from './en/reader.ts';

/** What the site, its feeds and its mails say of themselves, in English. */
export const en = {
  /** Names of the sections in the navigation. */
  sections: {
    news: 'Recent News',
    topics: 'Topics',
    authors: 'Authors',
    archive: 'Archive',
    search: 'Search',
  },
  /** Between the facts of a line. */
  comma: ',',
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
  /** Names of the two navigations, for who cannot see where they stand. */
  sectionsNavigation: 'Sections',
  aboutNavigation: 'About this publication',
  nothingYet: 'Nothing is published yet.',
  notFound: {
    title: 'Page not found',
    message: 'There is no page at this address. It may have moved, or the address may be misspelt.',
  },
  readOnly: {
    title: 'This address can only be read',
    message: 'It takes nothing that is sent to it.',
  },
  failed: {
    title: 'Something went wrong',
    message: 'We could not answer just now. Please try again in a few minutes.',
  },
  moved: 'This story has moved',
  stories,
  finding,
  joining,
  refusals,
  feeds,
  issues,
  mails,
  reader,
};
