import { join } from 'node:path';
import type { AstroPrerenderer, RouteData } from 'astro';
import { isPagePart, type PagePart } from '../../../src/core/page-part.ts';
import { type DefaultPrerenderer, staticPathsOf } from './default-prerenderer.ts';
import { digest } from './digest.ts';
import type { Page } from './finish-pages.ts';
import type { DataPage } from './rendering-pool.ts';

/** A page, and what it is rendered of. */
export type PageWithData = Page & DataPage;

/** The paths of a build, as Astro lists them. */
export type Paths = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>;

/**
 * The pages and files of a route with getStaticPaths, in the order of `paths`, with keys for what each
 * depends on: the code, whose digest is `fingerprint`, and its props. Other routes have none. Their files
 * lie below the folder `client`.
 */
export function pagesOfRoute(
  app: DefaultPrerenderer['app'],
  route: RouteData,
  paths: Paths,
  { fingerprint, client }: { fingerprint: string; client: string },
): PageWithData[] {
  if (route.params.length === 0) return [];
  return staticPathsOf(app, route, paths.length).map(({ params = {}, props = {} }, i) => {
    const path = trimmed(paths[i]?.pathname ?? '');
    const { parts, data } = partition(props);
    return {
      path,
      params,
      data,
      key: digest([fingerprint, route.component, path, data], `The props of /${path}`),
      parts: parts.map(([name, { input, html }]) => ({
        name,
        key: digest([fingerprint, name, input], `Of ${name}, the input`),
        html,
      })),
      file: join(client, path, route.type === 'page' ? 'index.html' : ''),
    };
  });
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
export function trimmed(path: string): string {
  return path.replace(/^\/|\/$/g, '');
}
