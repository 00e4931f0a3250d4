import { createHash } from 'node:crypto';
import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Request } from './router.ts';
import type { World } from './world.ts';

const KEPT_MS = 24 * 3_600_000;

/**
 * Processes a request once per Idempotency-Key: within 24 hours, the same key and payload get the first
 * response again, and another payload is refused. Error responses are not stored, so a corrected request
 * can use the same key.
 * https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function once(world: World, request: Request, act: () => Answer): Answer {
  const key = request.header('idempotency-key');
  if (key === undefined) return act();
  if (key.length < 1 || key.length > 256) {
    return refuse(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
  }

  if (world.keysUnderWay.has(key)) {
    return refuse(
      409,
      'concurrent_idempotent_requests',
      'Another request with this idempotency key is being processed.',
    );
  }

  const now = world.clock.now();
  const { answers } = world.state;
  const fingerprint = createHash('sha256').update(`${request.path}\n${request.text}`).digest('hex');
  const kept = answers.get(key);
  if (kept && now - kept.createdAt < KEPT_MS) {
    return kept.fingerprint === fingerprint ? again(kept.status, kept.text) : refuseOther();
  }

  const first = act();
  if (first.status >= 300) return first;
  if (kept) answers.remove(kept);
  for (const old of answers) {
    if (now - old.createdAt < KEPT_MS) break;
    answers.remove(old);
  }
  answers.add({ id: key, fingerprint, status: first.status, text: first.text, createdAt: now });
  return first;
}

function again(status: number, text: string): Answer {
  return { status, text, headers: { 'content-type': 'application/json; charset=utf-8' } };
}

function refuseOther(): Answer {
  return refuse(
    409,
    'invalid_idempotent_request',
    'This idempotency key has already been used on a request that had a different payload.',
  );
}
