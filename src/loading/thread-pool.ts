import { setImmediate } from 'node:timers/promises';
import { parentPort, type Worker } from 'node:worker_threads';

/** How many tasks a thread is given at once, so that it need not wait while this thread works. */
const TASKS_AHEAD = 4;

/** The last task of a thread, with no work: once it is answered, the thread can be ended. */
const LAST = null;

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
  /**
   * Lets answers in. What this thread does in microtasks, such as rendering, never pauses: without a pause before
   * each task of its own, no answer would arrive before the last one, and the threads would wait for work.
   */
  pause(): Promise<void>;
  /** Ends the threads when they have answered all tasks. */
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
        await pause();
        thread = withRoom();
      }
      return thread && (give(thread, makeTask()) as Promise<Result | undefined>);
    },
    pause,
    async close() {
      await Promise.all(Array.from(threads, ended));
    },
  };

  function pause(): Promise<void> {
    return (lastPause = lastPause.then(() => setImmediate()));
  }

  function give({ worker, waiting }: Thread, task: Task | typeof LAST): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push({ resolve, reject });
    worker.postMessage(task);
    return promise;
  }

  async function ended(thread: Thread): Promise<void> {
    // Node.js aborts the process if a thread is terminated while it makes a key, as Astro does at its start.
    await give(thread, LAST).catch(() => undefined);
    await thread.worker.terminate();
  }

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
  parentPort?.on('message', (task: Task | typeof LAST) => {
    last = last.then(async () => {
      const result = task === LAST ? undefined : await work(task).catch(() => undefined);
      // Bytes are passed on without a copy.
      parentPort?.postMessage(result, result instanceof ArrayBuffer ? [result] : []);
    });
  });
}
