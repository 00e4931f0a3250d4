import { z } from 'zod';
import { answer, notFound, refuse } from './answers.ts';
import { react } from './reactions.ts';
import { comeBack } from './delivery.ts';
import { faultSchema } from './faults.ts';
import type { LedgerEntries } from './ledger.ts';
import { mailOf } from './mail-content.ts';
import { parseBody } from './parse-body.ts';
import type { Handler, Route } from './router.ts';
import { seedContacts, seedSchema } from './seeding.ts';
import { emptyState } from './state.ts';
import { noLag, type World } from './world.ts';

// The API writes years with four digits.
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

const clockSchema = z.union([
  z.strictObject({ advance: z.number().min(0) }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
]);
const settingsSchema = z.strictObject({
  rateLimit: z.int().min(0).optional(),
  broadcastDelayMs: z.int().min(0).optional(),
  broadcastListLagMs: z.int().min(0).optional(),
  broadcastGetLagMs: z.int().min(0).optional(),
});
const eventSchema = z.strictObject({
  type: z.enum(['bounced', 'complained', 'opened', 'clicked']),
  bounceType: z.enum(['Permanent', 'Transient']).optional(),
});

/** Resets everything: the account, the ledger, the faults and the clock. */
export function reset(world: World): void {
  world.state = emptyState();
  world.ledger.clear();
  world.faults.clear();
  world.clock.reset();
  world.webhooks.reset();
  world.broadcastDelayMs = 0;
  world.broadcastLag = noLag;
  world.rateLimit.reset();
  world.changed();
}

/** Moves the clock, stopping at every task that is due on the way. */
export async function moveClock(world: World, moment: number): Promise<void> {
  await world.clock.moveTo(moment, () => world.webhooks.settle());
  world.changed();
}

const setClock: Handler = async (world, { body }) => {
  const parsed = parseBody(clockSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const wanted = parsed.value;
  const moment = 'set' in wanted ? Date.parse(wanted.set) : world.clock.now() + wanted.advance;
  if (moment > LAST_MOMENT) {
    return refuse(400, 'invalid_parameter', 'The clock cannot go beyond the year 9999.');
  }
  await moveClock(world, moment);
  return clockAnswer(world);
};

const inject: Handler = ({ faults }, { body }) => {
  const parsed = parseBody(faultSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  faults.inject(parsed.value);
  return answer({ faults: faults.pending() });
};

const settings: Handler = (world, { body }) => {
  const parsed = parseBody(settingsSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { rateLimit, broadcastDelayMs, broadcastListLagMs, broadcastGetLagMs } = parsed.value;
  const { listMs, getMs } = world.broadcastLag;
  world.rateLimit.perSecond = rateLimit ?? world.rateLimit.perSecond;
  world.broadcastDelayMs = broadcastDelayMs ?? world.broadcastDelayMs;
  world.broadcastLag = { listMs: broadcastListLagMs ?? listMs, getMs: broadcastGetLagMs ?? getMs };
  return answer({
    rateLimit: world.rateLimit.perSecond,
    broadcastDelayMs: world.broadcastDelayMs,
    broadcastListLagMs: world.broadcastLag.listMs,
    broadcastGetLagMs: world.broadcastLag.getMs,
  });
};

const readLedger: Handler = ({ ledger }, { query }) => {
  const after = Number(query.get('after') ?? 0);
  // After a load test the ledger is large; `of` selects one part of it.
  const of = query.get('of');
  const later = <E extends { n: number }>(entries: E[], kind: keyof LedgerEntries) =>
    of === null || of === kind ? entries.filter(({ n }) => n > after) : [];
  const entries: LedgerEntries = {
    requests: later(ledger.requests, 'requests'),
    deliveries: later(ledger.deliveries, 'deliveries'),
    webhooks: later(ledger.webhooks, 'webhooks'),
  };
  return answer(entries);
};

const mails: Handler = ({ state, url }, { query }) => {
  const to = query.get('to');
  const where = (email: { to: string[] }) => to === null || email.to.includes(to);
  const limit = Number(query.get('limit') ?? 100);
  const page = state.emails.page({ limit, where });
  return answer({ data: (page?.items ?? []).map((email) => mailOf(state, url, email)) });
};

const event: Handler = (world, { params, body }) => {
  const email = world.state.emails.get(params['id']);
  if (!email) return notFound('Email');
  const parsed = parseBody(eventSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  const { lastEvent } = email;
  if (lastEvent === 'scheduled') {
    return refuse(422, 'validation_error', 'This email has not been sent.');
  }
  const { type, bounceType } = parsed.value;
  if (type === 'opened' || type === 'clicked') react(email, type);
  else comeBack(world, email, type, bounceType);
  world.changed();
  return answer({ id: email.id, last_event: email.lastEvent });
};

const seed: Handler = (world, { body }) => {
  const parsed = parseBody(seedSchema, body);
  if ('refusal' in parsed) return parsed.refusal;
  seedContacts(world, parsed.value);
  return answer({ contacts: world.state.contacts.size });
};

/** Routes through which tests and scripts control the sandbox. */
export const controlRoutes: Route[] = [
  { method: 'GET', path: '/_sandbox/healthz', handle: () => answer({ ok: true }) },
  { method: 'POST', path: '/_sandbox/reset', handle: (world) => done(() => reset(world)) },
  { method: 'GET', path: '/_sandbox/clock', handle: clockAnswer },
  { method: 'POST', path: '/_sandbox/clock', handle: setClock },
  {
    method: 'GET',
    path: '/_sandbox/faults',
    handle: ({ faults }) => answer({ faults: faults.pending() }),
  },
  { method: 'POST', path: '/_sandbox/faults', handle: inject },
  {
    method: 'DELETE',
    path: '/_sandbox/faults',
    handle: ({ faults }) => done(() => faults.clear()),
  },
  { method: 'POST', path: '/_sandbox/settings', handle: settings },
  { method: 'GET', path: '/_sandbox/ledger', handle: readLedger },
  {
    method: 'DELETE',
    path: '/_sandbox/ledger',
    handle: ({ ledger }) => done(() => ledger.clear()),
  },
  { method: 'GET', path: '/_sandbox/mails', handle: mails },
  { method: 'POST', path: '/_sandbox/emails/:id/events', handle: event },
  { method: 'POST', path: '/_sandbox/seed', handle: seed },
];

function clockAnswer({ clock }: World) {
  return answer({ now: new Date(clock.now()).toISOString() });
}

function done(act: () => void) {
  act();
  return answer({ ok: true });
}
