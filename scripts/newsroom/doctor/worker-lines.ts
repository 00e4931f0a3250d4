import { z } from 'zod';
import { jobs } from './outbox-lines.ts';

/** The health check with its details (docs/operating/monitoring.md). */
const healthSchema = z.object({ outbox: z.object({ depth: z.number(), parked: z.number() }) });

/** How long the Worker may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** What a person should know of the queues of the Worker at this address, one line each. */
export async function workerLines(
  at: string | undefined,
  token: string | undefined,
): Promise<string[]> {
  if (!at) return ['  To count what is on the queues, set SITE_URL.'];
  if (!token) {
    return [
      '  To count what is on the queues, set HEALTH_TOKEN here and as a secret of the Worker.',
    ];
  }
  const address = new URL('healthz', at.endsWith('/') ? at : `${at}/`);
  const health = await asked(address, token);
  if (typeof health === 'string') return [`  The Worker at ${address.host} ${health}.`];
  const { depth, parked } = health.outbox;
  return [
    depth > 0 ? `  ${jobs(depth)} waiting.` : '  No job is waiting.',
    parked > 0
      ? `  ${jobs(parked)} on the queue of dead letters. The dashboard of Cloudflare shows why, and docs/operating/hosting.md how to retry.`
      : '  No job is on the queue of dead letters.',
  ];
}

/** The health check, or what the Worker does instead. */
async function asked(address: URL, token: string): Promise<z.infer<typeof healthSchema> | string> {
  try {
    const answer = await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const health = healthSchema.safeParse(await answer.json());
    return health.data ?? 'does not show its queues: it has another HEALTH_TOKEN';
  } catch {
    return 'cannot be reached';
  }
}
