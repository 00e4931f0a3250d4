import { answer, refuse } from './answers.ts';
import { parseEmail } from './email-payload.ts';
import { submit } from './emails.ts';
import { once } from './idempotency.ts';
import type { ApiRoute, AtOnce } from './router.ts';
import type { World } from './world.ts';

const MOST = 100;

/** Strict: one invalid message, and none is sent. Permissive: the valid ones are sent. */
const sendBatch: AtOnce = (world, request) =>
  once(world, request, () => {
    const { body } = request;
    if (!Array.isArray(body) || body.length === 0 || body.length > MOST) {
      return refuse(422, 'validation_error', `A batch is an array of 1 to ${MOST} emails.`);
    }
    const permissive = request.header('x-batch-validation') === 'permissive';
    const parsed = body.map((item) => parseBatchEmail(world, item));
    const errors = parsed.flatMap((item, index) =>
      'refusal' in item ? [{ index, message: messageOf(item.refusal.text) }] : [],
    );
    const firstBad = parsed.find((item) => 'refusal' in item);
    if (firstBad && 'refusal' in firstBad && !permissive) return firstBad.refusal;

    const data = parsed.flatMap((item) =>
      'email' in item ? [{ id: submit(world, item.email, null).id }] : [],
    );
    return answer(permissive ? { data, errors } : { data });
  });

export const batchRoutes: ApiRoute[] = [
  { method: 'POST', path: '/emails/batch', handle: sendBatch },
];

function parseBatchEmail(world: World, item: unknown) {
  const parsed = parseEmail(world, item);
  if ('refusal' in parsed) return parsed;
  for (const field of ['attachments', 'scheduled_at'] as const) {
    if (!parsed.email[field]) continue;
    const message = `The \`${field}\` field is not supported in a batch.`;
    return { refusal: refuse(422, 'validation_error', message) };
  }
  return parsed;
}

function messageOf(text: string): string {
  const { message } = JSON.parse(text);
  return String(message);
}
