import { readdir } from 'node:fs/promises';
import pMap from 'p-map';
import { issueManifestSchema } from '../../../src/newsletters/issue-manifest.ts';
import { links } from '../../../src/core/links.ts';
import { idsOfIssueFiles } from '../../../src/newsletters/loading/issue-files.ts';
import type { BroadcastEntry } from '../../../src/newsletters/sending/broadcaster.ts';
import type { Figures, IssueState } from '../../../src/newsletters/sending/issue-state.ts';
import { isDraft, issueNamed } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { verdictOn } from '../../../src/newsletters/sending/watchdog.ts';
import { projectPath, projectUrl } from '../../settings/environment.ts';
import { type BuiltIssue, readBuiltIssue } from './built-issue.ts';
import { absoluteUrl } from '../../../src/core/site-urls.ts';

/** What Resend says about all broadcasts. */
export interface AtResend {
  broadcasts: readonly BroadcastEntry[];
  /** By the broadcast's id; `undefined` if Resend did not say. */
  figures: ReadonlyMap<string, Figures> | undefined;
}

/** What else decides how far issues are. */
export interface Circumstances {
  /** Origin of the site. */
  siteUrl: string;
  /** Ids of the issues that should be out by now. */
  due: ReadonlySet<string>;
  /** Ids of those for which there were too few stories. */
  withoutStories: ReadonlySet<string>;
  now: Date;
  /** Ids of all newsletters. */
  newsletters: readonly string[];
}

/**
 * How far the issues since `day` (`2025-04-14`) are, newest first. An issue is known by its file,
 * by the decision not to send one, by its name at Resend, or because it is due.
 */
export async function issueStates(
  since: string,
  { broadcasts, figures }: AtResend,
  { siteUrl, due, withoutStories, now, newsletters }: Circumstances,
): Promise<IssueState[]> {
  const files = await readdir(projectPath('content/issues')).catch((): string[] => []);
  const planned = await idsOfIssueFiles(projectUrl('.'));
  const named = new Map(
    broadcasts.flatMap((entry) => {
      const issue = issueNamed(entry.name);
      return issue !== undefined && !isDraft(entry) ? [[issue, entry] as const] : [];
    }),
  );
  const skipped = files.flatMap((file) => skippedId(file) ?? []);
  const ids = new Set([...planned, ...skipped, ...named.keys(), ...due]);
  const recent = [...ids]
    .filter((id) => id >= since)
    .toSorted()
    .toReversed();

  return pMap(
    recent,
    async (id): Promise<IssueState> => {
      const built = await readBuiltIssue(id).catch(() => undefined);
      const entry = named.get(id);
      const state = {
        id,
        newsletter: newsletterOf(id, newsletters),
        date: id.slice(0, 10),
        planned: planned.has(id),
        skipped: skipped.includes(id) || (withoutStories.has(id) && !planned.has(id)),
        built: built !== undefined,
        live: built !== undefined && (await isLive(built, siteUrl)),
        broadcast: entry && {
          id: entry.id,
          status: entry.status,
          at: entry.sentAt ?? entry.scheduledAt,
        },
        figures: entry && figures?.get(entry.id),
      };
      return { ...state, missing: due.has(id) && verdictOn(id, state, now).kind === 'missed' };
    },
    { concurrency: 4 },
  );
}

/** Whether the site serves the same email that was built here. */
export async function isLive(
  { manifest }: Pick<BuiltIssue, 'manifest'>,
  siteUrl: string,
): Promise<boolean> {
  const url = absoluteUrl(links.issueFile(manifest.id, 'issue.json'), siteUrl);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const served = issueManifestSchema.safeParse(answer.ok && (await answer.json()));
    return served.success && served.data.hashes.html === manifest.hashes.html;
  } catch {
    return false;
  }
}

function skippedId(file: string): string | undefined {
  return /^(\d{4}-\d\d-\d\d-[^.]+)\.skipped\.json$/.exec(file)?.[1];
}

/**
 * The newsletter of `2025-04-14-breaking-2` is `breaking`. Of a newsletter that no longer has a file, the
 * name that an issue without an addition would have.
 */
function newsletterOf(id: string, newsletters: readonly string[]): string {
  const name = id.slice('2025-04-14-'.length);
  const fitting = newsletters.filter((one) => name === one || name.startsWith(`${one}-`));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? name.replace(/-\d+$/, '');
}
