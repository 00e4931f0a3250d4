import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type ResourceLimits, SHARE_ENV, Worker } from 'node:worker_threads';

/**
 * Deals items to workers, one on every core or fewer if there are not `itemsPerWorker` for each. `script` is
 * the module of a worker, whose `workerData` is the work of its share. Resolves when all have ended.
 * Rejects with the error of a worker.
 */
export async function onAllCores<Item>(
  script: URL,
  items: readonly Item[],
  workOf: (share: Item[]) => object,
  {
    itemsPerWorker,
    resourceLimits = {},
  }: { itemsPerWorker: number; resourceLimits?: ResourceLimits },
): Promise<void> {
  const count = Math.min(availableParallelism(), Math.ceil(items.length / itemsPerWorker));
  const workers = Array.from({ length: count }, (_, k) => {
    const workerData = workOf(items.filter((_item, i) => i % count === k));
    return new Worker(script, { workerData, env: SHARE_ENV, resourceLimits });
  });
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
}
