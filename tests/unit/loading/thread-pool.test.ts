import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { threadPool } from '../../../src/loading/thread-pool.ts';

const POOL = new URL('../../../src/loading/thread-pool.ts', import.meta.url);

/** A worker that doubles numbers, after it has made a key at its start, as Astro does. */
const DOUBLING = `
  import { workerData } from 'node:worker_threads';
  import { answerTasks } from ${JSON.stringify(POOL.href)};
  await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  Atomics.store(workerData, 0, 1);
  answerTasks(async (number) => 2 * number);`;

test('ends a thread that is still starting when it has started', async () => {
  const started = new Int32Array(new SharedArrayBuffer(4));
  await doublingPool(started).close();
  expect(Atomics.load(started, 0)).toBe(1);
});

test('answers the tasks that a thread has before it ends', async () => {
  const pool = doublingPool(new Int32Array(new SharedArrayBuffer(4)));
  const answers = [1, 2, 3].map((number) => pool.run(() => number));
  await pool.close();
  expect(await Promise.all(answers)).toEqual([2, 4, 6]);
});

function doublingPool(started: Int32Array) {
  const url = new URL(`data:text/javascript,${encodeURIComponent(DOUBLING)}`);
  return threadPool<number, number>([new Worker(url, { workerData: started })]);
}
