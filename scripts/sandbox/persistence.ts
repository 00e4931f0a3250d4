import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyState, parseState, stateToJson } from './state.ts';
import type { State } from './state.ts';

const COALESCE_MS = 100;

export interface Persistence {
  /** Schedules a write of the changed state; many changes share one. */
  save(): void;
  /** Resolves when everything saved so far is on disk. */
  flush(): Promise<void>;
}

/** Loads the state from `file`; empty if it does not exist. Throws if the file is invalid. */
export async function loadState(file: string): Promise<State> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return emptyState();

  const state = parseState(text);
  if (!state) {
    throw new Error(
      `${file} is not a valid state file of the sandbox. To start with an empty one, delete it.`,
    );
  }
  return state;
}

/** Keeps the state only in memory. */
export const inMemory: Persistence = { save: () => undefined, flush: async () => undefined };

/** Keeps the state in one JSON file, replaced atomically, so that a crash leaves the old or the new. */
export function inFile(file: string, state: () => State): Persistence {
  let dirty = false;
  let writing: Promise<void> | undefined;
  let pause = new AbortController();

  async function write(): Promise<void> {
    const startedAt = performance.now();
    dirty = false;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, stateToJson(state()), { mode: 0o600 });
    await rename(`${file}.new`, file);
    // A large state takes long to write. Wait longer, so that requests come first.
    rest = Math.max(COALESCE_MS, 10 * (performance.now() - startedAt));
  }

  let rest = COALESCE_MS;
  async function writeUntilClean(): Promise<void> {
    while (dirty) {
      await sleep(rest, undefined, { ref: false, signal: pause.signal }).catch(() => undefined);
      await write().catch((error: Error) => console.error(`sandbox: ${error.message}`));
    }
    writing = undefined;
  }

  return {
    save() {
      dirty = true;
      writing ??= writeUntilClean();
    },
    async flush() {
      pause.abort();
      await writing;
      pause = new AbortController();
    },
  };
}
