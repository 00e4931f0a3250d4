import { afterAll, vi } from 'vitest';

// The test files of a worker share one process. Changes to the environment would reach the
// builds and servers of the next file, and which file that is depends on timing.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
