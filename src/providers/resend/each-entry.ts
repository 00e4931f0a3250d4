import { z } from 'zod';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { FailedOutcome, Outcome } from './resend-outcome.ts';

/** A paginated list in Resend's API, newest first. */
export interface PagedList<T extends { id: string }> {
  /** For the log: `contacts.list`. */
  name: string;
  entry: z.ZodType<T>;
  call: (
    page: { limit: number; after?: string },
    ...args: Parameters<ResendRequest<unknown>['call']>
  ) => ReturnType<ResendRequest<unknown>['call']>;
}

/**
 * Calls `take` for each entry, one page in memory at a time. Entries added meanwhile are missed,
 * and removed ones do not stop it. A failure that `take` returns ends it.
 */
export async function eachEntry<T extends { id: string }>(
  resend: ResendClient,
  { name, entry, call }: PagedList<T>,
  take: (entry: T) => void | Promise<FailedOutcome | undefined>,
): Promise<Outcome<undefined>> {
  const schema = z.object({ data: z.array(entry), has_more: z.boolean().default(false) });
  /** Ids of the last page that may still exist. */
  let cursors: string[] = [];
  const seen = new Set<string>();

  for (;;) {
    const after = cursors.at(-1);
    const outcome = await resend.ask({
      name,
      idempotent: true,
      schema,
      call: (sdk, options) => call({ limit: 100, ...(after && { after }) }, sdk, options),
    });
    if (outcome.kind === 'rejected' && cursors.length > 1) {
      // The cursor was removed: use the entry before it, which was seen too.
      cursors.pop();
      continue;
    }
    if (outcome.kind !== 'ok') return outcome;

    const { data, has_more } = outcome.data;
    const fresh = data.filter(({ id }) => !seen.has(id));
    for (const one of fresh) {
      const failed = await take(one);
      if (failed) return failed;
    }
    if (!has_more || data.length === 0) return { kind: 'ok', data: undefined };
    cursors = data.map(({ id }) => id);
    seen.clear();
    for (const id of cursors) seen.add(id);
  }
}
