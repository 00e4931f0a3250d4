import { z } from 'zod';
import type {
  Answer,
  Broadcast,
  Broadcaster,
  BroadcastEntry,
} from '../../newsletters/sending/broadcaster.ts';
import type { ResendClient, ResendRequest } from './resend-client.ts';
import type { Outcome } from './resend-outcome.ts';

/**
 * Sends issues as Resend broadcasts. The preview text is part of the email; passing it separately
 * would show it twice.
 */
export function resendBroadcaster(resend: ResendClient): Broadcaster {
  const act = async (name: string, idempotent: boolean, call: ResendRequest<unknown>['call']) =>
    answerOf(await resend.ask({ name, idempotent, schema: withId, call }));

  return {
    all: () => allBroadcasts(resend),

    async get(id) {
      const outcome = await resend.ask({
        name: 'broadcasts.get',
        idempotent: true,
        schema: wholeSchema,
        call: (sdk, options) => sdk.broadcasts.get(id, options),
      });
      return answerOf(outcome);
    },

    async create({ name, from, content, audience }) {
      const { subject, html, text } = content;
      const created = await act('broadcasts.create', false, (sdk, options) =>
        sdk.broadcasts.create({ ...audience, name, from, subject, html, text }, options),
      );
      return created.kind === 'ok' ? { kind: 'ok', data: created.data.id } : created;
    },

    async send(id, at) {
      const when = at ? { scheduledAt: at.toISOString() } : {};
      return done(
        await act('broadcasts.send', false, (sdk, options) =>
          sdk.broadcasts.send(id, when, options),
        ),
      );
    },

    // A second removal gives not-found, which is just as good.
    async remove(id) {
      return done(
        await act('broadcasts.remove', true, (sdk, options) => sdk.broadcasts.remove(id, options)),
      );
    },

    async cancel(id) {
      return done(
        await act('broadcasts.cancel', false, (sdk, options) => sdk.broadcasts.cancel(id, options)),
      );
    },
  };
}

async function allBroadcasts(resend: ResendClient): Promise<Answer<BroadcastEntry[]>> {
  const entries: BroadcastEntry[] = [];
  let after: string | undefined;
  do {
    const page = { limit: 100, ...(after && { after }) };
    const outcome = await resend.ask({
      name: 'broadcasts.list',
      idempotent: true,
      schema: pageSchema,
      call: (sdk, options) => sdk.broadcasts.list(page, options),
    });
    const answer = answerOf(outcome);
    // A later page is rejected if the cursor was removed meanwhile.
    if (answer.kind !== 'ok') return after ? { kind: 'unclear' } : answer;
    entries.push(...answer.data.data);
    after = answer.data.has_more ? answer.data.data.at(-1)?.id : undefined;
  } while (after !== undefined);
  return { kind: 'ok', data: entries.toReversed() };
}

const withId = z.object({ id: z.string().min(1) });
const moment = z.coerce
  .date()
  .nullish()
  .transform((date) => date ?? undefined);
// Resend returns `2025-11-30 20:42:46.04984+00`, which is not ISO 8601.
const entry = z.object({
  id: z.string().min(1),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  status: z.string(),
  created_at: z.coerce.date(),
  scheduled_at: moment,
  sent_at: moment,
});
type Row = z.output<typeof entry>;

const pageSchema = z.object({
  data: z.array(entry.transform(entryOf)),
  has_more: z.boolean().default(false),
});

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const wholeSchema = entry
  .extend({
    from: text,
    subject: text,
    html: text,
    text,
    segment_id: text,
    audience_id: text,
    topic_id: text,
  })
  .transform((row): Broadcast => ({
    ...entryOf(row),
    from: row.from,
    content: { subject: row.subject, html: row.html, text: row.text },
    // `audience_id` is the old name of the segment.
    audience: { segmentId: row.segment_id || row.audience_id, topicId: row.topic_id },
  }));

function entryOf({ id, name, status, created_at, scheduled_at, sent_at }: Row): BroadcastEntry {
  return {
    id,
    name,
    status,
    createdAt: created_at,
    scheduledAt: scheduled_at,
    sentAt: sent_at,
  };
}

/** `unavailable` is unclear too: a proxy may return 502 after the request succeeded. */
function answerOf<T>(outcome: Outcome<T>): Answer<T> {
  if (outcome.kind === 'ok' || outcome.kind === 'not-found') return outcome;
  return { kind: outcome.kind === 'rejected' || outcome.kind === 'quota' ? 'refused' : 'unclear' };
}

function done(answer: Answer<unknown>): Answer<undefined> {
  return answer.kind === 'ok' ? { kind: 'ok', data: undefined } : answer;
}
