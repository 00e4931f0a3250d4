// Beside the entry of the Worker, in place of it. See cloudflare-host.ts.
import { env, withEnv } from 'cloudflare:workers';
import worker from './entry.mjs';

export { Batches, Uses } from './entry.mjs';

// Within the Worker, `env` is what `withEnv` says.
const { OUTBOX, HEALTH_TOKEN } = env;
let onQueue = 0;

const counted = {
  ...env,
  OUTBOX: {
    async send(...message) {
      onQueue += 1;
      try {
        return await OUTBOX.send(...message);
      } catch (error) {
        onQueue -= 1;
        throw error;
      }
    },
    metrics: async () => ({ backlogCount: onQueue }),
  },
};

export default {
  async fetch(request, _env, context) {
    const headers = new Headers(request.headers);
    // Behind Cloudflare, nobody is on the same machine.
    if (request.url.endsWith('/healthz')) headers.set('authorization', `Bearer ${HEALTH_TOKEN}`);
    // This workerd closes the connection of a request whose body is not read. In production, a proxy holds it.
    const read = request.body ? await request.arrayBuffer() : null;
    // A request to read has no body to pass on.
    const body = ['GET', 'HEAD'].includes(request.method) ? null : read;
    const asked = new Request(request, { headers, body });
    return withEnv(counted, () => worker.fetch(asked, counted, context));
  },
  async queue(batch, _env, context) {
    let acknowledged = 0;
    const messages = batch.messages.map((message) => ({
      body: message.body,
      attempts: message.attempts,
      ack() {
        message.ack();
        acknowledged += 1;
      },
      // Sooner, so that tests do not wait.
      retry: () => message.retry({ delaySeconds: 1 }),
    }));
    await withEnv(counted, () => worker.queue({ messages }, counted, context));
    onQueue -= acknowledged;
  },
};
