import { z } from 'zod';
import type {
  BroadcastReactions,
  FigureReader,
} from '../../newsletters/sending/broadcast-figures.ts';
import type { ResendClient } from './resend-client.ts';

/**
 * Reads the metrics of broadcasts. Resend updates them up to 15 minutes late
 * (https://resend.com/docs/api-reference/emails/get-metrics).
 */
export function resendFigures(resend: ResendClient): FigureReader {
  return {
    async since(moment) {
      const rows = await metricsSince(resend, moment, [...RECEPTION]);
      return rows?.map(({ broadcast, name, delivered, bounced, complained }) => ({
        broadcast,
        name,
        delivered,
        bounced,
        complained,
      }));
    },
    reactionsSince: (moment) => metricsSince(resend, moment, [...RECEPTION, ...REACTIONS]),
  };
}

const RECEPTION = ['delivered', 'bounced', 'complained'] as const;
// Each reader counts once.
const REACTIONS = ['unsubscribed', 'unique_opened', 'unique_clicked'] as const;
type Metric = (typeof RECEPTION)[number] | (typeof REACTIONS)[number];

/** The figures of each broadcast. Those that are not asked for are 0. */
async function metricsSince(
  resend: ResendClient,
  since: Date,
  metrics: Metric[],
): Promise<BroadcastReactions[] | undefined> {
  const outcome = await resend.ask({
    name: 'emails.metrics',
    idempotent: true,
    schema: metricsSchema,
    call: (sdk, options) =>
      sdk.emails.metrics(
        { startDate: since.toISOString(), dimensions: ['broadcast'], metrics },
        options,
      ),
  });
  if (outcome.kind !== 'ok') return undefined;
  return outcome.data.data.flatMap(
    ({ broadcast_id, broadcast_name, unique_opened, unique_clicked, ...figures }) =>
      broadcast_id
        ? [
            {
              broadcast: broadcast_id,
              name: broadcast_name ?? '',
              ...figures,
              opened: unique_opened,
              clicked: unique_clicked,
            },
          ]
        : [],
  );
}

const count = z.number().int().min(0).default(0);
const metricsSchema = z.object({
  data: z.array(
    z.object({
      broadcast_id: z.string().nullish(),
      broadcast_name: z.string().nullish(),
      delivered: count,
      bounced: count,
      complained: count,
      unsubscribed: count,
      unique_opened: count,
      unique_clicked: count,
    }),
  ),
});
