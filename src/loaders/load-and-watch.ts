import { fileURLToPath } from 'node:url';
import type { DataStore, LoaderContext } from 'astro/loaders';
import { type ContentProblem, problemReport } from '../domain/content-problem.ts';
import type { ContentGate } from './content-gate.ts';

export type Entry = Parameters<DataStore['set']>[0];

export interface LoadedFolder {
  /** Everything that belongs in the collection; what is not here is removed from it. */
  entries: Entry[];
  problems: ContentProblem[];
}

/**
 * Fills a collection with what `read` gives, once the gate has let all collections pass. With the
 * development server it goes on reading when a file below `folder` changes; there, problems are
 * printed and the entries without one are shown.
 */
export async function loadAndWatch(
  context: LoaderContext,
  folder: string,
  gate: ContentGate,
  read: () => Promise<LoadedFolder>,
): Promise<void> {
  const { watcher, logger, store, collection } = context;
  const first = await read();
  if (!watcher) {
    await gate.pass(collection, first.problems);
    replaceEntries(store, first.entries);
    return;
  }

  const show = ({ entries, problems }: LoadedFolder) => {
    if (problems.length > 0) logger.error(problemReport(problems));
    replaceEntries(store, entries);
  };
  show(first);

  const path = fileURLToPath(new URL(`${folder}/`, context.config.root));
  watcher.add(path);
  let reading = Promise.resolve();
  watcher.on('all', (_event, changed) => {
    if (changed.startsWith(path)) reading = reading.then(async () => show(await read()));
  });
}

function replaceEntries(store: DataStore, entries: readonly Entry[]): void {
  const stays = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!stays.has(id)) store.delete(id);
  for (const entry of entries) {
    const kept = store.get(entry.id);
    // Astro forgets the pictures of an entry when it is deleted, not when it is replaced; it then
    // goes on importing a file that may be gone. An entry of the same digest is kept as it is.
    if (kept?.assetImports && (!entry.digest || kept.digest !== entry.digest)) {
      store.delete(entry.id);
    }
    store.set(entry);
  }
}
