// A worker of rendering-pool.ts: renders pages of the bundle of a build, one after another.
import { AsyncLocalStorage } from 'node:async_hooks';
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { RouteData } from 'astro';
import { pagePart } from '../../../src/core/page-part.ts';
import { setRenderingScope } from '../../../src/core/rendering-page.ts';
import { answerTasks } from '../../../src/loading/thread-pool.ts';
import type { RenderingWork, WantedPage } from './rendering-pool.ts';

/** The entry of the bundle, whose app needs less here than in the build that made it. */
interface Entry {
  manifest: { routes: readonly { routeData: RouteData; styles: readonly object[] }[] };
  app: {
    setInternals(internals: object): void;
    setOptions(options: object): void;
    getComponentByRoute(route: RouteData): Promise<object>;
    routeCache: { cache: Record<string, object>; key(route: RouteData): string };
    render(request: Request, options: { routeData: RouteData }): Promise<Response>;
  };
}

const { entry, pictures, answered } = workerData as RenderingWork;
const { app, manifest } = (await import(entry)) as Entry;

app.setInternals({
  // By `makePageDataKey` of Astro.
  pagesByKeys: new Map(
    manifest.routes.map(({ routeData, styles }) => [
      `${routeData.route}&${routeData.component}`,
      { styles: styles.map((sheet, order) => ({ depth: 0, order, sheet })) },
    ]),
  ),
});
app.setOptions({
  settings: { scripts: [] },
  logger: { options: { destination: { write: logged } } },
});

const rendering = new AsyncLocalStorage<string>();
setRenderingScope(rendering);

// The build notes which pictures to make, and names them. Astro asks in the middle of a page.
const names = new Map<string, unknown>();
Object.assign(globalThis, {
  astroAsset: {
    referencedImages: new Set(),
    addStaticImage: (...args: readonly unknown[]): unknown => {
      const picture = JSON.stringify(args);
      // Many pages have the logo, and the build can take a while to answer.
      if (!names.has(picture)) names.set(picture, nameOf(args));
      return names.get(picture);
    },
  },
});

function nameOf(picture: readonly unknown[]): unknown {
  Atomics.store(answered, 0, 0);
  pictures.postMessage(picture);
  Atomics.wait(answered, 0, 0);
  const { message } = receiveMessageOnPort(pictures) as { message: unknown };
  return message;
}

// One at a time, because the cache of routes holds one page.
answerTasks(render);

async function render(page: WantedPage): Promise<ArrayBuffer | undefined> {
  const { url, component, path } = page;
  const route = manifest.routes.find(({ routeData }) => routeData.component === component);
  if (!route) return undefined;
  const { routeData } = route;
  for (const name of page.parts) page.props[name] = pagePart(undefined, notHere);
  for (const { picture, fsPath } of page.pictures) {
    Object.defineProperty(picture, 'fsPath', { value: fsPath });
  }
  const mod = await app.getComponentByRoute(routeData);
  const { routeCache } = app;
  // In place of what getStaticPaths returns: this one page.
  routeCache.cache[routeCache.key(routeData)] = {
    mod,
    staticPaths: Object.assign([page], { keyed: { get: () => page } }),
  };
  const response = await rendering.run(path, () => app.render(new Request(url), { routeData }));
  return response.status === 200 ? response.arrayBuffer() : undefined;
}

function notHere(): Promise<string> {
  return Promise.reject(new Error('Parts of pages are rendered by the build.'));
}

function logged({ message }: { message: string }): void {
  console.error(message);
}
