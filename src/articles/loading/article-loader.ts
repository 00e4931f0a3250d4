import type { Loader, LoaderContext } from 'astro/loaders';
import type { ImageMetadata } from 'astro';
import { z } from 'zod';
import type { ArticleFrontMatter } from '../article.ts';
import { type ContentProblem, filesOf } from '../../core/content-problem.ts';
import { memoize } from '../../core/memoize.ts';
import { isPublished, seenAt } from '../../core/publication.ts';
import { isDraft, withDraftsMarked, withoutDrafts } from './draft-problems.ts';
import { futureProblems } from './future-problems.ts';
import { ARTICLES_FOLDER, ArticleFiles } from './article-files.ts';
import type { ArticleIndex, IndexedArticle } from './article-index.ts';
import { withMeantTargets } from './meant-targets.ts';
import { mailRequestProblems } from './mail-requests.ts';
import { referenceProblems } from './article-references.ts';
import { linkProblems, linksToLeftOut } from './link-problems.ts';
import { articleIds } from './page-ids.ts';
import type { ArticleResult } from './read-article.ts';
import { siteAddresses } from './site-addresses.ts';
import { BODY_FOLDERS, type BodyFiles, bodyFiles } from '../../loading/body-files.ts';
import type { FiledBody } from '../../story/loading/stored-body.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { withUnknownIds } from '../../loading/unknown-ids.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { pipelineFingerprint } from '../../story/loading/pipeline-fingerprint.ts';

/** An article in the collection: typed, with a compiled body. */
export interface LoadedArticle extends Omit<ArticleFrontMatter, 'image'> {
  image?: Omit<NonNullable<ArticleFrontMatter['image']>, 'src'> & { src: ImageMetadata };
  /** SHA-256 of the file, in hexadecimal. */
  hash: string;
  body: Omit<FiledBody, 'pictures'> & {
    /** The imported picture for each path in the body. */
    pictures: Record<string, ImageMetadata>;
  };
}

/** Includes what articles refer to: a new author's file can fix an article, and so can a new page. */
const WATCHED = [
  ARTICLES_FOLDER,
  ...['authors', 'issues', 'newsletters', 'pages', 'topics'].map((name) => `content/${name}`),
  'public',
];

/**
 * Loads content/articles: validates the front matter and compiles the body. Both are cached by digest,
 * so that an unchanged file costs one hash. A build stores only articles that are published at `now`, so
 * that nothing of a draft (text, picture, name) can reach the output. The development server stores all.
 */
export function articleLoader(options: {
  gate: ContentGate;
  /** Without it, drafts and scheduled articles are there too. */
  now: Date | undefined;
  /** Receives every article, published or not. */
  index?: ArticleIndex;
  /** The ids of the newsletters of which an article can ask for an issue. */
  onRequest?: (root: URL) => Promise<ReadonlySet<string>>;
}): Loader & { schema: z.ZodType<LoadedArticle> } {
  return {
    name: 'broadsheet-articles',
    // The loader validates the data itself; this only gives the collection its type.
    schema: z.custom<LoadedArticle>(),
    load: async (context) => {
      const bodies = bodiesOf(context);
      const fingerprint = await pipelineFingerprint(context.config.root);
      const files = new ArticleFiles(context, { fingerprint, bodies });
      await loadAndWatch(context, WATCHED, options.gate, async () => {
        const seenFrom = context.watcher ? undefined : options.now;
        const { entries, indexed, problems, notices, addresses } = await readArticles(context, {
          seenFrom,
          onRequest: await options.onRequest?.(context.config.root),
          files,
        });
        options.index?.fill(indexed);
        const shown = entries.filter(({ data }) => !seenFrom || isPublished(data, seenFrom));
        const ofShown = shown.flatMap(({ data }) => data.body.notices);
        const links = shown.map(({ filePath = '', data }) => ({
          file: filePath,
          links: data.body.links,
        }));
        return {
          entries: shown,
          problems,
          notices: [...ofShown, ...notices],
          noticesWithout: (leftOut) =>
            linksToLeftOut(leftOut, {
              files: links,
              addresses,
              textsOf: (paths) => files.textsOf(paths),
            }),
        };
      });
      bodies.removeUnused();
    },
  };
}

/** A check of the content has no cache, and keeps no bodies. */
function bodiesOf({ config, watcher }: LoaderContext): BodyFiles {
  const { cacheDir }: { cacheDir?: URL } = config;
  return bodyFiles(cacheDir && new URL(BODY_FOLDERS[watcher ? 'dev' : 'build'], cacheDir));
}

/** `seenFrom` is when readers see what is published; `undefined` in development, which shows drafts. */
async function readArticles(
  context: LoaderContext,
  {
    seenFrom,
    onRequest,
    files,
  }: {
    seenFrom: Date | undefined;
    onRequest: ReadonlySet<string> | undefined;
    files: ArticleFiles;
  },
) {
  const { root } = context.config;
  const { results, problems } = await files.read();
  problems.push(
    ...withUnknownIds(
      results.flatMap((result) => result.problems),
      await referenceProblems(
        root,
        results.map(({ references }) => references),
      ),
    ),
  );
  if (onRequest) {
    const asking = results.flatMap(({ entry, references: { file } }) =>
      entry ? [{ file, mail: entry.data.mail }] : [],
    );
    problems.push(...mailRequestProblems(asking, onRequest));
  }
  const addresses = await siteAddresses(root, indexedIn(results, problems));
  problems.push(
    ...(await linkProblems(
      results.map(({ entry, references: { file, links } }) => ({
        file,
        links,
        seenAt: entry && seenFrom && seenAt(entry.data, seenFrom),
      })),
      addresses,
    )),
  );
  const written = results.map((result) => [result.references.file, result.written] as const);
  if (seenFrom) problems.push(...written.flatMap((one) => futureProblems(...one, seenFrom)));
  const articles = indexedIn(results, problems);
  const entries = results.flatMap(({ entry }) => entry ?? []);
  const meant = withMeantTargets(problems, { root, articles, addresses, seenAt: seenFrom });
  const placed = placeProblems(meant, await files.textsOf(filesOf(meant)));
  if (!seenFrom) {
    const marked = withDraftsMarked(placed, written);
    return { entries, indexed: articles, addresses, problems: marked, notices: [] };
  }

  const { problems: left, notices } = withoutDrafts(placed, written);
  const ofRefused = results.flatMap((one) => (isDraft(one.written) ? [] : (one.notices ?? [])));
  return {
    entries,
    indexed: articles,
    addresses,
    problems: left,
    notices: [...ofRefused, ...notices],
  };
}

/** What others need of the articles; without the state of those with problems. */
function indexedIn(
  results: readonly ArticleResult[],
  problems: readonly ContentProblem[],
): IndexedArticle[] {
  const refused = filesOf(problems);
  return results.map((result) => {
    const { id, file, formerSlugs } = result.references;
    return refused.has(file) ? { id, formerSlugs } : indexed(result);
  });
}

/** The same object for a file that did not change, by which others recognize it. */
const indexed = memoize(
  ({ entry, references: { id, formerSlugs } }: ArticleResult): IndexedArticle =>
    entry
      ? { id, formerSlugs, state: { ...entry.data, anchors: articleIds(entry.data) } }
      : { id, formerSlugs },
);
