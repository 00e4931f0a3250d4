import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ThreadPool, threadPool } from '../../loading/thread-pool.ts';
import { compileBody } from '../../story/loading/compile-body.ts';

/** With fewer bodies, another thread takes longer to start than to compile. */
const BODIES_ALONE = 300;

const WORKER = new URL('./compiling-worker.ts', import.meta.url);

/** What a worker is given, and what it makes of it. */
export type BodyToCompile = Parameters<typeof compileBody>;
export type BodyResult = Awaited<ReturnType<typeof compileBody>>;

/** Compiles many bodies. */
export interface BodyCompiler {
  compile: typeof compileBody;
  /** Ends the other threads. */
  close(): Promise<void>;
}

/** Compiles bodies as `compileBody` does, after the first few hundred with a thread for every further core. */
export function bodyCompiler(): BodyCompiler {
  let begun = 0;
  let pool: ThreadPool<BodyToCompile, BodyResult> | undefined;
  return {
    async compile(...body) {
      if (++begun === BODIES_ALONE) pool = startPool();
      return (await pool?.run(() => body)) ?? compileBody(...body);
    },
    async close() {
      await pool?.close();
      pool = undefined;
      begun = 0;
    },
  };
}

function startPool() {
  const count = availableParallelism() - 1;
  return threadPool<BodyToCompile, BodyResult>(
    Array.from({ length: count }, () => new Worker(WORKER)),
  );
}
