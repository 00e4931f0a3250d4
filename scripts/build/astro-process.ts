// Loaded before Astro (node --import): adapts the process of `astro dev` or `astro build`.
import { mkdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { astroFolder } from './astro-folders.ts';
import { CONTENT_STORE } from './content-store.ts';

const command = process.argv[2] ?? '';

/** How long nothing has to change before the development server saves its content, which takes a second at 10,000 articles. */
const SAVED_AFTER_MS = 60_000;

/** Patches of Astro where it has no setting, or a fault. Each `line` occurs once in its file. */
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
  {
    // When package.json or astro.config.mjs changes, Astro restarts Vite, whose new watcher no loader
    // knows: content would not be read again. https://github.com/withastro/astro/issues/12976
    file: /astro\/dist\/core\/dev\/dev\.js$/,
    line: 'contentLayer.watchContentConfig();',
    patched: `contentLayer.watchContentConfig();
    void (async () => {
      for (;;) {
        await restart.restarted();
        const { settings, viteServer } = restart.container;
        const renewed = globalContentLayer.init({ settings, logger, watcher: viteServer.watcher, store });
        renewed.watchContentConfig();
        await renewed.sync().catch((error) => logger.error("content", error.message));
      }
    })();`,
  },
  // Pages of the development server read the content from the store itself (live-content.ts). The file is
  // for the next start, which compiles what it does not have.
  {
    file: /astro\/dist\/core\/dev\/dev\.js$/,
    line: 'attachDataStoreInvalidation(store, restart.container.viteServer, restart.container.settings);',
    patched: `globalThis[Symbol.for("${CONTENT_STORE}")] = store;`,
  },
  {
    // Astro writes the same versions into the store at each start, and would then save all of it.
    file: /astro\/dist\/content\/mutable-data-store\.js$/,
    line: 'collection.set(String(key), value);',
    patched:
      'if (collection.get(String(key)) === value) return; collection.set(String(key), value);',
  },
  {
    file: /astro\/dist\/content\/mutable-data-store\.js$/,
    line: `if (this.#writer) {
        await this.writeToDisk();
      }
      this.#maybeResolveSavePromise();
    }, SAVE_DEBOUNCE_MS`,
    patched: `if (this.#writer) {
        await this.writeToDisk();
      }
      this.#maybeResolveSavePromise();
    }, ${SAVED_AFTER_MS}`,
  },
  {
    // The name that npm start prints, and that links in emails have.
    file: /astro\/dist\/core\/dev\/dev\.js$/,
    line: 'resolvedUrls: restart.container.viteServer.resolvedUrls || { local: [], network: [] },',
    patched: `resolvedUrls: {
        local: [],
        network: [],
        ...restart.container.viteServer.resolvedUrls,
        ...(restart.container.settings.config.server.host === "127.0.0.1" && {
          local: [\`http://localhost:\${devServerAddressInfo.port}/\`],
        }),
      },`,
  },
  ...(command === 'build'
    ? [
        {
          // Node.js runs TypeScript itself. Vite would compile a hundred modules, one after another.
          file: /astro\/dist\/content\/utils\.js$/,
          line: 'environment.runner.import(configPathname)',
          patched: 'import(contentPaths.config.url.href)',
        },
        {
          // Pages read the store itself (lean-build.ts). The file is for the next build.
          file: /astro\/dist\/core\/sync\/index\.js$/,
          line: 'store = await MutableDataStore.fromFile(dataStoreFile);',
          patched: `store = globalThis[Symbol.for("${CONTENT_STORE}")] = await MutableDataStore.fromFile(dataStoreFile);`,
        },
      ]
    : []),
  {
    // Renamed when complete, because later builds publish what is there: a killed build or a full disk would
    // leave half a picture.
    file: /astro\/dist\/assets\/build\/generate\.js$/,
    line: 'await fs.promises.writeFile(cachedFileURL, resultData.data);',
    patched: `const unfinished = new URL(\`\${cachedFileURL.href}.part\`);
          await fs.promises.writeFile(unfinished, resultData.data);
          await fs.promises.rename(unfinished, cachedFileURL);`,
  },
  // The log of a build has a line for each phase. Astro's lines for each page and picture are thousands,
  // and pages that are rendered at once write into each other's.
  {
    file: /astro\/dist\/core\/build\/generate\.js$/,
    line: 'logger.info(null, `  ${colors.blue("\\u251C\\u2500")} ${colors.dim(filePath)}`, false);',
    patched: '',
  },
  {
    file: /astro\/dist\/core\/build\/generate\.js$/,
    line: 'logger.info("SKIP_FORMAT", ` ${timeIncrease} ${notCreatedMsg}`);',
    patched: '',
  },
  {
    file: /astro\/dist\/assets\/build\/generate\.js$/,
    line: 'env.logger.info(',
    patched: 'void (',
  },
];

registerHooks({
  load(url, context, next) {
    const patches = PATCHES.filter(({ file }) => file.test(url));
    if (patches.length === 0) return next(url, context);
    let source = readFileSync(fileURLToPath(url), 'utf8');
    for (const { line, patched } of patches) {
      if (!source.includes(line)) {
        throw new Error(
          `${url} does not contain ${line}. Update scripts/build/astro-process.ts for this version of Astro.`,
        );
      }
      source = source.replace(line, patched);
    }
    return { format: 'module', shortCircuit: true, source };
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
