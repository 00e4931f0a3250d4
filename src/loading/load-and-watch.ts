import { fileURLToPath } from 'node:url';
import type { DataStore, LoaderContext } from 'astro/loaders';
import { type ContentNotice, type ContentProblem, filesOf } from '../core/content-problem.ts';
import { noticeReport } from '../core/problem-report.ts';
import type { ContentGate } from './content-gate.ts';

/** The event of the watcher with the problems of a collection: its name, and the problems. */
export const CONTENT_PROBLEMS = 'content-problems';

/** The event of the watcher after entries of a collection changed, with the name of the collection. */
export const CONTENT_CHANGED = 'content-changed';

export type Entry = Parameters<DataStore['set']>[0];

export interface LoadedFolder {
  /** All entries of the collection; others are removed from it. */
  entries: Entry[];
  problems: ContentProblem[];
  /** What the entries are published without. */
  notices?: ContentNotice[];
  /** What else an editor has to know if files are left out of a build. */
  noticesWithout?: (leftOut: ReadonlySet<string>) => Promise<ContentNotice[]>;
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
    warn([...notices.filter(isKept), ...((await noticesWithout?.(leftOut)) ?? [])]);
    replaceEntries(context, withoutFiles(first.entries, leftOut));
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
    const shown = [...before, ...withoutFiles(entries, refused)].map(withDigest);
    const isChanged = replaceEntries(context, shown);
    watcher.emit(CONTENT_PROBLEMS, collection, problems);
    if (isChanged) watcher.emit(CONTENT_CHANGED, collection);
  };
  // By it, what did not change is recognized.
  const withDigest = (entry: Entry): Entry =>
    entry.digest ? entry : { ...entry, digest: context.generateDigest({ ...entry }) };
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

/** What is known of a collection that exists. */
const EXISTS = 'exists';

/** Returns whether anything changed. Entries with the digest of those that are there are the same. */
function replaceEntries(
  { store, meta, watcher }: LoaderContext,
  entries: readonly Entry[],
): boolean {
  // Astro warns about a collection that never had an entry, but a publication without issues is
  // valid.
  if (entries.length === 0 && !meta.has(EXISTS)) {
    store.set({ id: PLACEHOLDER_ID, data: {} });
    meta.set(EXISTS, EXISTS);
  }
  const stays = new Set(entries.map(({ id }) => id));
  const gone = store.keys().filter((id) => !stays.has(id));
  for (const id of gone) store.delete(id);
  const changed = entries.filter((entry) => {
    const kept = store.get(entry.id);
    if (kept && entry.digest && kept.digest === entry.digest) return false;
    // Astro forgets the pictures of an entry when it is deleted, not when it is replaced, and would
    // keep importing a file that may be gone.
    if (kept?.assetImports) store.delete(entry.id);
    // Astro takes the marks of pictures out of the data, and the loader may show the same entry again.
    store.set(watcher ? { ...entry, data: structuredClone(entry.data) } : entry);
    return true;
  });
  return gone.length + changed.length > 0;
}
