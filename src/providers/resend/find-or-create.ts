import { z } from 'zod';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { FailedOutcome, Outcome } from './resend-outcome.ts';

/**
 * The ids of the entries with these names, made where they are missing. Two servers may both miss
 * one and both create it; so both look again after that and take the oldest, which is the same one
 * for both.
 */
export async function findOrCreate(
  resend: ResendClient,
  names: readonly string[],
  list: NamedList,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const before = await idsByName(resend, list);
  if (before.kind !== 'ok') return before;
  const missing = names.filter((name) => !before.data.has(name));
  if (missing.length === 0) return before;

  let failed: FailedOutcome | undefined;
  for (const name of missing) {
    const created = await resend.ask({
      name: `${list.kind}.create`,
      idempotent: false,
      schema: z.unknown(),
      call: list.create(name),
    });
    if (created.kind !== 'ok') failed = created;
  }
  // Whatever became of it, the list says what there is.
  const after = await idsByName(resend, list);
  if (after.kind !== 'ok' || names.every((name) => after.data.has(name))) return after;
  return failed ?? { kind: 'unknown-outcome' };
}

/** A list of named things in Resend. */
export interface NamedList {
  kind: 'segments' | 'topics' | 'contactProperties';
  /** The list from the entry `after` on. */
  page: (after: string | undefined) => Call;
  create: (name: string) => Call;
}

type Call = ResendRequest<unknown>['call'];

const pageSchema = z.object({
  data: z.array(
    z.union([
      z.object({ id: z.string().min(1), name: z.string(), created_at: z.coerce.date() }),
      // The SDK writes contact properties, which are known by their key, in its own way.
      z
        .object({ id: z.string().min(1), key: z.string(), createdAt: z.coerce.date() })
        .transform(({ id, key, createdAt }) => ({ id, name: key, created_at: createdAt })),
    ]),
  ),
  has_more: z.boolean().default(false),
});

type Entry = z.infer<typeof pageSchema>['data'][number];

async function idsByName(
  resend: ResendClient,
  { kind, page }: NamedList,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const entries: Entry[] = [];
  let after: string | undefined;
  let last: string | undefined;
  do {
    const outcome = await resend.ask({
      name: `${kind}.list`,
      idempotent: true,
      schema: pageSchema,
      call: page(after),
    });
    if (outcome.kind !== 'ok') return outcome;
    const { data, has_more } = outcome.data;
    entries.push(...data);
    last = after;
    after = has_more ? data.at(-1)?.id : undefined;
    // Topics come all at once: their list takes no cursor, and would give the same page again.
  } while (after !== undefined && after !== last);

  const newestFirst = entries.toSorted(
    (a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1),
  );
  // The oldest of a name comes last, and stays.
  return { kind: 'ok', data: new Map(newestFirst.map(({ name, id }) => [name, id])) };
}
