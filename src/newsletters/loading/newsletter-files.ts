import type { Loader } from 'astro/loaders';
import { newsletterSchema } from '../newsletter.ts';
import { unknownIds } from '../../articles/loading/article-references.ts';
import { idsIn } from '../../loading/content-files.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { readYamlFolder } from '../../loading/yaml-folder.ts';

const FOLDER = 'content/newsletters';
const TOPICS = 'content/topics';

/** Loads content/newsletters/. The file's name is the entry's id. */
export function newsletterLoader({ gate }: { gate: ContentGate }): Loader {
  return {
    name: 'broadsheet-newsletters',
    load: (context) =>
      loadAndWatch(context, [FOLDER, TOPICS], gate, () => readNewsletterFiles(context.config.root)),
  };
}

/** Reads content/newsletters/. A topic that a newsletter names and that does not exist is a problem. */
export async function readNewsletterFiles(root: URL) {
  const { entries, files, problems } = await readYamlFolder(root, FOLDER, newsletterSchema);
  const topics = await idsIn(root, TOPICS, ['.yaml']);
  const unknown = entries.flatMap(({ filePath, data }) =>
    unknownIds(filePath, 'topics', data.topics ?? [], topics),
  );
  return { entries, problems: placeProblems([...problems, ...unknown], files) };
}
