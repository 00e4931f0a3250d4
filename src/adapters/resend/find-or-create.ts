import { z } from 'zod';
import type { ResendClient, ResendRequest } from './resend-client.ts';

/**
 * The id of the entry called `name`; `undefined` when Resend could not tell or make it. Two servers
 * may both miss it and both create one; so both look again after that and take the oldest, which is
 * the same one for both.
 */
export async function findOrCreate(
  resend: ResendClient,
  name: string,
  shelf: Shelf,
): Promise<string | undefined> {
  const before = await oldestNamed(resend, name, shelf);
  if (before === 'unavailable') return undefined;
  if (before !== undefined) return before;

  await resend.ask({
    name: `${shelf.kind}.create`,
    repeatable: false,
    schema: z.unknown(),
    call: shelf.create,
  });
  // Whatever became of it, the list says what there is.
  const after = await oldestNamed(resend, name, shelf);
  return after === 'unavailable' ? undefined : after;
}

/** A list of named things in Resend. */
export interface Shelf {
  kind: 'segments' | 'topics';
  /** The list from the entry `after` on. */
  page: (after: string | undefined) => Call;
  create: Call;
}

type Call = ResendRequest<unknown>['call'];

const pageSchema = z.object({
  data: z.array(z.object({ id: z.string().min(1), name: z.string(), created_at: z.coerce.date() })),
  has_more: z.boolean().default(false),
});

type Entry = z.infer<typeof pageSchema>['data'][number];

async function oldestNamed(
  resend: ResendClient,
  name: string,
  { kind, page }: Shelf,
): Promise<string | 'unavailable' | undefined> {
  const named: Entry[] = [];
  let after: string | undefined;
  let last: string | undefined;
  do {
    const outcome = await resend.ask({
      name: `${kind}.list`,
      repeatable: true,
      schema: pageSchema,
      call: page(after),
    });
    if (outcome.kind !== 'ok') return 'unavailable';
    const { data, has_more } = outcome.data;
    named.push(...data.filter((entry) => entry.name === name));
    last = after;
    after = has_more ? data.at(-1)?.id : undefined;
    // Topics come all at once: their list takes no cursor, and would give the same page again.
  } while (after !== undefined && after !== last);

  return named.toSorted(
    (a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1),
  )[0]?.id;
}
