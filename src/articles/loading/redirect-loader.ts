import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import { shown } from '../../core/content-problem.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import type { Redirect } from '../redirect.ts';
import type { ArticleIndex } from './article-index.ts';
import { linkProblems, linksToLeftOut } from './link-problems.ts';
import { readRedirects, REDIRECTS_FILE } from './redirect-file.ts';
import { isTaken, ownAddresses, withLost } from './site-addresses.ts';

/** Loads content/redirects.yaml. The id of an entry is the address that redirects. */
export function redirectLoader(options: {
  gate: ContentGate;
  articles: ArticleIndex;
  /** Without it, drafts and scheduled articles are there too. */
  now: Date | undefined;
}): Loader & { schema: z.ZodType<Redirect> } {
  return {
    name: 'broadsheet-redirects',
    // The loader validates the data itself; this only gives the collection its type.
    schema: z.custom<Redirect>(),
    load: (context) =>
      loadAndWatch(context, ['content'], options.gate, async () => {
        const { root } = context.config;
        const { redirects, files, problems } = await readRedirects(root);
        const addresses = await ownAddresses(root, await options.articles.articles());
        const seenAt = context.watcher ? undefined : options.now;
        // Their lines are not known yet: the index stands for it.
        const links = redirects.flatMap(({ to }, line) =>
          to?.startsWith('/') ? { href: to, line } : [],
        );
        const file = { file: REDIRECTS_FILE, links, seenAt };
        const known = await withLost(root, addresses);
        const ofTargets = (await linkProblems([file], known)).map(({ line, ...problem }) => ({
          ...problem,
          key: redirects[line ?? 0]?.key ?? '',
        }));
        // It would hide a page.
        const taken = redirects.filter(({ from }) => isTaken(from, addresses));
        const expected = 'an address that no page or file of the site has';
        problems.push(
          ...ofTargets,
          ...taken.map(({ key }) => ({ file: REDIRECTS_FILE, key, found: shown(key), expected })),
        );
        return {
          entries: redirects.map(({ key: _, ...redirect }) => ({
            id: redirect.from,
            filePath: REDIRECTS_FILE,
            data: redirect,
          })),
          problems: placeProblems(problems, files),
          noticesWithout: (leftOut) =>
            linksToLeftOut(leftOut, {
              files: [file],
              addresses,
              textsOf: async () => files,
              keyOf: (line) => redirects[line]?.key,
            }),
        };
      }),
  };
}
