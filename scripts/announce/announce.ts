import pMap from 'p-map';
import {
  type Announcement,
  type Changes,
  changesSince,
  standingOf,
  withAcknowledged,
} from '../../src/domain/announcement.ts';
import { inPages } from '../../src/domain/paging.ts';
import { isOnThisMachine } from '../../src/domain/web-address.ts';
import { readAnnounced, writeAnnounced } from './announced-file.ts';
import { type BuiltSite, hashOf, readBuiltSite } from './built-site.ts';
import { INDEXNOW_SIZE, type IndexNow, pingHub, submitToIndexNow } from './services.ts';

export interface AnnounceOptions {
  /** Folder of the files that the build has written for visitors. */
  client: string;
  /** The file that says what is announced. */
  manifest: string;
  /** Without it, search engines are not told. */
  indexNow?: IndexNow | undefined;
  /** Without it, nothing is sent: it is only said what would be. */
  yes: boolean;
}

/** What the steps of one announcement share. */
interface Run extends AnnounceOptions {
  built: BuiltSite;
  announced: Announcement;
}

/**
 * Tells the hubs that the feeds name, and IndexNow, what has changed since the last announced
 * build. What each acknowledges is written down at once; the rest is for the next run. Gives the
 * exit status, and throws an Error with one line for the operator when nothing may be announced.
 */
export async function announce(options: AnnounceOptions): Promise<number> {
  const built = await readBuiltSite(options.client);
  const announced = standingOf(built, await readAnnounced(options.manifest));
  const all = changesSince(announced, built);
  const changes = {
    feeds: built.hubs.length > 0 ? all.feeds : [],
    pages: options.indexNow ? all.pages : [],
  };
  if (built.hubs.length === 0) console.log('The feeds name no hub: site.config.ts has none.');
  if (!options.indexNow) console.log('INDEXNOW_KEY is not set: search engines are not told.');
  if (changes.feeds.length + changes.pages.length === 0) {
    console.log('Nothing has changed since the last announced build.');
    return 0;
  }
  mustBePublication(built, options.indexNow);
  list(built, changes);
  if (!options.yes) {
    console.log('Nothing was sent: this was a dry run. --yes sends it.');
    return 0;
  }
  await mustBeDeployed(built, changes.feeds[0]);
  const run = { ...options, built, announced };
  const failures = [await tellHubs(run, changes.feeds), await tellIndexNow(run, changes.pages)];
  for (const failure of failures) if (failure) console.error(failure);
  return failures.some(Boolean) ? 1 : 0;
}

/** A local build or a preview is a copy, of which nobody may hear; a test's services are its own. */
function mustBePublication({ site, hubs }: BuiltSite, indexNow: IndexNow | undefined): void {
  const asked = [...hubs, ...(indexNow ? [indexNow.url] : [])];
  if (new URL(site).protocol === 'https:') return;
  if (asked.every((url) => isOnThisMachine(new URL(url)))) return;
  throw new Error(
    `The build in dist/ is of ${site}, which is no https address. Build it with SITE_URL set to where readers reach the site, deploy it, and announce that.`,
  );
}

/** A hub asks for the feed when it is told; of an older one it would find nothing new in it. */
async function mustBeDeployed({ site, feeds }: BuiltSite, path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const url = new URL(path, site).href;
  const text = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
    .then((answer) => answer.text())
    .catch(() => '');
  if (hashOf(text) !== feeds[path])
    throw new Error(`${url} is not what stands in dist/. Deploy it first, then announce it.`);
}

/** Gives one line for the operator when a hub did not take all. */
async function tellHubs(run: Run, feeds: readonly string[]): Promise<string | undefined> {
  const { hubs, site } = run.built;
  const refusals: string[] = [];
  let isDown = false;
  const told = await pMap(
    feeds,
    async (path) => {
      if (isDown) return [];
      const answers = await Promise.all(hubs.map((hub) => pingHub(hub, new URL(path, site).href)));
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

/** Gives one line for the operator when IndexNow did not take all. */
async function tellIndexNow(run: Run, pages: readonly string[]): Promise<string | undefined> {
  const { indexNow, built } = run;
  if (!indexNow || pages.length === 0) return undefined;
  const site = new URL(built.site);
  for (const [i, some] of inPages(pages, INDEXNOW_SIZE).entries()) {
    const urls = some.map((path) => new URL(path, site).href);
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

/** Lines of one kind before the rest is counted. */
const SHOWN = 20;

function list({ site, hubs }: BuiltSite, { feeds, pages }: Changes): void {
  const part = (heading: string, paths: readonly string[]) => {
    if (paths.length === 0) return;
    console.log(`${heading}: ${paths.length}`);
    for (const path of paths.slice(0, SHOWN)) console.log(`  ${new URL(path, site).href}`);
    if (paths.length > SHOWN) console.log(`  and ${paths.length - SHOWN} more`);
  };
  part(`Feeds, to ${hubs.join(' and ')}`, feeds);
  part('Pages, to IndexNow', pages);
}
