import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ThreadPool, threadPool } from '../../loading/thread-pool.ts';
import { type CompiledBody, compileBody } from '../../story/loading/compile-body.ts';

/** With fewer bodies, another thread takes longer to start than to compile. */
const BODIES_ALONE = 300;

const WORKER = new URL('./compiling-worker.ts', import.meta.url);

/** What a worker is given. */
export type BodyToCompile = Parameters<typeof compileBody>;

/** Compiles many bodies. */
export interface BodyCompiler {
  compile: typeof compileBody;
  /** Ends the other threads. */
  close(): Promise<void>;
}

/**
 * Compiles bodies as `compileBody` does, after the first few hundred with a thread for every further core. A
 * body with problems is compiled here once more, because what would mend them is no message.
 */
export function bodyCompiler(): BodyCompiler {
  let begun = 0;
  let pool: ThreadPool<BodyToCompile, CompiledBody> | undefined;
  return {
    async compile(...body) {
      if (++begun === BODIES_ALONE) pool = startPool();
      const compiled = await pool?.run(body);
      return compiled ? { compiled } : compileBody(...body);
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
  return threadPool<BodyToCompile, CompiledBody>(
    Array.from({ length: count }, () => new Worker(WORKER)),
  );
}
