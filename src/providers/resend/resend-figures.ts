import { z } from 'zod';
import type {
  BroadcastFigures,
  FigureReader,
} from '../../newsletters/sending/broadcast-figures.ts';
import type { ResendClient } from './resend-client.ts';

/**
 * Reads the metrics of broadcasts. Resend updates them up to 15 minutes late
 * (https://resend.com/docs/api-reference/emails/get-metrics).
 */
export function resendFigures(resend: ResendClient): FigureReader {
  return { since: (moment) => broadcastFigures(resend, moment) };
}

async function broadcastFigures(
  resend: ResendClient,
  since: Date,
): Promise<BroadcastFigures[] | undefined> {
  const outcome = await resend.ask({
    name: 'emails.metrics',
    idempotent: true,
    schema: metricsSchema,
    call: (sdk, options) =>
      sdk.emails.metrics(
        {
          startDate: since.toISOString(),
          dimensions: ['broadcast'],
          metrics: ['delivered', 'bounced', 'complained'],
        },
        options,
      ),
  });
  if (outcome.kind !== 'ok') return undefined;
  return outcome.data.data.flatMap(({ broadcast_id, broadcast_name, ...figures }) =>
    broadcast_id ? [{ broadcast: broadcast_id, name: broadcast_name ?? '', ...figures }] : [],
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
    }),
  ),
});
