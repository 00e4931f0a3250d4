// Loaded by Node.js before Astro (--import): makes the process of `astro dev` or `astro build` one of ours.
import { mkdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { astroFolder } from './astro-folders.ts';

const command = process.argv[2] ?? '';

/** Astro's name for the folder of the files that it generates; there is no setting for it. */
const SETTINGS = /astro\/dist\/core\/config\/settings\.js$/;
const FOLDER = 'new URL(".astro/", config.root)';

registerHooks({
  load(url, context, next) {
    if (!SETTINGS.test(url)) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(FOLDER)) throw new Error(`Astro names its folder otherwise now: ${url}`);
    const ours = FOLDER.replace('.astro/', astroFolder(command));
    return { format: 'module', shortCircuit: true, source: source.replace(FOLDER, ours) };
  },
});

if (command === 'build') {
  // Whoever started the build makes something of it. Without them it would go on, beside the next one.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  // What takes a moment to end, ends before the next one reads and writes the same cache.
  mkdirSync('.broadsheet/locks', { recursive: true });
  const lock = new DatabaseSync('.broadsheet/locks/astro-build.lock', { timeout: 60_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    console.error(
      'A build that was killed has not ended yet: end its process, then run npm run build again.',
    );
    process.exit(1);
  }
  process.once('exit', () => lock.close());
}
