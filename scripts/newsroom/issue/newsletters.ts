import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import { ContentError } from '../../../src/loading/content-gate.ts';
import { notOneOf } from '../../command/one-of.ts';
import { projectUrl } from '../../settings/environment.ts';

/** All newsletters. Throws an Error for the editor when a file of one is wrong. */
export async function readNewsletters(): Promise<Newsletter[]> {
  // After the settings, which it imports: scripts/settings/site.ts says why.
  const { readNewsletterFiles } =
    await import('../../../src/newsletters/loading/newsletter-files.ts');
  const { entries, problems } = await readNewsletterFiles(projectUrl('.'));
  if (problems.length > 0) throw new ContentError(problems);
  return entries.map(({ id, data }) => ({ ...data, id }));
}

/** One newsletter. Throws an Error when there is none of that id. */
export async function readNewsletter(id: string): Promise<Newsletter> {
  const all = await readNewsletters();
  const one = all.find((newsletter) => newsletter.id === id);
  if (one) return one;
  throw new Error(`${id} is not a newsletter. Use one of ${all.map((n) => n.id).join(', ')}.`);
}

/** The newsletter that an option names. Throws a UsageError for another value, or for none. */
export function chosenNewsletter(
  option: `--${string}`,
  id: string | undefined,
  all: readonly Newsletter[],
): Newsletter {
  const byId = new Map(all.map((newsletter) => [newsletter.id, newsletter]));
  const chosen = id === undefined ? undefined : byId.get(id);
  return chosen ?? notOneOf(option, id, [...byId.keys()]);
}
