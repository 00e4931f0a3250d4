import { glob, type Loader } from 'astro/loaders';
import type { ContentGate } from './content-gate.ts';
import { readContentFolder } from './content-files.ts';
import { pageProblems } from './page-problems.ts';

const FOLDER = 'content/pages';

/** Astro's own MDX pages, whose files go through the gate like everything else. */
export function pageLoader(options: { gate: ContentGate }): Loader {
  // The files that go through the gate.
  const stock = glob({ base: FOLDER, pattern: ['[!._]*.mdx', '[!._]*/index.mdx'] });
  return {
    ...stock,
    name: 'broadsheet-pages',
    async load(context) {
      if (!context.watcher) {
        const { root } = context.config;
        const { files, problems } = await readContentFolder(root, FOLDER, '.mdx');
        const ofFiles = await Promise.all(files.map((file) => pageProblems(root, file)));
        await options.gate.pass(context.collection, [...problems, ...ofFiles.flat()]);
      }
      await stock.load(context);
    },
  };
}
