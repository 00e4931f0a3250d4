import { z } from 'zod';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { FailedOutcome, Outcome } from './resend-outcome.ts';

/**
 * Returns the ids of the entries with these names and creates missing ones. Two servers may both
 * create one at the same time; both then list again and use the oldest, so they agree.
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
  // Trust the list, not what the requests returned.
  const after = await idsByName(resend, list);
  if (after.kind !== 'ok' || names.every((name) => after.data.has(name))) return after;
  return failed ?? { kind: 'unknown-outcome' };
}

/** A list of named things in Resend. */
export interface NamedList {
  kind: 'segments' | 'topics' | 'contactProperties';
  /** Requests a page, starting after the entry `after`. */
  page: (after: string | undefined) => Call;
  create: (name: string) => Call;
}

type Call = ResendRequest<unknown>['call'];

const pageSchema = z.object({
  data: z.array(
    z.union([
      z.object({ id: z.string().min(1), name: z.string(), created_at: z.coerce.date() }),
      // The SDK converts contact properties to its own format. They are identified by key.
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
    // Topics are not paginated: the same page comes again.
  } while (after !== undefined && after !== last);

  const newestFirst = entries.toSorted(
    (a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1),
  );
  // The oldest entry of a name is last and wins.
  return { kind: 'ok', data: new Map(newestFirst.map(({ name, id }) => [name, id])) };
}
