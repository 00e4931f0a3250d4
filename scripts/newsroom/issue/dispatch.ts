import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '../../../src/providers/sqlite/file-lock.ts';
import type { FigureReader } from '../../../src/newsletters/sending/broadcast-figures.ts';
import type { Broadcaster } from '../../../src/newsletters/sending/broadcaster.ts';
import { REPUTATION } from '../../../src/newsletters/sending/reputation.ts';
import { sendIssue } from '../../../src/newsletters/sending/send-issue.ts';
import { outByLedger, removeTwins } from '../../../src/newsletters/sending/sent-before.ts';
import { mailingName } from '../../../src/newsletters/sending/standing.ts';
import { type BuiltIssue, readBuiltIssue } from './built-issue.ts';
import { checkIssue } from './check.ts';
import { type Circumstances, obstacle } from './obstacles.ts';
import { contentOf, ledgerOf, lockOf, mailingOf } from './mailing.ts';
import { readNewsletter } from './newsletters.ts';
import type { Order } from './order.ts';
import { reception } from './reputation.ts';
import { foreseen, type Told, describeResult } from './sending-words.ts';
import { connectedPorts } from '../../settings/ports.ts';

/**
 * Sends or schedules a built issue, or says what would be done; gives the exit status. What went out
 * before is not judged any more: it ends with 0, however late it is and whatever is wrong with it.
 */
export async function dispatch(order: Order): Promise<number> {
  const built = await readBuiltIssue(order.id);
  const newsletter = await readNewsletter(built.manifest.newsletter);
  console.log(summary(built));
  const ledger = ledgerOf(order.id);
  const out = outByLedger(await ledger.entries(), contentOf(built).hash);
  if (out) {
    if (order.yes) await removeLeftDrafts(order.id, out.broadcast);
    return say(describeResult(out, order));
  }

  const ports = await connectedPorts();
  const { broadcaster, figures } = ports.provider();
  const gate = (await isOutAtResend(order.id, broadcaster))
    ? { overruled: [], despite: [], isBlocked: false }
    : await pass(order, { built, newsletter, broadcaster, figures });
  if ('stop' in gate) return say(gate.stop);
  const mailing = await mailingOf(built, newsletter, ports);
  if (!order.yes) {
    const words = {
      has: 'Nothing would be sent.',
      sends: gate.isBlocked
        ? 'With --yes it would be refused, for what stands above.'
        : `With --yes it goes to everybody who reads “${newsletter.name}”.`,
    };
    console.log(await foreseen(mailing, words, { broadcaster, ledger }));
    return 0;
  }

  const articles = built.manifest.articles.length;
  const request = { at: order.at, articles, forced: gate.overruled, despite: gate.despite };
  const deps = { broadcaster, ledger, now: () => new Date(), sleep, settleMs: order.settleMs };
  const result = await withFileLock(
    lockOf(order.id),
    () => sendIssue(mailing, request, deps),
    () => console.log('Another process is at work on this issue; waiting for it.'),
  );
  return say(describeResult(result, order));
}

/** What stops an order, or which rules and which issues a person overruled so that nothing does. */
async function pass(
  order: Order,
  { figures, ...circumstances }: Circumstances & { figures: FigureReader },
): Promise<{ stop: Told } | { overruled: string[]; despite: string[]; isBlocked: boolean }> {
  const findings = await checkIssue(circumstances.built, {
    force: order.forced.filter((rule) => rule !== REPUTATION),
    looksAtSupport: !order.yes,
  });
  for (const { rule, message, weight } of findings) console.error(`${weight} ${rule}: ${message}`);
  const isBlocked = findings.some(({ weight }) => weight === 'blocks');
  if (order.yes && isBlocked) {
    const line = 'It was not sent. Mend that, or overrule it by --force and the name of the rule.';
    return { stop: { line, status: 1 } };
  }
  const reason = await obstacle(order, circumstances);
  if (reason) return { stop: reason };
  const received = await reception(order, figures);
  if ('obstacle' in received) return { stop: received.obstacle };

  // Of the rules that were named, those that would have kept it from being sent.
  const forced = findings.filter(({ weight }) => weight === 'forced').map(({ rule }) => rule);
  const overruled = [...new Set([...forced, ...received.overruled])];
  return { overruled, despite: received.despite, isBlocked };
}

/** Whether Resend has sent it, or is sending it, though the ledger here does not know. */
async function isOutAtResend(id: string, broadcaster: Broadcaster): Promise<boolean> {
  const all = await broadcaster.all();
  // Where Resend does not answer now, what follows asks again.
  if (all.kind !== 'ok') return false;
  return all.data.some(
    ({ name, status }) => name === mailingName(id) && (status === 'sent' || status === 'queued'),
  );
}

/** Best effort: a draft reaches nobody, and that the issue is out is known without Resend. */
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

function say({ line, status }: Told): number {
  console[status === 0 ? 'log' : 'error'](line);
  return status;
}

function summary({ manifest }: BuiltIssue): string {
  const { id, subject, articles, sizes } = manifest;
  const stories = articles.length === 1 ? '1 story' : `${articles.length} stories`;
  return `${id}: “${subject}”, ${stories}, ${Math.ceil(sizes.html / 1024)} KiB of HTML`;
}
