import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerVars } from '../../../scripts/build/cloudflare/wrangler-config.ts';
import { startWorkerd } from '../../../scripts/server/cloudflare/workerd.ts';
import { projectPath } from '../../../scripts/settings/environment.ts';

/** In the environment of a server whose queue is outside of workerd. */
const { QUEUE_URL, STATE_FOLDER } = process.env;
const ENTRY = QUEUE_URL === undefined ? 'cloudflare-entry.mjs' : 'queue-outside-entry.mjs';

/** Seconds that a queue gathers messages. In production it is a whole second or more. */
const GATHER_S = 0.05;

/**
 * Cloudflare: workerd with the files, the queues and the objects of the build in `root`, at PORT. The Worker starts with
 * `cloudflare-entry.mjs`, which counts what is on the queue: unlike Cloudflare's, the local queue does not count
 * messages that are being worked on or that wait for their next attempt. With QUEUE_URL, it starts with
 * `queue-outside-entry.mjs`, and the objects are kept in STATE_FOLDER.
 */
export async function serveOnCloudflare(root: string): Promise<string> {
  const contents = readFileSync(projectPath(`tests/site/targets/${ENTRY}`), 'utf8');
  const { url } = await startWorkerd({
    dist: join(root, 'dist'),
    host: '127.0.0.1',
    port: Number(process.env['PORT']),
    vars: {
      ...workerVars({ HEALTH_TOKEN: 'a-token-of-the-tests-that-is-long-enough', ...process.env }),
      ...(QUEUE_URL !== undefined && { QUEUE_URL }),
    },
    ...(STATE_FOLDER !== undefined && { stateFolder: STATE_FOLDER }),
    change: (worker) => ({
      ...worker,
      modules: [
        { type: 'ESModule', path: join(root, 'dist/server', ENTRY), contents },
        ...worker.modules,
      ],
      queueConsumers: Object.fromEntries(
        Object.entries(worker.queueConsumers as Record<string, object>).map(([name, consumer]) => [
          name,
          { ...consumer, maxBatchTimeout: GATHER_S },
        ]),
      ),
    }),
  });
  return url;
}
