import { fileURLToPath } from 'node:url';
import type { DataStore, LoaderContext } from 'astro/loaders';
import { type ContentNotice, type ContentProblem, filesOf } from '../core/content-problem.ts';
import { noticeReport } from '../core/problem-report.ts';
import type { ContentGate } from './content-gate.ts';

/** The event of the watcher with the problems of a collection: its name, and the problems. */
export const CONTENT_PROBLEMS = 'content-problems';

export type Entry = Parameters<DataStore['set']>[0];

export interface LoadedFolder {
  /** All entries of the collection; others are removed from it. */
  entries: Entry[];
  problems: ContentProblem[];
  /** What the entries are published without. */
  notices?: ContentNotice[];
  /** What else an editor has to know if files are left out of a build. */
  noticesWithout?: (leftOut: ReadonlySet<string>) => ContentNotice[];
}

/**
 * Fills a collection with the result of `read` after all collections have passed the gate. In
 * development it reads again when a file in one of the `folders` changes; new problems are printed, and
 * entries without problems are shown.
 */
export async function loadAndWatch(
  context: LoaderContext,
  folders: readonly string[],
  gate: ContentGate,
  read: () => Promise<LoadedFolder>,
): Promise<void> {
  const { watcher, logger, store, collection } = context;
  let lastReport = '';
  const warn = (notices: readonly ContentNotice[] = []) => {
    const report = noticeReport(notices);
    if (notices.length > 0 && report !== lastReport) logger.warn(report);
    lastReport = report;
  };
  const first = await read();
  if (!watcher) {
    const { notices = [], noticesWithout } = first;
    const leftOut = await gate.pass(collection, first.problems).catch((error: unknown) => {
      // What else is to know, so that one run says it all.
      warn(notices);
      throw error;
    });
    const isKept = ({ file }: ContentNotice) => !leftOut.has(file.replace(/(?::\d+)+$/, ''));
    warn([...notices.filter(isKept), ...(noticesWithout?.(leftOut) ?? [])]);
    replaceEntries(store, withoutFiles(first.entries, leftOut));
    return;
  }

  const show = ({ entries, problems, notices }: LoadedFolder) => {
    warn(notices);
    const { report, isProblem } = gate.log.changes(collection, problems) ?? {};
    if (report !== undefined && isProblem) logger.error(report);
    else if (report !== undefined) logger.info(report);
    const refused = filesOf(problems);
    // Readers of the development server see a page as it was when its file was valid.
    const before = store.values().filter(({ filePath = '' }) => refused.has(filePath));
    replaceEntries(store, [...before, ...withoutFiles(entries, refused)]);
    watcher.emit(CONTENT_PROBLEMS, collection, problems);
  };
  const showAgain = async () => {
    try {
      show(await read());
    } catch (error) {
      // The next change is read again.
      const reason = error instanceof Error ? error.message : String(error);
      logger.error(`${collection}: could not be reloaded; showing the previous state (${reason})`);
    }
  };
  show(first);

  const paths = folders.map((folder) => fileURLToPath(new URL(`${folder}/`, context.config.root)));
  watcher.add(paths);
  let reading = Promise.resolve();
  watcher.on('all', (_event, changed) => {
    if (paths.some((path) => changed.startsWith(path))) reading = reading.then(showAgain);
  });
}

function withoutFiles(entries: readonly Entry[], files: ReadonlySet<string>): Entry[] {
  return entries.filter(({ filePath = '' }) => !files.has(filePath));
}

/** Added to a collection and removed again; no file can have this name. */
const PLACEHOLDER_ID = '/';

function replaceEntries(store: DataStore, entries: readonly Entry[]): void {
  // Astro warns about a collection that never had an entry, but a publication without issues is
  // valid.
  if (entries.length === 0) store.set({ id: PLACEHOLDER_ID, data: {} });
  const stays = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!stays.has(id)) store.delete(id);
  for (const entry of entries) {
    const kept = store.get(entry.id);
    // Astro forgets the pictures of an entry when it is deleted, not when it is replaced, and would
    // keep importing a file that may be gone. An entry with the same digest is kept.
    if (kept?.assetImports && (!entry.digest || kept.digest !== entry.digest)) {
      store.delete(entry.id);
    }
    store.set(entry);
  }
}
