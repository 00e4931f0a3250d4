import type { StartWords } from './start-words.ts';

const ABOUT_TO_REPLACE = 'Say here who you are, how readers can reach you, and what you stand for.';

export const en: StartWords = {
  topic: { name: 'News', description: 'Everything that is new.' },
  desk: (name) => ({
    name: 'The Desk',
    bio: `The desk selects, writes and edits the stories in ${name}.`,
  }),
  article: (name) => ({
    headline: `Welcome to ${name}`,
    dek: 'What this publication is about, and how to follow it.',
    body: `This is the first story in ${name}. It shows how a story looks on the page, in the feeds and in an email.

## How to follow us

Enter your address in the form to get new stories by email. Every page also has links to our [feeds](/feeds/).
`,
  }),
  about: (name) => ({
    title: `About ${name}`,
    description: `What ${name} is, and who publishes it.`,
    body: `${name} is published by people who care about its subject.

## Who publishes it

${ABOUT_TO_REPLACE}
`,
  }),
  aboutToReplace: ABOUT_TO_REPLACE,
  newsletters: {
    daily: {
      name: 'Daily',
      promise: 'The stories of the day in one email. Unsubscribe at any time.',
    },
    weekly: {
      name: 'Weekly',
      promise: 'The stories of the week in one email. Unsubscribe at any time.',
    },
    monthly: {
      name: 'Monthly',
      promise: 'The stories of the month in one email. Unsubscribe at any time.',
    },
    breaking: {
      name: 'Breaking News',
      promise: 'A single story that can’t wait. We send it rarely. Unsubscribe at any time.',
    },
    'each-story': {
      name: 'Every Story',
      promise: 'Each story by email as soon as it is out. Unsubscribe at any time.',
    },
  },
  segment: (name) => `${name} subscribers`,
  allRightsReserved: 'All rights reserved.',
};
