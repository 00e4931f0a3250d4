import { maskAddress } from '../../../src/core/email-address.ts';
import type { OutboxReport } from '../../../src/subscribers/outbox/outbox-report.ts';

/** What a person should know of the outbox, one line each. Addresses are masked. */
export function outboxLines(report: OutboxReport, now: Date): string[] {
  const { depth, oldest, parked, lastSuccess } = report.state();
  const ago = (moment: Date) => `${age(now.getTime() - moment.getTime())} ago`;
  return [
    oldest ? `  ${jobs(depth)} waiting, the oldest added ${ago(oldest)}.` : '  No job is waiting.',
    lastSuccess
      ? `  The last request to Resend that succeeded was ${ago(lastSuccess)}.`
      : '  No request to Resend has succeeded yet.',
    parked > 0 ? `  ${jobs(parked)} parked:` : '  No job is parked.',
    ...report
      .parked()
      .map(
        ({ id, kind, address, reason, since }) =>
          `  ${String(id).padStart(6)}  ${(kind ?? 'unreadable').padEnd(20)} ${
            address ? maskAddress(address) : '?'
          }  ${reason}, from ${ago(since)}`,
      ),
    ...(parked > 0
      ? ['  Fix the cause, then: npm run doctor -- --retry ID (or all), or --drop ID.']
      : []),
  ];
}

/** `1 job is`, or `2 jobs are`. */
export function jobs(count: number): string {
  return count === 1 ? '1 job is' : `${count} jobs are`;
}

function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.round(ms / 1000))} s`;
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} days`;
}
