import { z } from 'zod';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { FailedOutcome, Outcome } from './resend-outcome.ts';

/** A list of Resend's that comes in pages, newest first. */
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
 * Hands every entry of a list to `take`, one after the other, holding one page at a time. An entry
 * that comes in meanwhile is left out, and one that goes meanwhile stops nothing. A failure that
 * `take` gives ends it.
 */
export async function eachEntry<T extends { id: string }>(
  resend: ResendClient,
  { name, entry, call }: PagedList<T>,
  take: (entry: T) => void | Promise<FailedOutcome | undefined>,
): Promise<Outcome<undefined>> {
  const schema = z.object({ data: z.array(entry), has_more: z.boolean().default(false) });
  /** The last page's ids that may still be known, the last one last. */
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
      // Whoever the page would follow is gone: it follows the one before, who was seen as well.
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
