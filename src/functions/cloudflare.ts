import { handle } from '@astrojs/cloudflare/handler';
import { consume } from '../composition/cloudflare.ts';
import type { QueueMessage } from '../providers/cloudflare/delivery.ts';
import { publication, settings } from '../runtime.ts';
import { answer } from './answer.ts';

export { Batches, Uses } from '../providers/cloudflare/durable-objects.ts';

type Handle = (request: Request, env: unknown, context: unknown) => Promise<Response>;

/** The Worker at Cloudflare: answers requests for which there is no file, and does the jobs on the queue. */
export default {
  fetch: (request: Request, env: unknown, context: unknown): Promise<Response> =>
    // Its types are those of the platform, and ours of the browser.
    answer(request, (sent) => (handle as unknown as Handle)(sent, env, context)),

  queue: ({ messages }: { messages: readonly QueueMessage[] }): Promise<void> =>
    consume(messages, settings(), publication),
};
