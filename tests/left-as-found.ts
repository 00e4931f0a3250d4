import { afterAll, vi } from 'vitest';

// The test files of a worker share one process. What a file leaves in the environment would reach the
// builds and servers of the next file, and which file that is depends on how fast the others are.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
