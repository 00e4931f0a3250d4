import { checkData } from '../../loading/check-data.ts';
import { parseYaml } from '../../loading/front-matter.ts';
import { words } from '../../i18n/words.ts';
import { newsletterSchema, type Newsletter, rhythmOf } from '../newsletter.ts';
import { site } from '../../site.ts';

const files = import.meta.glob<string>('/content/newsletters/*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** A newsletter as a form offers it. */
export type OfferedNewsletter = Newsletter & {
  /** When issues appear, in words: `Every Friday`. */
  rhythm: string;
};

/**
 * Every newsletter, in the order of the ids. Bundled as they are written, because an on-demand route
 * that asked the content store would hold every article in memory. The build's gate has checked them.
 */
export const newsletters: readonly OfferedNewsletter[] = Object.entries(files)
  .map(([path, text]) => {
    const id = path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
    const { data } = checkData(path, parseYaml(path, text), newsletterSchema);
    if (!data) throw new Error(`${path} is invalid. Run npm run check:content to see where.`);
    const newsletter = { id, ...data };
    return { ...newsletter, rhythm: rhythmOf(newsletter, words.reader.choice.rhythm) };
  })
  .sort((a, b) => a.id.localeCompare(b.id, 'en'));

/** The newsletter that the form on every page joins. The check of site.config.ts has found its file. */
export const houseNewsletter: Newsletter = named(site.newsletter.id);

function named(id: string): Newsletter {
  const found = newsletters.find((newsletter) => newsletter.id === id);
  if (!found) throw new Error(`There is no content/newsletters/${id}.yaml.`);
  return found;
}

/** What is promised to readers who join these. */
export function promiseOf(ids: readonly string[]): string {
  return newsletters
    .filter(({ id }) => ids.includes(id))
    .map(({ name, promise }) => `${name}: ${promise}`)
    .join('\n');
}
