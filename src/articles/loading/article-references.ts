import { picturePathSchema } from '../article.ts';
import { SLUG } from '../../core/slug.ts';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { idsIn } from '../../loading/content-files.ts';
import { unknownIds } from '../../loading/unknown-ids.ts';
import type { SiteLink } from '../../story/loading/compile-body.ts';
import { namesIn, valueAt } from '../../core/value-at.ts';
import { pictureProblems, type ShownPicture } from '../../story/loading/picture-files.ts';

/** References of an article to other files, even if the article has problems. */
export interface References {
  id: string;
  file: string;
  authors: readonly string[];
  topics: readonly string[];
  formerSlugs: readonly string[];
  pictures: readonly ShownPicture[];
  links: readonly SiteLink[];
}

/** The references in unvalidated front matter. Ignores values of the wrong type, which the schema reports. */
export function referencesIn(
  { id, path: file }: { id: string; path: string },
  frontMatter: unknown,
  body: { pictures: readonly ShownPicture[]; links: readonly SiteLink[] },
): References {
  const src = picturePathSchema.safeParse(valueAt(frontMatter, ['image', 'src']));
  const lead = src.success ? [{ file, key: 'image.src', path: src.data }] : [];
  return {
    id,
    file,
    authors: namesIn(frontMatter, 'authors'),
    topics: namesIn(frontMatter, 'topics'),
    formerSlugs: namesIn(frontMatter, 'formerSlugs'),
    pictures: [...lead, ...body.pictures],
    links: body.links,
  };
}

/**
 * Finds problems between files: unknown authors and topics, former slugs that another article uses, and
 * invalid pictures.
 */
export async function referenceProblems(
  root: URL,
  articles: readonly References[],
): Promise<ContentProblem[]> {
  const authors = await idsIn(root, 'content/authors', ['.yaml']);
  const topics = await idsIn(root, 'content/topics', ['.yaml']);
  const slugOwner = new Map(articles.map(({ id }) => [id, id]));
  const pictures = articles.flatMap((article) => article.pictures);

  const ids = articles.flatMap((article): ContentProblem[] => [
    ...unknownIds(article.file, 'authors', article.authors, authors),
    ...unknownIds(article.file, 'topics', article.topics, topics),
    ...article.formerSlugs.flatMap((slug, i) => {
      // The schema reports it.
      if (!SLUG.test(slug)) return [];
      const owner = slugOwner.get(slug);
      if (!owner) slugOwner.set(slug, article.id);
      if (!owner) return [];
      const expected = `a file name that no other article has or had; ${owner} has it`;
      return [{ file: article.file, key: `formerSlugs[${i}]`, found: shown(slug), expected }];
    }),
  ]);
  return [...ids, ...(await pictureProblems(root, pictures))];
}
