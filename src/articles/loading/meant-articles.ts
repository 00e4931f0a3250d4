import type { ContentProblem } from '../../core/content-problem.ts';
import { links } from '../../core/links.ts';
import { isPublished } from '../../core/publication.ts';
import type { IndexedArticle } from './article-index.ts';

/** What the gate finds where a link has a name instead of an address, as `checkReferences` writes it. */
const FOUND = /^(?:\[\[|"\]\()/;
/** Such links in a corrected line, which shows their brackets: `\[[Our story]]` and `[text]\(our story)`. */
const SHOWN = /\\(?<wiki>\[\[[^[\]|#\n]+(?:\|[^[\]|\n]+)?\]\])|(?<=\])\\\((?<name>[^()\n]+)\)/g;
const WIKI = /^\[\[(?<name>[^[\]|#\n]+)(?:\|(?<words>[^[\]|\n]+))?\]\]$/;

/**
 * The problems, in which a link with the name of an article instead of an address is corrected to a link to the
 * article: `[[Our story]]` and `[text](our story)`. The name is its slug or its headline. Only articles that
 * readers see at `seenAt` count; without it, all do.
 */
export function withMeantArticles(
  problems: readonly ContentProblem[],
  articles: readonly IndexedArticle[],
  seenAt: Date | undefined,
): ContentProblem[] {
  const place = ({ file, line }: ContentProblem) => `${file}:${line}`;
  const places = new Set(problems.filter(({ found }) => FOUND.test(found)).map(place));
  if (places.size === 0) return [...problems];
  const addresses = addressesByName(articles, seenAt);
  const addressOf = (name = '') => addresses.get(nameKey(name));
  const linkOf = (wiki: string) => {
    const { name = '', words = name } = WIKI.exec(wiki)?.groups ?? {};
    const address = addressOf(name);
    return address && `[${words}](${address})`;
  };
  return problems.map((problem) => {
    if (problem.instead === undefined || !places.has(place(problem))) return problem;
    const instead = problem.instead.replaceAll(SHOWN, (text, wiki?: string, name?: string) => {
      if (wiki !== undefined) return linkOf(wiki) ?? text;
      const address = addressOf(name);
      return address ? `(${address})` : text;
    });
    const link = linkOf(problem.found);
    return { ...problem, instead, ...(link && { expected: `the link ${link}` }) };
  });
}

/** The address of each article by its slugs and its headline. */
function addressesByName(
  articles: readonly IndexedArticle[],
  seenAt: Date | undefined,
): ReadonlyMap<string, string> {
  const seen = articles.filter(({ state }) => !seenAt || (state && isPublished(state, seenAt)));
  return new Map(
    seen.flatMap(({ id, formerSlugs, state }) =>
      // A slug counts more than a headline.
      [String(state?.headline ?? ''), ...formerSlugs, id].map(
        (name) => [nameKey(name), links.article(id)] as const,
      ),
    ),
  );
}

/** A name without differences that people do not see. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
