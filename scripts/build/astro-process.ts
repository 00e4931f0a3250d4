// Loaded by Node.js before Astro (--import): makes the process of `astro dev` or `astro build` one of ours.
import { mkdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { astroFolder } from './astro-folders.ts';

const command = process.argv[2] ?? '';

/** Lines of Astro that have no setting, and what they are here. Each stands once in its file. */
const CHANGES: readonly { file: RegExp; line: string; ours: string }[] = [
  {
    // The folder of the files that it generates.
    file: /astro\/dist\/core\/config\/settings\.js$/,
    line: 'new URL(".astro/", config.root)',
    ours: `new URL("${astroFolder(command)}", config.root)`,
  },
  {
    // On a busy machine src/content.config.ts can still be loading here. Astro then starts without any
    // content, and never looks again. What follows this line waits until it is loaded.
    file: /astro\/dist\/core\/dev\/dev\.js$/,
    line: 'if (config.status === "loaded" && store)',
    ours: 'if ((config.status === "loaded" || config.status === "loading") && store)',
  },
];

registerHooks({
  load(url, context, next) {
    const change = CHANGES.find(({ file }) => file.test(url));
    if (!change) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(change.line))
      throw new Error(`Astro has no ${change.line} in ${url} now.`);
    const changed = source.replace(change.line, change.ours);
    return { format: 'module', shortCircuit: true, source: changed };
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
