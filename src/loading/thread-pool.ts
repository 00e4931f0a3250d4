import { setImmediate } from 'node:timers/promises';
import { parentPort, type Worker } from 'node:worker_threads';

/** How many tasks a thread is given at once, so that it need not wait while this thread works. */
const TASKS_AHEAD = 4;

interface Thread {
  worker: Worker;
  /** The tasks that it was given, in that order. */
  waiting: Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>[];
}

/** Threads that work beside the one that started them. */
export interface ThreadPool<Task, Result> {
  /**
   * What a thread makes of the task; `undefined` if all are busy, so that this thread has to do it. `makeTask`
   * is called only for a thread that has room.
   */
  run(makeTask: () => Task): Promise<Result | undefined>;
  close(): Promise<void>;
}

/** A pool of these workers. Each answers every message with one, in the same order (`answerTasks`). */
export function threadPool<Task, Result>(workers: readonly Worker[]): ThreadPool<Task, Result> {
  const threads = new Set(workers.map(started));
  const withRoom = () => threads.values().find(({ waiting }) => waiting.length < TASKS_AHEAD);
  let lastPause = Promise.resolve();
  return {
    async run(makeTask) {
      let thread = withRoom();
      if (!thread) {
        // What this thread does in microtasks, such as rendering, never pauses. Without a pause before each
        // task, no answer would arrive before the last one, and the threads would wait for work.
        lastPause = lastPause.then(() => setImmediate());
        await lastPause;
        thread = withRoom();
      }
      if (!thread) return undefined;
      const task = makeTask();
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      thread.waiting.push({ resolve, reject });
      thread.worker.postMessage(task);
      return promise as Promise<Result | undefined>;
    },
    async close() {
      await Promise.all(Array.from(threads, ({ worker }) => worker.terminate()));
    },
  };

  function started(worker: Worker): Thread {
    const thread: Thread = { worker, waiting: [] };
    worker.on('message', (result: unknown) => thread.waiting.shift()?.resolve(result));
    // Such as one out of memory, which ends it.
    worker.on('error', (error) => {
      threads.delete(thread);
      for (const { reject } of thread.waiting) reject(error);
    });
    return thread;
  }
}

/**
 * Answers the tasks of a pool in a worker, one after another. A task that fails is answered with `undefined`,
 * so that the thread that gave it does it itself, and reports what is wrong.
 */
export function answerTasks<Task, Result>(work: (task: Task) => Promise<Result | undefined>): void {
  let last = Promise.resolve();
  parentPort?.on('message', (task: Task) => {
    last = last.then(async () => {
      const result = await work(task).catch(() => undefined);
      // Bytes are passed on without a copy.
      parentPort?.postMessage(result, result instanceof ArrayBuffer ? [result] : []);
    });
  });
}
