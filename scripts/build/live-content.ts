import type { IncomingMessage } from 'node:http';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CONTENT_CHANGED } from '../../src/loading/load-and-watch.ts';
import { astroFolder } from './astro-folders.ts';
import { CONTENT_FROM_STORE, CONTENT_MODULE, CONTENT_STORE } from './content-store.ts';
import { FolderWatcher } from './folder-watcher.ts';

/** The module with the content, as Vite knows it once it is resolved. */
const RESOLVED_MODULE = `\0${CONTENT_MODULE}`;

/** The module with the pictures of the content, in Astro's folder for generated files. */
const PICTURES_FILE = 'content-assets.mjs';

/** How long changes are collected before pages are shown again, in ms: several collections change with a file. */
const COLLECTED_MS = 30;

/**
 * An Astro integration for the development server. Its pages read the content from the store that the loaders
 * fill, and see a change at once; Astro would write the whole store to the disk first, and pass it through Vite
 * as a module. It also watches content/ itself, which can have more files than Vite can watch at little cost.
 */
export function liveContent() {
  return {
    name: 'live-content',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }: Setup) => {
        if (command !== 'dev') return;
        const root = fileURLToPath(config.root);
        updateConfig({
          vite: {
            server: { watch: { ignored: [(path: string) => isWatchedHere(relative(root, path))] } },
            plugins: [contentFromStore(), ...(isPolling ? [] : [watchingContent(root)])],
          },
        });
      },
    },
  };
}

/** Where files send no events, such as on some network drives, Vite's watcher can look at them regularly. */
const isPolling = Boolean(process.env['CHOKIDAR_USEPOLLING']);

/** Generated files change with every page, and nothing waits for them. */
function isWatchedHere(path: string): boolean {
  const [first] = path.split(/[\\/]/);
  return first === '.broadsheet' || (first === 'content' && !isPolling);
}

function watchingContent(root: string) {
  let content: FolderWatcher | undefined;
  return {
    name: 'watching-content',
    configureServer({ watcher }: DevServer) {
      content = new FolderWatcher(
        (event, path) => {
          watcher.emit('all', event, path);
          watcher.emit(event, path);
        },
        (error) => watcher.emit('error', error),
      );
      content.watch(join(root, 'content'));
    },
    buildEnd: () => content?.close(),
  };
}

function contentFromStore() {
  return {
    name: 'content-from-store',
    configureServer(server: DevServer) {
      let timer: NodeJS.Timeout | undefined;
      let [lastRequest, lastChange] = [0, 0];
      server.watcher.on(CONTENT_CHANGED, () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          lastChange = performance.now();
          void showAgain(server);
        }, COLLECTED_MS);
      });
      server.middlewares.use((request, _response, next) => {
        if (request.headers.accept?.includes('text/html')) lastRequest = performance.now();
        next();
      });
      // A page that was on its way while the content changed can show what was there before, and missed the message.
      server.ws.on('connection', () => {
        if (lastChange > lastRequest) reload(server);
      });
    },
    load: {
      // Before Astro's own.
      order: 'pre' as const,
      handler: (id: string) => (id === RESOLVED_MODULE ? CONTENT_FROM_STORE : undefined),
    },
  };
}

/** Pages are made of the changed content from now on, and those in browsers are loaded again. */
async function showAgain(server: DevServer): Promise<void> {
  const { config, environments } = server;
  const store = Reflect.get(globalThis, Symbol.for(CONTENT_STORE)) as Store | undefined;
  const pictures = join(config.root, astroFolder('dev'), PICTURES_FILE);
  await store?.writeAssetImports(pathToFileURL(pictures));
  for (const { name, hot, moduleGraph, runner } of Object.values(environments)) {
    const graphs = runner ? [moduleGraph, runner.evaluatedModules] : [moduleGraph];
    for (const graph of graphs) {
      const content = graph.getModuleById(RESOLVED_MODULE);
      const modules = [...(content ? [content] : []), ...(graph.getModulesByFile(pictures) ?? [])];
      for (const one of modules) graph.invalidateModule(one, undefined, Date.now(), true);
    }
    // Astro forgets the paths of its routes.
    if (name !== 'client') hot.send('astro:content-changed', {});
  }
  reload(server);
}

/** Loads the pages in browsers again. */
function reload({ environments }: DevServer): void {
  environments['client']?.hot.send({ type: 'full-reload', path: '*' });
}

/** The part of Astro's store that is used here. */
interface Store {
  collections(): Map<string, Map<string, object>>;
  /** Writes the module with the pictures of the content, if they changed. */
  writeAssetImports(file: URL): Promise<void>;
}

/** The parts of Vite's server that are used here. */
interface DevServer {
  config: { root: string };
  environments: Record<string, Environment>;
  middlewares: {
    use(handle: (request: IncomingMessage, response: unknown, next: () => void) => void): unknown;
  };
  ws: { on(event: 'connection', listener: () => void): unknown };
  watcher: {
    emit(event: string, ...args: unknown[]): unknown;
    on(event: string, listener: () => void): unknown;
  };
}

interface Environment {
  name: string;
  hot: { send(...message: unknown[]): void };
  moduleGraph: Modules;
  /** Absent where modules run elsewhere, as in a browser. */
  runner?: { evaluatedModules: Modules };
}

/** Modules that Vite has compiled, or that have run. */
interface Modules {
  getModuleById(id: string): object | undefined;
  getModulesByFile(file: string): Iterable<object> | undefined;
  /** Those that have run take the module alone. */
  invalidateModule(module: object, seen: undefined, timestamp: number, isReload: boolean): void;
}

/** The parts of the hook's argument that are used here. */
interface Setup {
  command: string;
  config: { root: URL };
  updateConfig: (changes: object) => unknown;
}
