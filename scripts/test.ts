// npm test: runs everything that CI runs. npm run check: runs the fast part, without build and
// browser. Everything runs in the test project, except the check of this publication. The last line
// counts results: each gate counts as one, and so does each Vitest test.
import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import pMap from 'p-map';
import { withFileLock } from '../src/providers/sqlite/file-lock.ts';
import { projectPath } from './settings/environment.ts';
import { TARGET_BUILDS } from './testing/target-build.ts';
import { TEST_PROJECT, updateTestProject } from './testing/test-project.ts';

interface Count {
  passed: number;
  failed: number;
}
type Gate = [name: string, ...program: string[]];
type Tests = [name: string, ...projects: string[]];

const USAGE = `Usage: npm test [-- <path>...]
       npm run check

  npm test runs everything that CI runs, or only the tests in the files and folders given.
  npm run check runs the fast checks: format, lint, types, content and unit tests.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(USAGE);
  process.exit(0);
}
const isCheck = args[0] === 'check';
const chosen = isCheck ? [] : args;
const unknown = isCheck ? args.slice(1) : args.filter((file) => !existsSync(projectPath(file)));
if (unknown.length > 0) {
  const problem = isCheck ? 'is not expected: npm run check takes no arguments' : 'does not exist';
  console.error(`${unknown[0]} ${problem}.\n\n${USAGE}`);
  process.exit(2);
}

const project = projectPath(TEST_PROJECT);
const results = join(project, 'test-results');

// Gates are independent. The shortest is second, so that the next one starts while the first runs.
const gates: Gate[] = [
  ['types', 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
];
const build: Gate = ['build', 'scripts/testing/build-for-tests.ts'];
// Checks this publication, not the test project.
const content: Gate = ['content', projectPath('scripts/check-content.ts')];
const contentAndPages: Gate = [...content, '--build'];

const targets = ['cloudflare', 'netlify', 'vercel'];
const targetGates: Gate[] = targets.map((target) => [
  `build for ${target}`,
  'scripts/testing/build-for-target.ts',
  target,
]);

const allProjects = ['unit', 'site', ...targets, 'browser', 'extra'];
const unitTests: Tests = ['unit tests', 'unit'];
const allTests: Tests[] = [
  // One run, to keep both cores busy.
  ['unit, site, browser and extra tests, and site tests on other targets', ...allProjects],
  ['traces of readers and keys in logs, outboxes and dist/', 'traces'],
];

// The tests start about two hundred processes from the same scripts.
process.env['NODE_COMPILE_CACHE'] ??= join(project, '.broadsheet/compiled');

// Tests expect what is published at this time, whenever they run.
const TEST_NOW = '2025-04-15T00:00:00Z';

// Runs share the test project and its results, so one waits for the other.
process.exitCode = await withFileLock(projectPath('.broadsheet/locks/test.lock'), run, () =>
  console.log('Another test run is in progress. This one starts when it ends.'),
);

/** Runs the chosen gates and tests. Returns the exit code. */
async function run(): Promise<number> {
  await updateTestProject();
  for (const folder of [results, join(project, TARGET_BUILDS)])
    rmSync(folder, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  // Two at a time: a small machine has two cores.
  const counts = await pMap(gatesToRun(), gate, { concurrency: 2 });
  // They begin with the cache of the build.
  if (!isCheck && chosen.length === 0)
    counts.push(...(await pMap(targetGates, gate, { concurrency: 2 })));
  for (const tests of testsToRun()) counts.push(await vitest(...tests));
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

function gatesToRun(): Gate[] {
  if (isCheck) return [...gates, content];
  if (chosen.length === 0) return [...gates, build, contentAndPages];
  const needsBuild = chosen.some((file) => !file.startsWith('tests/unit/'));
  return needsBuild ? [build] : [];
}

function testsToRun(): Tests[] {
  if (isCheck) return [unitTests];
  return chosen.length === 0 ? allTests : [['chosen tests', ...allProjects]];
}

/** Runs a program and prints its output when it ends, because gates run in parallel. */
async function gate([name, ...program]: Gate): Promise<Count> {
  const child = start(program, ['ignore', 'pipe', 'pipe']);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => output.push(part));
  }
  const [status] = await once(child, 'close');
  console.log(`\n== ${name}${status === 0 ? '' : ': failed'}\n${output.join('')}`.trimEnd());
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs some Vitest projects. A file that cannot run at all counts as a failure. */
async function vitest(name: string, ...projects: string[]): Promise<Count> {
  console.log(`\n== ${name}`);
  const report = `${results}/${projects.join('-')}.json`;
  const program = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...chosen,
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const [status] = await once(start(program, 'inherit'), 'close');
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Starts a script of the test project, or of this project if its path is absolute. */
function start([script = '', ...args]: string[], stdio: StdioOptions) {
  const isHere = isAbsolute(script);
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(!isHere && { BUILD_NOW: TEST_NOW }),
  };
  const cwd = isHere ? projectPath('.') : project;
  return spawn(process.execPath, [resolve(cwd, script), ...args], { cwd, env, stdio });
}
