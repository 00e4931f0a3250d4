import type { APIContext, AstroPrerenderer, RouteData } from 'astro';
import type { DataPage, StaticPath } from './rendering-pool.ts';

/** Astro's own prerenderer. Its setup loads the bundle of the pages. */
export type DefaultPrerenderer = AstroPrerenderer & { app: App };

/** What the pages are rendered with. It remembers what their getStaticPaths returned. */
interface App {
  manifest: { routes: readonly { routeData: RouteData; styles: readonly Style[] }[] };
  routeCache: { get(route: RouteData): { staticPaths: readonly StaticPath[] } | undefined };
  getComponentByRoute(route: RouteData): Promise<{ GET: Endpoint }>;
}

/** A style that Astro puts into the pages of a route. */
type Style = { type: 'inline'; content: string } | { type: 'external' };

type Endpoint = (
  context: Pick<APIContext, 'params' | 'props' | 'request' | 'url' | 'site'>,
) => Response | Promise<Response>;

/** The style of the site, for routes of pages. Astro lists it for endpoints too. */
export function styleOf({ manifest }: App, route: RouteData): string | undefined {
  if (route.type === 'endpoint') return undefined;
  const ofRoute = manifest.routes.find(({ routeData }) => routeData.component === route.component);
  return ofRoute?.styles.find((style) => style.type === 'inline')?.content;
}

/**
 * What getStaticPaths of a route returned, in the order of its `count` paths, which Astro passes on without
 * their props.
 */
export function staticPathsOf(
  { routeCache }: App,
  route: RouteData,
  count: number,
): readonly StaticPath[] {
  const all = routeCache.get(route)?.staticPaths;
  if (all?.length === count) return all;
  throw new Error(
    `Astro returned no props for the paths of ${route.component}. Update scripts/build/incremental/ for this version of Astro.`,
  );
}

/**
 * Asks an endpoint for a file, with the part of Astro's context that files made of props need. Astro's handling
 * of a request takes longer than some of them.
 */
export async function fileFrom(
  app: App,
  route: RouteData,
  { params, data }: DataPage,
  { request, site }: { request: Request; site: string },
): Promise<Response> {
  const { GET } = await app.getComponentByRoute(route);
  return GET({ params, props: data, request, url: new URL(request.url), site: new URL(site) });
}
