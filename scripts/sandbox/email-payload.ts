import { z } from 'zod';
import { parseAddress } from './addresses.ts';
import { notFound, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { anyNumber, oneOrMore, parseBody } from './parse-body.ts';
import { parseScheduledAt } from './scheduled-at.ts';
import type { World } from './world.ts';

const TAG_LETTERS = 'ASCII letters, digits, _ and -, at most 256';
const schema = z.object({
  from: z.string(),
  to: oneOrMore,
  subject: z.string(),
  cc: anyNumber,
  bcc: anyNumber,
  reply_to: anyNumber,
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z
    .array(
      z.object({
        name: z.string().regex(/^[\w-]{1,256}$/, TAG_LETTERS),
        value: z.string().regex(/^[\w-]{0,256}$/, TAG_LETTERS),
      }),
    )
    .nullish(),
  topic_id: z.string().nullish(),
  scheduled_at: z.string().nullish(),
  attachments: z
    .array(
      z.object({
        filename: z.string().nullish(),
        content: z.string().nullish(),
        path: z.string().nullish(),
      }),
    )
    .nullish(),
  template: z.undefined({ error: 'The sandbox has no templates.' }).optional(),
});

export type EmailPayload = z.output<typeof schema>;

/** An email that Resend would accept, and when to send it; otherwise the error response. */
export function parseEmail(
  world: World,
  body: unknown,
): { email: EmailPayload; scheduledAt: number | null } | { refusal: Answer } {
  const parsed = parseBody(schema, body);
  if ('refusal' in parsed) return parsed;
  const email = parsed.value;

  const refusal =
    refuseAddresses(email) ??
    refuseContent(email) ??
    (email.topic_id && !world.state.topics.get(email.topic_id) ? notFound('Topic') : undefined);
  if (refusal) return { refusal };
  if (!email.scheduled_at) return { email, scheduledAt: null };

  const schedule = parseScheduledAt(email.scheduled_at, world.clock.now());
  return 'refusal' in schedule ? schedule : { email, scheduledAt: schedule.at };
}

function refuseAddresses({ from, to, cc, bcc, reply_to }: EmailPayload): Answer | undefined {
  if (to.length === 0) return refuse(422, 'missing_required_field', 'Missing `to` field.');
  if (to.length > 50) {
    return refuse(422, 'validation_error', 'The `to` field takes at most 50 recipients.');
  }
  if (parseAddress(from) === undefined) return refuseAddress('from', 'invalid_from_address');
  for (const [field, list] of Object.entries({ to, cc, bcc, reply_to })) {
    if (list.some((address) => parseAddress(address) === undefined)) return refuseAddress(field);
  }
  return undefined;
}

function refuseContent({ subject, html, text, headers }: EmailPayload): Answer | undefined {
  if (!html && !text) {
    return refuse(422, 'missing_required_field', 'Missing `html` or `text` field.');
  }
  if (/[\r\n]/.test(subject)) {
    return refuse(422, 'validation_error', 'The `\\n` is not allowed in the `subject` field.');
  }
  const broken = Object.entries(headers ?? {}).find(
    ([name, value]) => !/^[!-9;-~]+$/.test(name) || /[\r\n]/.test(value),
  );
  return broken && refuse(422, 'validation_error', `Invalid header \`${broken[0]}\`.`);
}

function refuseAddress(
  field: string,
  name: 'validation_error' | 'invalid_from_address' = 'validation_error',
): Answer {
  return refuse(
    422,
    name,
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or ` +
      '`Name <email@example.com>` format.',
  );
}
