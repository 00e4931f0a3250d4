import { availableParallelism } from 'node:os';
import { types } from 'node:util';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { APIContext } from 'astro';
import { threadPool } from '../../../src/loading/thread-pool.ts';

/** With fewer pages, another thread takes longer to start than to render. */
const PAGES_PER_THREAD = 250;

/** What a worker needs to start. */
export interface RenderingWork {
  /** The URL of the entry of the bundle. */
  entry: string;
  /** Asks the build for the name of a picture. `answered` is 1 when the answer is there. */
  pictures: MessagePort;
  answered: Int32Array<SharedArrayBuffer>;
}

/** A page for a worker. */
export interface WantedPage {
  url: string;
  component: string;
  /** As errors name the page. */
  path: string;
  params: APIContext['params'];
  /** Without parts, which are no data. */
  props: Record<string, unknown>;
  /** The names of the props that are parts. */
  parts: string[];
  /** Where the files of pictures in the props are, which their objects hide. */
  pictures: { picture: object; fsPath: string }[];
}

/** What a page is rendered of. */
export interface DataPage {
  /** Without slashes at its ends. */
  path: string;
  params: APIContext['params'];
  /** Its props, except its parts. */
  data: Record<string, unknown>;
  parts: readonly { name: string }[];
}

/** One of the paths that getStaticPaths of a page returned. */
export interface StaticPath {
  params?: APIContext['params'];
  props?: Record<string, unknown>;
}

/** Notes a picture to make, and returns its address. */
type AddPicture = NonNullable<typeof globalThis.astroAsset.addStaticImage>;

/** Threads that render pages, besides the one that started them. */
export interface RenderingPool {
  /** How many there are, with the one that started them. */
  threads: number;
  /**
   * Returns the bytes of a page of the template `component`; `undefined` if this thread has to render it,
   * because the others are busy, or to report what is wrong.
   */
  render(url: string, component: string, page: DataPage): Promise<ArrayBuffer | undefined>;
  /** To wait for before this thread does something itself. */
  pause(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a thread for every core but this thread's, each with its own copy of the bundle of pages. Returns
 * `undefined` if it would not pay for so many pages. A page depends on its props and the code alone, so it
 * has the same bytes wherever it is rendered.
 */
export function renderingPool(entry: string, pages: number): RenderingPool | undefined {
  const count = Math.min(availableParallelism() - 1, Math.floor(pages / PAGES_PER_THREAD));
  if (count < 1) return undefined;
  const workers = Array.from({ length: count }, () => startWorker(entry));
  const pool = threadPool<WantedPage, ArrayBuffer>(workers);
  return {
    threads: count + 1,
    render: (url, component, page) => pool.run(() => wantedPage(url, component, page)),
    pause: () => pool.pause(),
    close: () => pool.close(),
  };
}

function startWorker(entry: string): Worker {
  const { port1, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const work: RenderingWork = { entry, pictures: port2, answered };
  const worker = new Worker(new URL('./rendering-worker.ts', import.meta.url), {
    workerData: work,
    transferList: [port2],
  });
  port1.on('message', (picture: Parameters<AddPicture>) => {
    port1.postMessage(globalThis.astroAsset?.addStaticImage?.(...picture));
    Atomics.store(answered, 0, 1);
    Atomics.notify(answered, 0);
  });
  port1.unref();
  return worker;
}

/** A page as a message, which cannot hold functions and proxies. */
function wantedPage(
  url: string,
  component: string,
  { path, params, data, parts }: DataPage,
): WantedPage {
  const pictures: WantedPage['pictures'] = [];
  const props = copied(data) as WantedPage['props'];
  return { url, component, path, params, props, parts: parts.map(({ name }) => name), pictures };

  function copied(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(copied);
    // Astro's object for a picture.
    if (types.isProxy(value)) {
      const picture = { ...value };
      pictures.push({ picture, fsPath: (value as { fsPath: string }).fsPath });
      return picture;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
  }
}
