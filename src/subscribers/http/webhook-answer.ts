import { queueEvents, type EventReader, type SignedMessage } from '../list-events.ts';
import type { Log } from '../../core/log.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { readLimited } from '../../http/limited-body.ts';

const MAX_BYTES = 65_536;

/**
 * Answers a webhook: status 200 means accepted; after any other status the sender tries again
 * later. `read` is undefined if no signing secret is set. Nothing can be verified then, so the
 * answer is 503.
 */
export async function webhookAnswer(
  request: Request,
  deps: { read: EventReader | undefined; outbox: () => Outbox; log: Log; now: Date },
): Promise<Response> {
  if (request.method !== 'POST') return answer(405, { Allow: 'POST' });
  if (!deps.read) return answer(503, { 'Retry-After': '3600' });

  const body = await readLimited(request, MAX_BYTES);
  if (body === 'too-large') return answer(413, { Connection: 'close' });
  const message = body === 'unreadable' ? undefined : signedMessage(request.headers, body);
  if (!message) return answer(400);

  const reading = deps.read(message);
  if (reading.status !== 'read') {
    deps.log({ level: 'warn', event: `webhook-${reading.status}` });
    return answer(reading.status === 'forged' ? 401 : 400);
  }
  const { events } = reading;
  const queued = await queueEvents(message.id, events, { outbox: deps.outbox(), now: deps.now });
  return queued === 'queued' ? answer(200) : answer(503, { 'Retry-After': '60' });
}

/** `undefined` if a header is missing or the body is not UTF-8. */
function signedMessage(headers: Headers, bytes: Uint8Array): SignedMessage | undefined {
  const id = headers.get('svix-id');
  const timestamp = headers.get('svix-timestamp');
  const signature = headers.get('svix-signature');
  if (!id || !timestamp || !signature) return undefined;
  try {
    // Keep a byte order mark, because the signature covers it.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { id, timestamp, signature, body: decoder.decode(bytes) };
  } catch {
    return undefined;
  }
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}
