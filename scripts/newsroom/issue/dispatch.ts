import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '../../../src/providers/sqlite/file-lock.ts';
import type { FigureReader } from '../../../src/newsletters/sending/broadcast-figures.ts';
import type { Broadcaster } from '../../../src/newsletters/sending/broadcaster.ts';
import { REPUTATION } from '../../../src/newsletters/sending/reputation.ts';
import { sendIssue } from '../../../src/newsletters/sending/send-issue.ts';
import { outByLedger, removeTwins } from '../../../src/newsletters/sending/sent-before.ts';
import { mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { type BuiltIssue, readBuiltIssue } from './built-issue.ts';
import { checkIssue } from './check.ts';
import { type Circumstances, obstacle } from './obstacles.ts';
import { contentOf, ledgerOf, lockOf, mailingOf } from './mailing.ts';
import { readNewsletter } from './newsletters.ts';
import type { DispatchRequest } from './dispatch-request.ts';
import { reception } from './reputation.ts';
import { describeDryRun, type CommandResult, describeResult } from './send-messages.ts';
import { usesSandbox } from '../../settings/environment.ts';
import { connectedPorts } from '../../settings/ports.ts';

/**
 * Sends or schedules a built issue, or says what would be done; returns the exit code. An issue that
 * was sent before is not checked again: the code is 0, even if it is overdue or breaks a rule.
 */
export async function dispatch(request: DispatchRequest): Promise<number> {
  const built = await readBuiltIssue(request.id);
  const newsletter = await readNewsletter(built.manifest.newsletter);
  console.log(summary(built));
  if (usesSandbox()) {
    console.log(
      'A rehearsal: RESEND_API_KEY is not set, so the sandbox gets it and no reader does.',
    );
  }
  const ledger = ledgerOf(request.id);
  const out = outByLedger(await ledger.entries(), contentOf(built).hash);
  if (out) {
    if (request.yes) await removeLeftDrafts(request.id, out.broadcast);
    return say(describeResult(out, request));
  }

  const ports = await connectedPorts();
  const { broadcaster, figures } = ports.provider();
  const gate = (await isOutAtResend(request.id, broadcaster))
    ? { overruled: [], despite: [], isBlocked: false }
    : await pass(request, { built, newsletter, broadcaster, figures });
  if ('stop' in gate) return say(gate.stop);
  const mailing = await mailingOf(built, newsletter, ports);
  const { readership } = ports.provider();
  const reachesNobody = (await readership.isEmpty(mailing.audience)) === true;
  if (reachesNobody) console.warn(`Nobody is subscribed to “${newsletter.name}”.`);
  if (!request.yes) {
    const words = {
      has: 'Nothing would be sent.',
      sends: gate.isBlocked
        ? 'With --yes it would be refused, for the reasons above.'
        : reachesNobody
          ? 'With --yes it reaches nobody, and counts as sent.'
          : `With --yes it goes to every subscriber of “${newsletter.name}”.`,
    };
    console.log(await describeDryRun(mailing, words, { broadcaster, ledger }));
    return 0;
  }

  const articles = built.manifest.articles.length;
  const sendRequest = { at: request.at, articles, forced: gate.overruled, despite: gate.despite };
  const deps = { broadcaster, ledger, now: () => new Date(), sleep, settleMs: request.settleMs };
  const result = await withFileLock(
    lockOf(request.id),
    () => sendIssue(mailing, sendRequest, deps),
    () => console.log('Waiting for another process that works on this issue.'),
  );
  return say(describeResult(result, { ...request, reachesNobody }));
}

/** What stops a request, or the rules and issues that a person overruled so that nothing does. */
async function pass(
  request: DispatchRequest,
  { figures, ...circumstances }: Circumstances & { figures: FigureReader },
): Promise<
  { stop: CommandResult } | { overruled: string[]; despite: string[]; isBlocked: boolean }
> {
  const findings = await checkIssue(circumstances.built, {
    force: request.forced.filter((rule) => rule !== REPUTATION),
    looksAtSupport: !request.yes,
  });
  for (const { rule, message, weight } of findings) console.error(`${weight} ${rule}: ${message}`);
  const isBlocked = findings.some(({ weight }) => weight === 'blocks');
  if (request.yes && isBlocked) {
    const line = 'It was not sent. Fix the problems, or overrule a rule with --force and its name.';
    return { stop: { line, status: 1 } };
  }
  const reason = await obstacle(request, circumstances);
  if (reason) return { stop: reason };
  const received = await reception(request, figures);
  if ('obstacle' in received) return { stop: received.obstacle };

  // Of the rules that were named, those that would have blocked it.
  const forced = findings.filter(({ weight }) => weight === 'forced').map(({ rule }) => rule);
  const overruled = [...new Set([...forced, ...received.overruled])];
  return { overruled, despite: received.despite, isBlocked };
}

/** Whether Resend has sent it or is sending it, which the ledger here may not know. */
async function isOutAtResend(id: string, broadcaster: Broadcaster): Promise<boolean> {
  const all = await broadcaster.all();
  // If Resend does not answer now, a later step asks again.
  if (all.kind !== 'ok') return false;
  return all.data.some(
    ({ name, status }) => name === mailingName(id) && (status === 'sent' || status === 'queued'),
  );
}

/** Best effort: a draft reaches nobody, and the ledger says that the issue was sent. */
async function removeLeftDrafts(id: string, out: string): Promise<void> {
  const ports = await connectedPorts().catch(() => undefined);
  if (!ports) return;
  const deps = {
    broadcaster: ports.provider().broadcaster,
    ledger: ledgerOf(id),
    now: () => new Date(),
  };
  await withFileLock(lockOf(id), () => removeTwins(mailingName(id), out, deps));
}

function say({ line, status }: CommandResult): number {
  console[status === 0 ? 'log' : 'error'](line);
  return status;
}

function summary({ manifest }: BuiltIssue): string {
  const { id, subject, articles, sizes } = manifest;
  const stories = articles.length === 1 ? '1 story' : `${articles.length} stories`;
  return `${id}: “${subject}”, ${stories}, ${Math.ceil(sizes.html / 1024)} KiB of HTML`;
}
