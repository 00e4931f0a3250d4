// npm test: everything that CI runs. `check` as argument: the fast gate, without build and browser.
// The last line counts the real results: each gate is one, each test of vitest is one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { astroBuild } from './astro.ts';
import { projectPath } from './environment.ts';

interface Count {
  passed: number;
  failed: number;
}
type Gate = [name: string, run: () => Count | Promise<Count>];

const results = projectPath('test-results');
const bin = (path: string) => projectPath(`node_modules/${path}`);

const gates: Gate[] = [
  ['format', () => gate(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['lint', () => gate(bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.')],
  ['types', () => gate(bin('astro/bin/astro.mjs'), 'check', '--minimumFailingSeverity', 'hint')],
  ['unit tests', () => vitest('unit')],
];
const afterBuild: Gate[] = [
  ['build', build],
  // In one run, which keeps both cores busy.
  [
    'site tests, browser tests, tests with programs of the system',
    () => vitest('site', 'browser', 'extra'),
  ],
  ['traces of readers and keys in logs, outboxes and dist/', () => vitest('traces')],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// The tests start some two hundred processes with the same programs.
process.env['NODE_COMPILE_CACHE'] ??= projectPath('.broadsheet/compiled');

const total: Count = { passed: 0, failed: 0 };
for (const [name, run] of process.argv[2] === 'check' ? gates : [...gates, ...afterBuild]) {
  console.log(`\n== ${name}`);
  const { passed, failed } = await run();
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function gate(program: string, ...args: string[]): Count {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: projectPath('.'),
    env,
    stdio: 'inherit',
  });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The tests know what is published at this moment, whenever they run. */
async function build(): Promise<Count> {
  process.env['BUILD_NOW'] = '2025-04-15T00:00:00Z';
  try {
    await astroBuild();
    return { passed: 1, failed: 0 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Runs some of vitest's projects. A file that could not be run at all counts as a failure. */
function vitest(...projects: string[]): Count {
  const report = `${results}/${projects.join('-')}.json`;
  const { failed } = gate(
    bin('vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  );
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: numPassedTests, failed: Math.max(numFailedTests, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
