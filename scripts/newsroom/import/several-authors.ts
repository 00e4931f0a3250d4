import { lineFrom } from './front-matter.ts';
import type { SourceName } from './source-post.ts';

/**
 * The people in the name of one author: `Ann Bee and Cy Dee (The Times)` are Ann Bee, and Cy Dee of The Times. Any name
 * that may be that of a company or a desk, such as `Arts and Culture`, stays whole, and so does an account of the old
 * site, which has a name of its own in URLs.
 */
export function severalAuthors(author: SourceName): SourceName[] {
  if (author.slug !== undefined) return [author];
  const people = lineFrom(author.name)
    .replace(/^(?:and|by)\s+/i, '')
    .split(/\s*,?\s+(?:and|und|et|&)\s+|\s*;\s*/)
    .map((part) => /^(?<name>[^()]*?)(?:\s*\((?<about>[^()]+)\))?$/.exec(part)?.groups);
  const isEach = people.every((one) => one && isPerson(one['name'] ?? ''));
  if (!isEach) return [author];
  return people.map((one) => ({
    ...author,
    name: one?.['name'] ?? '',
    about: one?.['about'] ?? author.about,
  }));
}

/** The note of a name that was read as those of several people. */
export function severalNote({ name }: SourceName, people: readonly SourceName[]): string[] {
  if (people.length < 2) return [];
  return [`read the author “${name}” as ${people.map((one) => `“${one.name}”`).join(' and ')}`];
}

/** Words of names that begin with a small letter. */
const PARTICLES =
  /^(?:al|bin|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)$/;

/** Words in the names of desks and companies. */
const GROUPS =
  /\b(?:associates|books|brothers|center|centre|club|co|company|corp|desk|editorial|editors|foundation|gmbh|group|inc|institute|llc|ltd|magazine|media|news|newsroom|office|partners|press|redaktion|review|service|society|sons|staff|studio|team|times|university|writers)\b/i;

/** Whether a name is a first and a last name. */
function isPerson(name: string): boolean {
  const words = name.split(' ');
  const isName = (word: string) => /^[\p{Lu}\p{Lo}]/u.test(word) || PARTICLES.test(word);
  return words.length > 1 && words.length < 6 && words.every(isName) && !GROUPS.test(name);
}
