import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/left-as-found.ts'];

/** Both functions are composed alike, so the routes of one are tested in full. */
const ofVercel = ['on-demand', 'subscribe'];

/** The site tests that every target passes. The others depend on nothing but the built files or on the disk. */
const ofEveryTarget = [
  'bad-input',
  'five-states',
  'mail-bombing',
  'on-demand',
  'preferences',
  'subscribe',
  'unsubscribe',
  'webhooks',
];

/** More of them, for workerd, which stores sign-ups as the Node.js server does. */
const ofWorkerd = [
  'newsletter-choice',
  'subscribe-faults',
  'targets/bundle',
  'targets/files',
  'targets/killed-worker',
];

/** What is true of functions alone. */
const ofFunctions = ['targets/direct', 'targets/files', 'targets/function'];

/** Runs them against the build for a target, which is served as its host does (tests/site/targets/). */
function siteTestsOn(target: 'cloudflare' | 'netlify' | 'vercel') {
  const routes = target === 'vercel' ? ofVercel : ofEveryTarget;
  const own = target === 'cloudflare' ? ofWorkerd : ofFunctions;
  return {
    test: {
      name: target,
      setupFiles,
      include: [...routes, ...own].map((name) => `tests/site/${name}.test.ts`),
      globalSetup: 'tests/site/targets/build-once.ts',
      provide: { target },
      testTimeout: 400_000,
      hookTimeout: 400_000,
    },
  };
}

export default defineConfig({
  test: {
    // Keeps both cores of a small machine busy, even while tests wait for a server or a browser.
    maxWorkers: 4,
    // It imports JSON without an attribute, which Node.js refuses.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // With isolation, each of about 150 files would load the same modules again.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['tests/unit/**/*.test.ts'],
          // Far more than a unit test needs, for busy machines. Work that grows with the square of a text takes longer.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'site',
          setupFiles,
          include: ['tests/site/*.test.ts'],
          // A build of a few seconds takes minutes on a busy machine.
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
      siteTestsOn('cloudflare'),
      siteTestsOn('netlify'),
      siteTestsOn('vercel'),
      // Tests that need a system program; they are skipped if it is missing.
      {
        test: {
          name: 'extra',
          setupFiles,
          include: ['tests/extra/**/*.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
      // Checks what the servers of the other projects left behind. Runs after them.
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
          // What takes a second on an idle machine can take much longer on a busy one.
          expect: { poll: { timeout: 20_000 } },
          globalSetup: 'tests/browser/one-chromium.ts',
        },
      },
    ],
  },
});
