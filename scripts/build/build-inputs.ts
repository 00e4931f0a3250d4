import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildClock, NEWS_HOURS } from '../../src/core/publication.ts';
import { dayIn } from '../../src/core/wall-clock.ts';
import { LEDGER } from '../../src/loading/address-ledger.ts';
import { configuredVars } from './cloudflare/wrangler-config.ts';
import { filesIn } from './files-in.ts';
import { codeFingerprint } from './incremental/code-fingerprint.ts';

/** What `codeFingerprint` leaves out: the content, and programs that add files to a build. */
const FOLDERS = ['content', 'public', 'scripts'];
const TEXT = /\.(?:mdx?|ya?ml|json|csv)$/;
const HOUR_MS = 3_600_000;

/**
 * A digest of everything that a build of the project in `root` depends on: two builds with the same one
 * have the same bytes. The time counts as far as the content refers to it, and of the environment `env`,
 * what the files of the target say. Returns `undefined` if the settings cannot be read, which the build
 * itself reports.
 */
export async function buildInputs(
  root: string,
  env: Readonly<NodeJS.ProcessEnv>,
  systemNow: Date,
): Promise<string | undefined> {
  const timeZone = await timeZoneOf(root);
  if (timeZone === undefined) return undefined;
  const now = buildClock(env['BUILD_NOW'], systemNow);
  const moments = new Set<number>();
  const files = FOLDERS.flatMap((folder) => filesIn(join(root, folder)))
    // The build writes it.
    .filter((file) => file !== join(root, LEDGER))
    .map((file) => {
      const bytes = readFileSync(file);
      const path = file.slice(root.length);
      if (TEXT.test(path))
        for (const moment of momentsIn(path + bytes.toString())) moments.add(moment);
      return [path, hash('sha256', bytes, 'base64url')];
    });
  const ofWorker = env['DEPLOY_TARGET'] === 'cloudflare' ? configuredVars(env) : {};
  const all = [
    codeFingerprint(root, env),
    files,
    timeAsSeen([...moments], now, timeZone),
    ofWorker,
  ];
  return hash('sha256', JSON.stringify(all), 'base64url');
}

/**
 * What a build can see of the time: the day, which moments of the content are past, and which of them are
 * older than the sitemap of news.
 */
function timeAsSeen(moments: readonly number[], now: Date, timeZone: string) {
  const pastBefore = (time: number) => moments.filter((moment) => moment <= time).length;
  const newsSince = now.getTime() - NEWS_HOURS * HOUR_MS;
  return [dayIn(timeZone, now), pastBefore(now.getTime()), pastBefore(newsSince)];
}

const MOMENT = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?/g;

/** Every date with or without a time in a text, in milliseconds. Some may mean something else. */
function momentsIn(text: string): number[] {
  return (text.match(MOMENT) ?? [])
    .map((moment) => Date.parse(moment.replace(' ', 'T')))
    .filter((time) => !Number.isNaN(time));
}

async function timeZoneOf(root: string): Promise<string | undefined> {
  try {
    const file = pathToFileURL(join(root, 'src/site.config.ts')).href;
    const { site } = (await import(file)) as { site: { timeZone: string } };
    dayIn(site.timeZone, new Date(0));
    return site.timeZone;
  } catch {
    return undefined;
  }
}
