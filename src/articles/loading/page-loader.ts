import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import type { PageFrontMatter } from '../page.ts';
import type { ArticleIndex } from './article-index.ts';
import type { LoadedArticle } from './article-loader.ts';
import { linkProblems, linksToLeftOut } from './link-problems.ts';
import { withMeantTargets } from './meant-targets.ts';
import { siteAddresses } from './site-addresses.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { MARKDOWN_ENDINGS } from '../../core/markdown-files.ts';
import { readContentFolder } from '../../loading/content-files.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { readPage } from './read-page.ts';

const FOLDER = 'content/pages';

/** A page that is not an article, in the collection. */
export interface LoadedPage extends PageFrontMatter {
  body: LoadedArticle['body'];
}

/** Loads content/pages. Bodies are compiled like those of articles. */
export function pageLoader(options: {
  gate: ContentGate;
  /** What pages link to. */
  articles: ArticleIndex;
  /** Without it, drafts and scheduled articles are there too. */
  now: Date | undefined;
}): Loader & { schema: z.ZodType<LoadedPage> } {
  return {
    name: 'broadsheet-pages',
    // The loader validates the data itself; this only gives the collection its type.
    schema: z.custom<LoadedPage>(),
    load: (context) =>
      loadAndWatch(context, [FOLDER], options.gate, async () => {
        const { root } = context.config;
        const { files, problems } = await readContentFolder(root, FOLDER, MARKDOWN_ENDINGS);
        const pages = await Promise.all(files.map((file) => readPage(root, file, context.config)));
        const articles = await options.articles.articles();
        const addresses = await siteAddresses(root, articles);
        const seenAt = context.watcher ? undefined : options.now;
        problems.push(
          ...pages.flatMap((page) => page.problems),
          ...(await linkProblems(
            pages.map(({ file, links }) => ({ file, links, seenAt })),
            addresses,
          )),
        );
        return {
          entries: pages.flatMap(({ entry }) => entry ?? []),
          notices: pages.flatMap((page) => page.notices),
          problems: placeProblems(
            withMeantTargets(problems, { root, articles, addresses, seenAt }),
            files,
          ),
          noticesWithout: (leftOut) =>
            linksToLeftOut(leftOut, { files: pages, addresses, textsOf: async () => files }),
        };
      }),
  };
}
