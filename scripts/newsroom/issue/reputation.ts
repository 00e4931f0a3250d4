import { readdir } from 'node:fs/promises';
import type {
  BroadcastFigures,
  FigureReader,
} from '../../../src/newsletters/sending/broadcast-figures.ts';
import {
  type Harm,
  JUDGED_DAYS,
  REPUTATION,
  type Stop,
  stopsIn,
} from '../../../src/newsletters/sending/reputation.ts';
import { issueNamed } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { projectPath } from '../../settings/environment.ts';
import { ledgerOf } from './mailing.ts';
import type { CommandResult } from './send-messages.ts';

/** The start of the time in which issues are judged. */
export function judgedSince(now: Date): Date {
  return new Date(now.getTime() - JUDGED_DAYS * 86_400_000);
}

/**
 * The issues that stop all others, because too many readers complained or too many emails bounced, and
 * no person has overruled that.
 */
export async function currentStops(figures: readonly BroadcastFigures[]): Promise<Stop[]> {
  const byIssue = new Map(
    figures.flatMap((one) => {
      const issue = issueNamed(one.name);
      return issue === undefined ? [] : [[issue, one] as const];
    }),
  );
  const stops = stopsIn(byIssue, new Set());
  return stops.length === 0 ? [] : stopsIn(byIssue, await excused());
}

/**
 * Whether other issues keep this one from being sent; `despite` are those that do, and that a person
 * overrules. `overruled` holds the rule itself when a person sends though nothing is known.
 */
export async function reception(
  { id, now, forced }: { id: string; now: Date; forced: readonly string[] },
  reader: FigureReader,
): Promise<{ obstacle: CommandResult } | { despite: string[]; overruled: string[] }> {
  const isForced = forced.includes(REPUTATION);
  const figures = await reader.since(judgedSince(now));
  const stops = figures && (await currentStops(figures)).filter(({ issue }) => issue !== id);
  if (isForced) {
    const despite = (stops ?? []).map(({ issue }) => issue);
    return { despite, overruled: stops ? [] : [REPUTATION] };
  }
  if (stops === undefined) return { obstacle: { line: UNKNOWN_RECEPTION, status: 3 } };
  if (stops.length > 0) return { obstacle: { line: stopLine(stops), status: 3 } };
  return { despite: [], overruled: [] };
}

const UNKNOWN_RECEPTION = [
  'Resend did not return the delivery figures of the last issues (GET /emails/metrics), so it is not',
  'known whether readers complained. Nothing was sent. Run the same command again in a few minutes. If',
  'that does not help, check the last issues at https://resend.com/broadcasts and, if they are fine,',
  `send without the figures: --force ${REPUTATION}. The ledger records your decision.`,
].join('\n');

/** Which issues stop the others, by which figures, and what to do. */
export function stopLine(stops: readonly Stop[]): string {
  return [
    ...stops.map(
      ({ issue, harms }) => `${issue} stops further issues: ${harms.map(describeHarm).join(', ')}.`,
    ),
    'Mailbox providers block senders with such figures. Find the cause: an import, a form that bots',
    'fill in, a broken link to unsubscribe? To send anyway, and record your decision about these issues',
    `in the ledger: --force ${REPUTATION}`,
  ].join('\n');
}

function describeHarm({ of, count, among, limit }: Harm): string {
  const share = (part: number) => `${(part * 100).toFixed(2).replace(/\.?0+$/, '')}%`;
  const whole = of === 'complaints' ? 'delivered emails' : 'emails';
  return `${count} ${of} on ${among} ${whole} (${share(count / among)}; the limit is ${share(limit)})`;
}

/** The issues for which a person has said otherwise, by all ledgers. */
async function excused(): Promise<Set<string>> {
  const files = await readdir(projectPath('content/issues')).catch((): string[] => []);
  const issues = files.flatMap((file) => /^(.+)\.ledger\.json$/.exec(file)?.[1] ?? []);
  const ledgers = await Promise.all(issues.map((issue) => ledgerOf(issue).entries()));
  return new Set(
    ledgers.flat().flatMap((entry) => (entry.step === 'intent' ? (entry.despite ?? []) : [])),
  );
}
