// Installs the packages when they are missing or older than package-lock.json. Plain JavaScript of
// Node 20, without dependencies: it runs before there are any, under the machine's own Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.installed-lockfile', root);
const lockfile = createHash('sha256').update(readFileSync(new URL('package-lock.json', root)));
const wanted = lockfile.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing the packages (about a minute) …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed. Is the npm registry reachable? Then run the same command again.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
