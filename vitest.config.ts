import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/left-as-found.ts'];

export default defineConfig({
  test: {
    // Both cores of a small machine, also while a test waits for a server or a browser.
    maxWorkers: 3,
    // A process for each file would load the same modules a hundred and fifty times.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['tests/unit/**/*.test.ts'],
          // A second is much for a unit test, but a busy machine can take many for one.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'site',
          setupFiles,
          include: ['tests/site/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // What needs a program of the system; a test whose program is missing is skipped by name.
      {
        test: {
          name: 'extra',
          setupFiles,
          include: ['tests/extra/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // What the servers of the others left. It is run after them.
      {
        test: {
          name: 'traces',
          setupFiles,
          include: ['tests/traces/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          setupFiles,
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What a page does within a second on an idle machine takes its time on a busy one.
          expect: { poll: { timeout: 20_000 } },
          globalSetup: 'tests/browser/one-chromium.ts',
        },
      },
    ],
  },
});
