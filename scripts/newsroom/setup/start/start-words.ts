import type { Cadence } from '../../../../src/newsletters/cadences.ts';

/** A text with its title, in Markdown. */
export interface StartPage {
  title: string;
  description: string;
  body: string;
}

/** The first content of a publication, in one language. `name` is the publication's. */
export interface StartWords {
  topic: { name: string; description: string };
  desk: (name: string) => { name: string; bio: string };
  article: (name: string) => { headline: string; dek: string; body: string };
  about: (name: string) => StartPage;
  /** The sentence of the About page that the publisher replaces. */
  aboutToReplace: string;
  /** In English, the demo's page is kept. */
  privacy?: StartPage;
  newsletters: Readonly<Record<Cadence, { name: string; promise: string }>>;
  allRightsReserved: string;
  /** The name of the segment of subscribers at the provider, for editors. */
  segment: (name: string) => string;
  /** What else the law of the language's countries asks for, if setup does not write it. */
  legalPage?: { id: string; hint: string };
}
