import { AsyncLocalStorage } from 'node:async_hooks';
import type { AstroPrerenderer, RouteData } from 'astro';
import { setRenderingScope } from '../../../src/core/rendering-page.ts';
import { counted } from '../build-log.ts';
import { tell, tellPhase } from '../build-messages.ts';
import { type DefaultPrerenderer, fileFrom, styleOf } from './default-prerenderer.ts';
import { digest } from './digest.ts';
import { finishPages, type Page, withoutStyle } from './finish-pages.ts';
import type { KeptFiles } from '../../../src/loading/kept-files.ts';
import { keptPictures, loadPictureService } from './kept-pictures.ts';
import { type PageWithData, pagesOfRoute, type Paths, trimmed } from './pages-of-route.ts';
import { type RenderingPool, renderingPool } from './rendering-pool.ts';
import { addressAt } from '../../../src/core/site-urls.ts';

/** After how many pages the build says how far it is. */
const TELL_EVERY = 10;

/** A page to render, and the style of the site if it has one. */
interface Wanted {
  page: PageWithData;
  css: string | undefined;
}

/**
 * A prerenderer that writes the pages that were kept by earlier builds to the folder `client`, and
 * leaves only the others to Astro. It keeps pages with getStaticPaths, each under a digest of its props
 * and of the code; `query` in src/articles/queries/ makes sure that they depend on nothing else. All
 * other pages are few, and are rendered in every build. `summary` says how many pages and files there are, and
 * `styles` has the hashes of the styles of kept pages, as sources for the Content-Security-Policy.
 */
export function keepingPrerenderer(
  base: DefaultPrerenderer,
  {
    fingerprint,
    kept,
    client,
    base: sitePath,
    site,
    entry,
  }: {
    fingerprint: string;
    kept: KeptFiles;
    client: string;
    /** The path below which the site lies, such as `/`, which requests have and paths do not. */
    base: string;
    /** The URL of the site. */
    site: string;
    /** The URL of the bundle's entry, once there is one. */
    entry: () => string;
  },
): AstroPrerenderer & { summary: () => string; styles: Set<string> } {
  const pictures = keptPictures(kept, () => globalThis.astroAsset?.staticImages);
  /** The pages of each kind that has a style. They are written when all of them are known. */
  const kinds = new Map<RouteData, { css: string; pages: Page[] }>();
  const toRender = new Map<string, Wanted>();
  const notKept = new Set<Page>();
  const rendering = new AsyncLocalStorage<string>();
  setRenderingScope(rendering);
  const counts = { rendered: 0, reused: 0 };
  const styles = new Set<string>();
  let begun = 0;
  let pool: RenderingPool | undefined;
  return {
    name: 'keeping',
    summary,
    styles,
    async setup() {
      await base.setup?.();
    },
    async getStaticPaths() {
      const paths = await base.getStaticPaths();
      const sharing = Map.groupBy(paths, ({ pathname }) => trimmed(pathname));
      const left = { pages: [] as Paths, files: [] as Paths };
      for (const [route, ofRoute] of Map.groupBy(paths, ({ route }) => route)) {
        const css = styleOf(base.app, route);
        const pages = pagesOfRoute(base.app, route, ofRoute, { fingerprint, client });
        for (const [i, pathWithRoute] of ofRoute.entries()) {
          const page = pages[i];
          // Astro decides which of several pages with one path to render.
          const isAlone = sharing.get(trimmed(pathWithRoute.pathname))?.length === 1;
          if (page && isAlone) {
            if (css !== undefined) kindOf(route, css).pages.push(page);
            if (css === undefined ? putFile(page) : kept.use(page.key)) continue;
            toRender.set(page.path, { page, css });
          }
          left[css === undefined ? 'files' : 'pages'].push(pathWithRoute);
        }
      }
      const all = spread(left.pages, left.files);
      counts.rendered = all.length;
      counts.reused = paths.length - all.length;
      tellPhase('Pages', all.length);
      pool = renderingPool(entry(), left.pages.length);
      tell({ result: summary() });
      return all;
    },
    async render(request, options) {
      if (++begun % TELL_EVERY === 0) tell({ done: begun });
      const wanted = toRender.get(pathOf(request));
      if (!wanted) return base.render(request, options);
      const { page } = wanted;
      const { routeData } = options;
      const isEndpoint = routeData.type === 'endpoint';
      // Feeds and Markdown files share the texts that this thread has made.
      const ofThread = isEndpoint
        ? await pool?.pause()
        : await pool?.render(request.url, routeData.component, page);
      if (ofThread) {
        keep(wanted, Buffer.from(ofThread));
      } else {
        const answer = await rendering.run(page.path, () =>
          isEndpoint
            ? fileFrom(base.app, routeData, page, { request, site })
            : base.render(request, options),
        );
        const response = answer instanceof Response ? answer : answer.response;
        if (response.status !== 200) {
          notKept.add(page);
          return response;
        }
        keep(wanted, Buffer.from(await response.arrayBuffer()));
      }
      // Astro writes no file for it.
      return new Response(null);
    },
    async collectStaticImages() {
      await pool?.close();
      for (const [{ component }, { css, pages }] of kinds) {
        const whole = pages.filter((page) => !notKept.has(page));
        const key = digest([fingerprint, component], 'the kind of page');
        styles.add(await finishPages(whole, css, { key, kept, pictures }));
      }
      tellPhase('Pictures');
      const images = pictures.collect();
      if (images.size > 0) await loadPictureService();
      return images;
    },
    async teardown() {
      await base.teardown?.();
    },
  };

  function summary(): string {
    const onThreads = pool ? ` on ${pool.threads} threads` : '';
    return `${counted(counts.rendered)} rendered${onThreads}, ${counted(counts.reused)} unchanged`;
  }

  function pathOf({ url }: Request): string {
    const path = decodeURI(new URL(url).pathname);
    return trimmed(addressAt(path, sitePath) ?? path);
  }

  function kindOf(route: RouteData, css: string) {
    const kind = kinds.get(route) ?? { css, pages: [] };
    kinds.set(route, kind);
    return kind;
  }

  function keep({ page, css }: Wanted, body: Buffer): void {
    const content = css === undefined ? body : withoutStyle(body.toString(), css);
    kept.keep(page.key, content, pictures.of(body));
    if (css === undefined) putFile(page);
  }

  /** Writes a file without a style if it is kept. Returns whether it is. */
  function putFile({ key, file }: Page): boolean {
    const isKept = kept.putAt(key, file);
    if (isKept) pictures.makeThoseOf(key);
    return isKept;
  }
}

/** One list of both, in which those of the second stand evenly among those of the first. */
function spread<Item>(items: readonly Item[], others: readonly Item[]): Item[] {
  const placed = [items, others].flatMap((list) =>
    list.map((item, i) => ({ item, at: (i + 0.5) / list.length })),
  );
  return placed.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}
