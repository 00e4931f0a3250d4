import { getCollection, type CollectionEntry } from 'astro:content';
import { query } from '../../articles/queries/query.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import { signUpTextSchemas } from '../sign-up-text.ts';

type SignUpText = CollectionEntry<'signUpTexts'>['data'];

const allTexts = query('getSignUpTexts', () => getCollection('signUpTexts'));

/** The publisher's own words in an email around a sign-up, by the name of their file. */
export async function getSignUpTexts(): Promise<ReadonlyMap<string, SignUpText>> {
  return new Map((await allTexts()).map(({ id, data }) => [id, data]));
}

// Bundled as it is written, because pages with the form ask no query.
const files = import.meta.glob<string>('/content/newsletters/join.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The publisher's own words on the sign-up form: plain paragraphs. The build's gate has checked them. */
export const joinText = joinTextIn(Object.values(files)[0]);

function joinTextIn(written: string | undefined) {
  if (written === undefined) return undefined;
  const { data, body } = splitFrontMatter('join.md', written);
  const { heading, button } = signUpTextSchemas.join.parse(data);
  const paragraphs = body.split(/\r?\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
  return { heading, button, paragraphs: paragraphs.filter((text) => text !== '') };
}
