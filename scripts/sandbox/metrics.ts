import { z } from 'zod';
import { answer } from './answers.ts';
import { parseBody } from './parse-body.ts';
import type { Email } from './records.ts';
import type { ApiRoute, AtOnce } from './router.ts';

const moment = z.coerce.date();
const list = z.string().transform((text) => text.split(','));
const querySchema = z.object({
  start_date: moment.optional(),
  end_date: moment.optional(),
  dimensions: list.default([]),
  metrics: list.optional(),
  broadcast_id: list.optional(),
});

const METRICS = [
  ...(['sent', 'delivered', 'bounced', 'complained', 'suppressed'] as const),
  ...(['unsubscribed', 'unique_opened', 'unique_clicked'] as const),
] as const;
type Counts = Record<(typeof METRICS)[number], number>;

/** Counts emails by outcome. Supports only the dimension `broadcast`. */
const metrics: AtOnce = ({ state, clock }, { query }) => {
  const parsed = parseBody(querySchema, Object.fromEntries(query));
  if ('refusal' in parsed) return parsed.refusal;
  const { dimensions, broadcast_id: ids, metrics: wanted = [...METRICS] } = parsed.value;
  const end = parsed.value.end_date ?? new Date(clock.now());
  const start = parsed.value.start_date ?? new Date(end.getTime() - 6 * 86_400_000);
  const emails = [...state.emails].filter(
    ({ createdAt, broadcast }) =>
      createdAt >= start.getTime() &&
      createdAt <= end.getTime() &&
      (ids === undefined || (broadcast && ids.includes(broadcast.id))),
  );
  const shown = (counts: Counts) =>
    Object.fromEntries(Object.entries(counts).filter(([name]) => wanted.includes(name)));
  const groups = Map.groupBy(emails, ({ broadcast }) => broadcast?.id);
  return answer({
    object: 'metrics',
    start_date: start.toISOString(),
    end_date: end.toISOString(),
    metrics: wanted,
    dimensions,
    granularity: 'daily',
    totals: shown(countsOf(emails)),
    ...(dimensions.includes('broadcast') && {
      data: [...groups].map(([id, group]) => ({
        broadcast_id: id ?? null,
        broadcast_name: state.broadcasts.get(id)?.name ?? null,
        ...shown(countsOf(group)),
      })),
    }),
  });
};

function countsOf(emails: readonly Email[]): Counts {
  const counts = {
    ...{ sent: 0, delivered: 0, bounced: 0, complained: 0, suppressed: 0 },
    ...{ unsubscribed: 0, unique_opened: 0, unique_clicked: 0 },
  };
  for (const { lastEvent, reactions = [] } of emails) {
    for (const reaction of reactions) {
      counts[reaction === 'unsubscribed' ? reaction : (`unique_${reaction}` as const)] += 1;
    }
    if (lastEvent === 'suppressed' || lastEvent === 'opted_out') counts.suppressed += 1;
    else if (lastEvent !== 'scheduled') {
      counts.sent += 1;
      if (lastEvent !== 'bounced') counts.delivered += 1;
      if (lastEvent !== 'delivered') counts[lastEvent] += 1;
    }
  }
  return counts;
}

export const metricsRoutes: ApiRoute[] = [
  { method: 'GET', path: '/emails/metrics', handle: metrics },
];
