/** Astro's module through which pages read the content. */
export const CONTENT_MODULE = 'astro:data-layer-content';

/** The name of the global symbol under which a process of Astro has its store of the content (astro-process.ts). */
export const CONTENT_STORE = 'broadsheet:content-store';

/** Whether this process has the store. `astro build` alone, without `npm run build`, leaves it to Astro. */
export function hasContentStore(): boolean {
  return Reflect.has(globalThis, Symbol.for(CONTENT_STORE));
}

/** The code of a module that reads the content from the store. Threads, which read no content, have none. */
export const CONTENT_FROM_STORE = `export default globalThis[Symbol.for(${JSON.stringify(CONTENT_STORE)})]?.collections() ?? new Map();`;
