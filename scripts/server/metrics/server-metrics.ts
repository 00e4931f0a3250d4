import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { LogEntry } from '../../../src/core/log.ts';
import { SIGN_UP_OUTCOMES, type SignUpOutcome } from '../../../src/subscribers/sign-up-outcome.ts';
import type { OutboxState } from '../../../src/subscribers/outbox/outbox-report.ts';

export type ServerMetrics = ReturnType<typeof serverMetrics>;

/**
 * Counts what a server does, for Prometheus. Labels are fixed words, status codes and names of builds, never
 * anything of a reader. `outboxState` throws if the outbox cannot be read: its figures are then left out or NaN.
 */
export function serverMetrics(outboxState: () => OutboxState, now: () => Date) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const countRequest = requestCounter(registry);
  const signUps = new Counter({
    name: 'broadsheet_sign_ups_total',
    help: 'Submitted sign-up forms by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of SIGN_UP_OUTCOMES) signUps.inc({ outcome }, 0);
  const emails = new Counter({
    name: 'broadsheet_emails_total',
    help: 'Emails to one reader: accepted by Resend, attempts that failed, and parked.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['submitted', 'failed', 'parked']) emails.inc({ outcome }, 0);
  const events = new Counter({
    name: 'broadsheet_worker_events_total',
    help: 'Events in the log of the outbox worker.',
    labelNames: ['event', 'level'],
    registers,
  });
  const build = new Gauge({
    name: 'broadsheet_build_info',
    help: 'The build that is served, as a label.',
    labelNames: ['build'],
    registers,
  });
  addOutboxMetrics(registry, outboxState, now);

  return {
    countRequest,
    countSignUp: (outcome: SignUpOutcome) => signUps.inc({ outcome }),
    countEmails: (outcome: 'submitted' | 'failed', count: number) => emails.inc({ outcome }, count),
    countEvent({ event, level, mails }: LogEntry): void {
      events.inc({ event, level });
      if (event === 'mails-parked') emails.inc({ outcome: 'parked' }, Number(mails));
    },
    /** The figures in the text format, and its media type. */
    async text(buildName: string): Promise<{ type: string; body: string }> {
      build.reset();
      build.set({ build: buildName }, 1);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** Counts requests in plain numbers, and gives them to the registry when it is read: its counters validate labels. */
function requestCounter(registry: Registry) {
  const counts = new Map<string, Map<number, number>>();
  new Counter({
    name: 'broadsheet_requests_total',
    help: 'Answered requests by class of address and by status.',
    labelNames: ['class', 'status'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [of, byStatus] of counts)
        for (const [status, count] of byStatus) this.inc({ class: of, status }, count);
    },
  });
  return (of: string, status: number): void => {
    const byStatus = counts.get(of) ?? new Map<number, number>();
    counts.set(of, byStatus.set(status, (byStatus.get(status) ?? 0) + 1));
  };
}

/** Figures that are read from the outbox for each request. */
function addOutboxMetrics(registry: Registry, outboxState: () => OutboxState, now: () => Date) {
  const jobs = new Gauge({
    name: 'broadsheet_outbox_jobs',
    help: 'Jobs in the outbox by state.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const state = readable(outboxState);
      jobs.reset();
      oldest.set(NaN);
      if (!state) return;
      jobs.set({ state: 'waiting' }, state.depth);
      jobs.set({ state: 'parked' }, state.parked);
      oldest.set(state.oldest ? (now().getTime() - state.oldest.getTime()) / 1000 : 0);
    },
  });
  // Registered second, so that it is set when it is written.
  const oldest = new Gauge({
    name: 'broadsheet_outbox_oldest_seconds',
    help: 'How long the oldest job has waited; 0 if none waits.',
    registers: [registry],
  });
}

function readable(outboxState: () => OutboxState): OutboxState | undefined {
  try {
    return outboxState();
  } catch {
    // The log of the server says why, and /healthz answers 503.
    return undefined;
  }
}
