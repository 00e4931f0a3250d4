import { type Changes, changesSince, lastAnnounced } from '../../../src/discovery/announcement.ts';
import { isLocalUrl } from '../../../src/core/web-address.ts';
import { absoluteUrl } from '../../../src/core/site-urls.ts';
import { readAnnounced } from './announced-file.ts';
import { type BuiltSite, hashOf, readBuiltSite } from './built-site.ts';
import type { IndexNow } from './services.ts';
import { tellHubs, tellIndexNow } from './telling.ts';

export interface AnnounceOptions {
  /** Folder of the files that the build has written for visitors. */
  client: string;
  /** The file that says what is announced. */
  manifest: string;
  /** Without it, search engines are not notified. */
  indexNow?: IndexNow | undefined;
  /** Without it, nothing is sent: it is only said what would be. */
  yes: boolean;
}

/**
 * Tells the hubs that the feeds name, and IndexNow, what has changed since the last announced
 * build. What each acknowledges is written down at once; the rest is for the next run. Gives the
 * exit status, and throws an Error with one line for the operator when nothing may be announced.
 */
export async function announce(options: AnnounceOptions): Promise<number> {
  const built = await readBuiltSite(options.client);
  const announced = lastAnnounced(built, await readAnnounced(options.manifest));
  const all = changesSince(announced, built);
  const changes = {
    feeds: built.hubs.length > 0 ? all.feeds : [],
    pages: options.indexNow ? all.pages : [],
  };
  if (built.hubs.length === 0) console.log('site.config.ts sets no hub, so no hub is notified.');
  if (!options.indexNow)
    console.log('INDEXNOW_KEY is not set, so search engines are not notified.');
  if (changes.feeds.length + changes.pages.length === 0) {
    console.log('Nothing has changed since the last announced build.');
    return 0;
  }
  mustBePublication(built, options.indexNow);
  list(built, changes);
  if (!options.yes) {
    console.log('This was a dry run. To send it, add --yes.');
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
  if (asked.every((url) => isLocalUrl(new URL(url)))) return;
  throw new Error(
    `The build in dist/ is of ${site}, which is not an https URL. Build with SITE_URL set to the URL of the site, deploy, and announce that.`,
  );
}

/** A hub fetches the feed when it is notified; in an older one it would find nothing new. */
async function mustBeDeployed({ site, feeds }: BuiltSite, path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const url = absoluteUrl(path, site);
  const text = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
    .then((answer) => answer.text())
    .catch(() => '');
  if (hashOf(text) !== feeds[path])
    throw new Error(`${url} is not what dist/ has. Deploy it first, then announce it.`);
}

/** Lines of one kind before the rest is counted. */
const SHOWN = 20;

function list({ site, hubs }: BuiltSite, { feeds, pages }: Changes): void {
  const part = (heading: string, paths: readonly string[]) => {
    if (paths.length === 0) return;
    console.log(`${heading}: ${paths.length}`);
    for (const path of paths.slice(0, SHOWN)) console.log(`  ${absoluteUrl(path, site)}`);
    if (paths.length > SHOWN) console.log(`  and ${paths.length - SHOWN} more`);
  };
  part(`Feeds, to ${hubs.join(' and ')}`, feeds);
  part('Pages, to IndexNow', pages);
}
