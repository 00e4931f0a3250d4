import pMap from 'p-map';
import {
  type Announcement,
  type Changes,
  withAcknowledged,
} from '../../../src/discovery/announcement.ts';
import { chunk } from '../../../src/core/paging.ts';
import { absoluteUrl } from '../../../src/core/site-urls.ts';
import { writeAnnounced } from './announced-file.ts';
import type { BuiltSite } from './built-site.ts';
import { INDEXNOW_SIZE, type IndexNow, pingHub, submitToIndexNow } from './services.ts';

/** One announcement that is under way. */
export interface Run {
  built: BuiltSite;
  /** What is announced, and the file that records it. */
  announced: Announcement;
  manifest: string;
  indexNow?: IndexNow | undefined;
}

/**
 * Notifies the hub about feeds, and records what it accepted. Returns one line for the operator when
 * that was not all.
 */
export async function tellHubs(run: Run, feeds: readonly string[]): Promise<string | undefined> {
  const { hubs, site } = run.built;
  const refusals: string[] = [];
  let isDown = false;
  const told = await pMap(
    feeds,
    async (path) => {
      if (isDown) return [];
      const answers = await Promise.all(hubs.map((hub) => pingHub(hub, absoluteUrl(path, site))));
      const refused = answers.find(({ isAccepted }) => !isAccepted);
      if (!refused) return [path];
      refusals.push(refused.answer);
      // Every other feed would wait as long for it.
      if (refused.answer === 'nothing') isDown = true;
      return [];
    },
    { concurrency: 4 },
  );
  const taken = told.flat();
  await keep(run, { feeds: taken, pages: [] });
  return refusals[0] === undefined
    ? undefined
    : `The hub answered ${refusals[0]}: ${taken.length} of ${feeds.length} feeds are announced; the next run announces the others.`;
}

/** The same of pages, for IndexNow. */
export async function tellIndexNow(
  run: Run,
  pages: readonly string[],
): Promise<string | undefined> {
  const { indexNow, built } = run;
  if (!indexNow || pages.length === 0) return undefined;
  const site = new URL(built.site);
  for (const [i, some] of chunk(pages, INDEXNOW_SIZE).entries()) {
    const urls = some.map((path) => absoluteUrl(path, site));
    const { isAccepted, answer } = await submitToIndexNow(indexNow, site, urls);
    if (!isAccepted)
      return `IndexNow answered ${answer}: ${i * INDEXNOW_SIZE} of ${pages.length} pages are announced; the next run announces the others.`;
    await keep(run, { feeds: [], pages: some });
  }
  return undefined;
}

async function keep(run: Run, acknowledged: Changes): Promise<void> {
  if (acknowledged.feeds.length + acknowledged.pages.length === 0) return;
  run.announced = withAcknowledged(run.announced, run.built, acknowledged);
  const { site, feeds, pages } = run.announced;
  await writeAnnounced(run.manifest, { site, feeds, pages });
}
