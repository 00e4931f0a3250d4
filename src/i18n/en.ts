import { browsing } from './en/browsing.ts';
import { feeds } from './en/feeds.ts';
import { issues } from './en/issues.ts';
import { mails } from './en/mails.ts';
import { reader } from './en/reader.ts';
import { refusals } from './en/refusals.ts';
import { signUp } from './en/sign-up.ts';
import { stories } from './en/stories.ts';

/** The words of pages, feeds and emails in English. Other languages must have the same keys. */
export const en = {
  /** Names of the sections in the navigation. */
  sections: {
    news: 'Recent News',
    topics: 'Topics',
    authors: 'Authors',
    archive: 'Archive',
    search: 'Search',
    subscribe: 'Subscribe',
  },
  /** Separates the parts of a line, such as a source and its publisher. */
  comma: ',',
  skipToContent: 'Skip to content',
  /** Labels of the two navigations for screen readers. */
  sectionsNavigation: 'Sections',
  aboutNavigation: 'About this publication',
  nothingPublished: 'Nothing has been published yet.',
  notFound: {
    title: 'Page not found',
    message:
      'There is no page at this address. It may have moved, or the address may be misspelled.',
  },
  readOnly: {
    title: 'This page is read-only',
    message: 'You can read this page, but you can’t send anything to it.',
  },
  failed: {
    title: 'Something went wrong',
    message: 'We couldn’t complete your request. Please try again in a few minutes.',
  },
  gone: 'This page is no longer available',
  articleMoved: 'This story has moved',
  stories,
  browsing,
  signUp,
  refusals,
  feeds,
  issues,
  mails,
  reader,
};
