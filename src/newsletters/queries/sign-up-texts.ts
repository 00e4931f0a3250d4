import { getCollection, type CollectionEntry } from 'astro:content';
import { WELCOME_STORIES } from '../sign-up-text.ts';
import { query } from '../../articles/queries/query.ts';

type SignUpText = CollectionEntry<'signUpTexts'>['data'];

const allTexts = query('getSignUpTexts', () => getCollection('signUpTexts'));

/** The publisher's own words in an email around a sign-up, by the name of their file. */
export async function getSignUpTexts(): Promise<ReadonlyMap<string, SignUpText>> {
  return new Map((await allTexts()).map(({ id, data }) => [id, data]));
}

/** How many of the newest stories the welcome email lists. */
export function welcomeStories(texts: ReadonlyMap<string, SignUpText>): number {
  return texts.get('welcome')?.stories ?? WELCOME_STORIES;
}
