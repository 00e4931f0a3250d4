import type { Loader } from 'astro/loaders';
import { type ContentProblem, UNKNOWN_KEY } from '../../core/content-problem.ts';
import { cadences } from '../cadences.ts';
import { isOnRequest, newsletterSchema } from '../newsletter.ts';
import { unknownIds, withUnknownIds } from '../../loading/unknown-ids.ts';
import { namesIn } from '../../core/value-at.ts';
import { idsIn } from '../../loading/content-files.ts';
import type { ContentGate } from '../../loading/content-gate.ts';
import { loadAndWatch } from '../../loading/load-and-watch.ts';
import { NEWSLETTERS_FOLDER, SIGN_UP_TEXT_ENDING } from './newsletter-folder.ts';
import { placeProblems } from '../../loading/place-problems.ts';
import { readYamlFolder } from '../../loading/yaml-folder.ts';

const TOPICS = 'content/topics';

/** Loads content/newsletters/. The file's name is the entry's id. */
export function newsletterLoader({ gate }: { gate: ContentGate }): Loader {
  return {
    name: 'broadsheet-newsletters',
    load: (context) =>
      loadAndWatch(context, [NEWSLETTERS_FOLDER, TOPICS], gate, () =>
        readNewsletterFiles(context.config.root),
      ),
  };
}

/** Reads content/newsletters/. A topic that a newsletter names and that does not exist is a problem. */
export async function readNewsletterFiles(root: URL) {
  const { entries, written, files, problems } = await readNewsletters(root);
  const topics = await idsIn(root, TOPICS, ['.yaml']);
  const unknown = written.flatMap(({ file, data }) =>
    unknownIds(file, 'topics', namesIn(data, 'topics'), topics),
  );
  return {
    entries,
    problems: placeProblems(withUnknownIds(problems.map(ofCadence), unknown), files),
  };
}

/** The ids of the newsletters of which an article can ask for an issue. Files with problems have none. */
export async function newslettersOnRequest(root: URL): Promise<ReadonlySet<string>> {
  const { entries } = await readNewsletters(root);
  return new Set(entries.flatMap(({ id, data }) => (isOnRequest({ id, ...data }) ? [id] : [])));
}

function readNewsletters(root: URL) {
  return readYamlFolder(root, NEWSLETTERS_FOLDER, newsletterSchema, [SIGN_UP_TEXT_ENDING]);
}

const KEYS = new Set(Object.values(cadences).flatMap(({ keys }) => Object.keys(keys)));

/** Says of a key of another cadence that it is one. */
function ofCadence(problem: ContentProblem): ContentProblem {
  if (problem.found !== UNKNOWN_KEY || !KEYS.has(problem.key)) return problem;
  return { ...problem, found: 'a key that newsletters of this cadence do not have' };
}
