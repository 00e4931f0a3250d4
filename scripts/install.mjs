// Installs the packages if they are missing or older than package-lock.json. Plain JavaScript for
// Node.js 20 without dependencies: it runs before any package is installed, with the system's Node.js.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeProblem } from './node-for-scripts.mjs';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.installed-lockfile', root);
const lockfile = createHash('sha256').update(readFileSync(new URL('package-lock.json', root)));
const wanted = lockfile.digest('hex');
const isWindows = process.platform === 'win32';
const packagedNode = new URL(`node_modules/.bin/node${isWindows ? '.cmd' : ''}`, root);

const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
if (known !== wanted) {
  if (known === undefined || !isInstalled()) install();
  writeFileSync(stamp, wanted);
}

const problem = nodeProblem({
  hasPackagedNode: existsSync(packagedNode),
  version: process.versions.node,
  platform: process.platform,
  arch: process.arch,
});
if (problem) {
  console.error(problem);
  process.exit(1);
}

function install() {
  console.log('Installing the packages (about a minute) …');
  // No package needs its install script, and older npm versions do not support `allowScripts`.
  // With NODE_ENV=production, npm would leave out what builds and commands need.
  const options = ['--ignore-scripts', '--include=dev', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...options], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: isWindows,
  });
  if (status !== 0) {
    console.error(
      'npm ci failed. Read the error of npm above, remove its cause, and run the same command again. One cause is that the npm registry cannot be reached.',
    );
    process.exit(1);
  }
  removePackagedNodeThatCannotRun();
}

/**
 * Whether node_modules matches package-lock.json, as it does after `npm install <package>`. npm
 * records what it installed in node_modules/.package-lock.json at the end of each installation.
 */
function isInstalled() {
  const packagesIn = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8')).packages;
  const hidden = 'node_modules/.package-lock.json';
  if (!existsSync(new URL(hidden, root))) return false;
  const installed = packagesIn(hidden);
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, integrity, optional, peer }]) =>
      path === '' ||
      (installed[path]
        ? installed[path].version === version && installed[path].integrity === integrity
        : optional || peer),
  );
}

/** The packaged Node.js for Linux requires glibc. Without it, npm must use the Node.js in PATH. */
function removePackagedNodeThatCannotRun() {
  if (!existsSync(packagedNode)) return;
  const options = { stdio: 'ignore', shell: isWindows };
  const { status } = spawnSync(fileURLToPath(packagedNode), ['--version'], options);
  if (status !== 0) rmSync(packagedNode);
}
