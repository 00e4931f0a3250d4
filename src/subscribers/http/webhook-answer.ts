import { queueEvents, type EventReader, type SignedMessage } from '../list-events.ts';
import type { Log } from '../../core/log.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { readLimited } from '../../http/limited-body.ts';

const MAX_BYTES = 65_536;

/**
 * Answers a webhook as its sender understands it: 200 is taken, anything else is sent again later.
 * `read` is undefined when no secret is set: then nothing can be believed, and all is for later.
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
  const taken = await queueEvents(message.id, events, { outbox: deps.outbox(), now: deps.now });
  return taken === 'taken' ? answer(200) : answer(503, { 'Retry-After': '60' });
}

/** `undefined` when a header is missing or the body is no UTF-8. */
function signedMessage(headers: Headers, bytes: Uint8Array): SignedMessage | undefined {
  const id = headers.get('svix-id');
  const timestamp = headers.get('svix-timestamp');
  const signature = headers.get('svix-signature');
  if (!id || !timestamp || !signature) return undefined;
  try {
    // With its mark at the front, if it has one: the signature is over that, too.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { id, timestamp, signature, body: decoder.decode(bytes) };
  } catch {
    return undefined;
  }
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}
