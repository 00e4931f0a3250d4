import { setTimeout as sleep } from 'node:timers/promises';
import { resendBroadcaster } from '../../src/adapters/resend/resend-broadcaster.ts';
import { oneAtATime } from '../../src/adapters/sqlite/one-at-a-time.ts';
import { REPUTATION } from '../../src/domain/sending/reputation.ts';
import { sendIssue } from '../../src/domain/sending/send-issue.ts';
import { type BuiltIssue, readBuiltIssue } from './built-issue.ts';
import { checkIssue } from './check.ts';
import { obstacle } from './obstacles.ts';
import { ledgerOf, lockOf, mailingOf } from './mailing.ts';
import { readNewsletter } from './newsletters.ts';
import { reception } from './reputation.ts';
import { connectToResend } from './resend.ts';
import { foreseen, told } from './sending-words.ts';

/** What a person, or a job, wants done with an issue. */
export interface Order {
  id: string;
  now: Date;
  /** When it is to go out; at once when it is left out. */
  at?: Date | undefined;
  /** Without it nothing is done but looking. */
  yes: boolean;
  /** Go on though the issue is late. */
  late: boolean;
  /** Rules of the preflight to overrule. */
  forced: string[];
  /** The issue's id, typed once more: what breaking news asks for. */
  confirmed: string | undefined;
  /** How long a creation without an answer may take to come to light, in milliseconds. */
  settleMs: number;
}

/**
 * Sends or schedules a built issue, or says what would be done. Gives the exit status: 0 when it is
 * done or was done before, 1 when it was refused, 3 when a person is to decide, 4 when it is not
 * known what became of it, and the same command is to be run again.
 */
export async function dispatch(order: Order): Promise<number> {
  const built = await readBuiltIssue(order.id);
  const newsletter = await readNewsletter(built.manifest.newsletter);
  console.log(summary(built));

  const findings = await checkIssue(order.id, {
    force: order.forced.filter((rule) => rule !== REPUTATION),
    looksAtSupport: !order.yes,
  });
  for (const { rule, message, weight } of findings) console.error(`${weight} ${rule}: ${message}`);
  const isBlocked = findings.some(({ weight }) => weight === 'blocks');
  if (order.yes && isBlocked) {
    console.error(
      'It was not sent. Mend that, or overrule it by --force and the name of the rule.',
    );
    return 1;
  }
  // Of the rules that were named, those that would have kept it from being sent.
  const overruled = findings.filter(({ weight }) => weight === 'forced').map(({ rule }) => rule);

  const post = await connectToResend();
  const broadcaster = resendBroadcaster(post.resend);
  const reason = await obstacle(order, { built, newsletter, broadcaster });
  if (reason) {
    console.error(reason.line);
    return reason.status;
  }
  const received = await reception(order, post.resend);
  if ('obstacle' in received) {
    console.error(received.obstacle.line);
    return received.obstacle.status;
  }
  const mailing = await mailingOf(built, newsletter, post);
  const ledger = ledgerOf(order.id);
  if (!order.yes) {
    const words = {
      has: 'Nothing would be sent.',
      sends: isBlocked
        ? 'With --yes it would be refused, for what stands above.'
        : `With --yes it goes to everybody who reads “${newsletter.name}”.`,
    };
    console.log(await foreseen(mailing, words, { broadcaster, ledger }));
    return 0;
  }

  const articles = built.manifest.articles.length;
  const { despite } = received;
  const wish = { at: order.at, articles, forced: [...new Set(overruled)], despite };
  const means = { broadcaster, ledger, now: () => new Date(), sleep, settleMs: order.settleMs };
  const result = await oneAtATime(
    lockOf(order.id),
    () => sendIssue(mailing, wish, means),
    () => console.log('Another process is at work on this issue; waiting for it.'),
  );
  const { line, status } = told(result, order);
  console[status === 0 ? 'log' : 'error'](line);
  return status;
}

function summary({ manifest }: BuiltIssue): string {
  const { id, subject, articles, sizes } = manifest;
  const stories = articles.length === 1 ? '1 story' : `${articles.length} stories`;
  return `${id}: “${subject}”, ${stories}, ${Math.ceil(sizes.html / 1024)} KiB of HTML`;
}
