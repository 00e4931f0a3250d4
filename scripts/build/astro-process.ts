// Loaded before Astro (node --import): adapts the process of `astro dev` or `astro build`.
import { mkdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { astroFolder } from './astro-folders.ts';

const command = process.argv[2] ?? '';

/** Patches of Astro where it has no setting. Each `line` occurs once in its file. */
const PATCHES: readonly { file: RegExp; line: string; patched: string }[] = [
  {
    // The folder for generated files.
    file: /astro\/dist\/core\/config\/settings\.js$/,
    line: 'new URL(".astro/", config.root)',
    patched: `new URL("${astroFolder(command)}", config.root)`,
  },
  {
    // On a busy machine src/content.config.ts can still be loading here. Astro then starts without
    // content and does not check again. The code after this line waits until it is loaded.
    file: /astro\/dist\/core\/dev\/dev\.js$/,
    line: 'if (config.status === "loaded" && store)',
    patched: 'if ((config.status === "loaded" || config.status === "loading") && store)',
  },
];

registerHooks({
  load(url, context, next) {
    const patch = PATCHES.find(({ file }) => file.test(url));
    if (!patch) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(patch.line)) {
      throw new Error(
        `${url} does not contain ${patch.line}. Update scripts/build/astro-process.ts for this version of Astro.`,
      );
    }
    const patched = source.replace(patch.line, patch.patched);
    return { format: 'module', shortCircuit: true, source: patched };
  },
});

if (command === 'build') {
  // End with the parent process, which publishes the build. Otherwise this build would go on beside the
  // next one.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  // The previous build may still be ending; wait for it before using the same cache.
  mkdirSync('.broadsheet/locks', { recursive: true });
  const lock = new DatabaseSync('.broadsheet/locks/astro-build.lock', { timeout: 60_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    console.error(
      'The process of a killed build is still running. End it, then run npm run build again.',
    );
    process.exit(1);
  }
  process.once('exit', () => lock.close());
}
