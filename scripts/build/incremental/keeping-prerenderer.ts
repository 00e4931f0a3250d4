import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroPrerenderer, RouteData } from 'astro';
import { isPagePart, type PagePart, withParts } from '../../../src/core/page-part.ts';
import { setRenderingScope } from '../../../src/core/rendering-page.ts';
import { digest } from './digest.ts';
import type { KeptFiles } from './kept-files.ts';
import { type Picture, keptPictures } from './kept-pictures.ts';
import { keptStyle } from './kept-style.ts';

/**
 * Astro's own prerenderer. Its setup loads the bundle of the pages, and its app remembers what their
 * getStaticPaths returned.
 */
export type DefaultPrerenderer = AstroPrerenderer & {
  app: {
    routeCache: {
      get(
        route: RouteData,
      ): { staticPaths: readonly { props?: Record<string, unknown> }[] } | undefined;
    };
  };
};

/** A page that depends on its props and the code alone. */
interface Page {
  /** Without slashes at its ends. */
  path: string;
  /** The digest of its path and of everything that it depends on, except its parts. */
  key: string;
  parts: readonly Part[];
}

interface Part {
  /** The name of the prop. */
  name: string;
  /** The digest of everything that it depends on. */
  key: string;
  html: () => Promise<string>;
}

type Paths = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>;

/**
 * A prerenderer that writes the pages that were kept by earlier builds to the folder `client`, and
 * leaves only the others to Astro. It keeps pages with getStaticPaths, each under a digest of its props
 * and of the code; `query` in src/articles/queries/ makes sure that they depend on nothing else. All
 * other pages are few, and are rendered in every build. `counts` has the number of pages and files.
 */
export function keepingPrerenderer(
  base: DefaultPrerenderer,
  { fingerprint, kept, client }: { fingerprint: string; kept: KeptFiles; client: string },
): AstroPrerenderer & { counts: { rendered: number; reused: number } } {
  const pictures = keptPictures(() => globalThis.astroAsset?.staticImages);
  const styles = keptStyle(kept, digest([fingerprint, 'style'], 'the style'));
  const toRender = new Map<string, Page>();
  const rendering = new AsyncLocalStorage<string>();
  setRenderingScope(rendering);
  const counts = { rendered: 0, reused: 0 };
  return {
    name: 'keeping',
    counts,
    async setup() {
      await base.setup?.();
    },
    async getStaticPaths() {
      const paths = await base.getStaticPaths();
      const sharing = Map.groupBy(paths, ({ pathname }) => trimmed(pathname));
      const left: Paths = [];
      for (const [route, ofRoute] of Map.groupBy(paths, ({ route }) => route)) {
        const pages = pagesOf(route, ofRoute);
        for (const [i, pathWithRoute] of ofRoute.entries()) {
          const page = pages[i];
          // Astro decides which of several pages with one path to render.
          const isAlone = sharing.get(trimmed(pathWithRoute.pathname))?.length === 1;
          if (page && isAlone) {
            if (await writeKept(page, fileOf(page, route))) continue;
            toRender.set(page.path, page);
          }
          left.push(pathWithRoute);
        }
      }
      counts.rendered = left.length;
      counts.reused = paths.length - left.length;
      return left;
    },
    async render(request, options) {
      const page = toRender.get(trimmed(decodeURI(new URL(request.url).pathname)));
      if (!page) return base.render(request, options);
      const answer = await rendering.run(page.path, () => base.render(request, options));
      const response = answer instanceof Response ? answer : answer.response;
      if (response.status !== 200) return response;
      const body = await response.text();
      if (page.parts.length === 0) keepWithPictures(page.key, body);
      else keepWithPictures(page.key, styles.without(body));
      const whole = await withItsParts(body, page);
      if (page.parts.length > 0) keepWithPictures(keyOfWhole(page), whole);
      return new Response(whole, response);
    },
    async collectStaticImages() {
      return pictures.collect();
    },
    async teardown() {
      await base.teardown?.();
    },
  };

  function pagesOf(route: RouteData, paths: Paths): Page[] {
    if (route.params.length === 0) return [];
    // In the order of the paths, which Astro passes on without their props.
    const all = base.app.routeCache.get(route)?.staticPaths;
    if (all?.length !== paths.length) {
      throw new Error(
        `Astro returned no props for the paths of ${route.component}. Update scripts/build/incremental/ for this version of Astro.`,
      );
    }
    return all.map(({ props = {} }, i) => {
      const path = trimmed(paths[i]?.pathname ?? '');
      const { parts, data } = partition(props);
      const key = digest([fingerprint, route.component, path, data], `The props of /${path}`);
      return { path, key, parts: parts.map(([name, part]) => partOf(name, part)) };
    });
  }

  function partOf(name: string, { input, html }: PagePart): Part {
    return { name, key: digest([fingerprint, name, input], `Of ${name}, the input`), html };
  }

  /** Writes a page that is kept. Returns whether it is. */
  async function writeKept(page: Page, file: string): Promise<boolean> {
    mkdirSync(dirname(file), { recursive: true });
    const key = keyOfWhole(page);
    if (kept.putAt(key, file)) {
      makePictures(key);
      // A later build may need them to put in another part.
      for (const piece of [page, ...page.parts]) keepLonger(piece.key);
      return true;
    }
    const body = page.parts.length > 0 && styles.isKept() && kept.read(page.key);
    if (!body) return false;
    makePictures(page.key);
    const whole = await withItsParts(styles.with(body.toString()), page);
    writeFileSync(file, whole);
    kept.keepFile(key, file);
    keepPictures(key, whole);
    return true;
  }

  async function withItsParts(body: string, { parts }: Page): Promise<string> {
    if (parts.length === 0) return body;
    const html = new Map<string, string>();
    for (const part of parts) html.set(part.name, await partHtml(part));
    return withParts(body, html);
  }

  async function partHtml({ key, html }: Part): Promise<string> {
    const before = kept.read(key);
    if (before) {
      makePictures(key);
      return before.toString();
    }
    const rendered = await html();
    keepWithPictures(key, rendered);
    return rendered;
  }

  function keepWithPictures(key: string, content: string): void {
    kept.keep(key, content);
    keepPictures(key, content);
  }

  function keepPictures(key: string, content: string): void {
    const ofContent = pictures.of(content);
    if (ofContent.length > 0) kept.keep(`${key}.pictures`, JSON.stringify(ofContent));
  }

  function keepLonger(key: string): void {
    kept.use(key);
    kept.use(`${key}.pictures`);
  }

  function makePictures(key: string): void {
    const record = kept.read(`${key}.pictures`);
    if (record) pictures.make(JSON.parse(record.toString()) as Picture[]);
  }

  function fileOf({ path }: Page, { type }: RouteData): string {
    return join(client, path, type === 'page' ? 'index.html' : '');
  }
}

/** The digest of everything that a page depends on, its parts included. */
function keyOfWhole({ key, parts }: Page): string {
  return parts.length === 0 ? key : digest([key, ...parts.map((part) => part.key)], 'keys');
}

/** The parts among the props of a page, and its other props. */
function partition(props: Record<string, unknown>) {
  const entries = Object.entries(props);
  const isPart = (entry: [string, unknown]): entry is [string, PagePart] => isPagePart(entry[1]);
  return {
    parts: entries.filter(isPart),
    data: Object.fromEntries(entries.filter((entry) => !isPart(entry))),
  };
}

/** A path as both requests and Astro's list of paths have it. */
function trimmed(path: string): string {
  return path.replace(/^\/|\/$/g, '');
}
