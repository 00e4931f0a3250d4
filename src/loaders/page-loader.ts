import { glob, type Loader } from 'astro/loaders';
import { pageSchema } from '../domain/page.ts';
import { type ContentProblem, schemaProblems } from '../domain/content-problem.ts';
import type { ContentGate } from './content-gate.ts';
import { readContentFolder } from './content-files.ts';
import { splitFrontMatter } from './front-matter.ts';
import { unprintableProblems } from './printable-text.ts';

const FOLDER = 'content/pages';

/** Astro's own MDX pages, whose front matter goes through the gate like everything else. */
export function pageLoader(options: { gate: ContentGate }): Loader {
  // The files that go through the gate.
  const stock = glob({ base: FOLDER, pattern: ['[!._]*.mdx', '[!._]*/index.mdx'] });
  return {
    ...stock,
    name: 'broadsheet-pages',
    async load(context) {
      if (!context.watcher) {
        await options.gate.pass(context.collection, await pageProblems(context.config.root));
      }
      await stock.load(context);
    },
  };
}

async function pageProblems(root: URL): Promise<ContentProblem[]> {
  const { files, problems } = await readContentFolder(root, FOLDER, '.mdx');
  for (const { path, text } of files) {
    const { data, body, linesAbove, problems: unreadable } = splitFrontMatter(path, text);
    problems.push(...unreadable, ...unprintableProblems(path, body, linesAbove));
    if (unreadable.length > 0) continue;
    const parsed = pageSchema.safeParse(data);
    if (!parsed.success) problems.push(...schemaProblems(path, parsed.error, data));
  }
  return problems;
}
