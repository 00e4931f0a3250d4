// Beside the entry of the Worker, in place of it: the queue is at QUEUE_URL, where no kill of workerd reaches it. It
// delivers by POST to /deliver, which answers with the messages that are acknowledged.
import { env, withEnv } from 'cloudflare:workers';
import worker from './entry.mjs';

export { Batches, Uses } from './entry.mjs';

const queueOutside = {
  ...env,
  OUTBOX: {
    async send(body) {
      const { ok } = await fetch(env.QUEUE_URL, { method: 'POST', body: JSON.stringify(body) });
      if (!ok) throw new Error('The queue is unavailable.');
    },
  },
};

export default {
  async fetch(request, _env, context) {
    const body = request.body ? await request.arrayBuffer() : null;
    const asked = new Request(request, { body });
    if (request.url.endsWith('/deliver')) return deliver(await asked.json(), context);
    return withEnv(queueOutside, () => worker.fetch(asked, queueOutside, context));
  },
};

async function deliver(delivered, context) {
  const acknowledged = [];
  const messages = delivered.map((message, i) => ({
    ...message,
    ack: () => acknowledged.push(i),
    retry: () => undefined,
  }));
  await withEnv(queueOutside, () => worker.queue({ messages }, queueOutside, context));
  return Response.json(acknowledged);
}
