import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pathBelow } from '../../../src/core/site-urls.ts';
import type { HeaderClass } from '../../../src/http/header-table.ts';
import { patternOf } from '../../../src/http/headers-at.ts';
import type { Redirect } from '../built-redirects.ts';

/** A route of the Build Output API: https://vercel.com/docs/build-output-api/configuration#routes */
const routeSchema = z.looseObject({ src: z.string().optional(), dest: z.string().optional() });
const configSchema = z.looseObject({ version: z.literal(3), routes: z.array(routeSchema) });
type Route = z.output<typeof routeSchema>;

/** The name that @astrojs/vercel gives to the function. */
const FUNCTION = '_render';

/**
 * Writes the routes of Vercel for the build in `folder`. The function comes first: it sends its own headers, and those
 * of files would replace them. Rules for headers go on to the next route, and the later one wins.
 */
export async function writeVercelConfig(
  folder: string,
  {
    redirects,
    table,
    base,
    isApart,
  }: {
    redirects: readonly Redirect[];
    table: readonly HeaderClass[];
    /** The path of the site. */
    base: string;
    /** Whether the function leads to the site from every address that is not its own. */
    isApart: boolean;
  },
): Promise<void> {
  const file = join(folder, '.vercel/output/config.json');
  const { routes, ...config } = configSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const all: Route[] = [
    ...routes.filter(({ dest }) => dest === FUNCTION).map((route) => belowBase(route, base)),
    ...redirects.map((one) => redirectRoute(one, base)),
    // A page has a slash at its end, and the address of a file has a dot.
    {
      src: `^${RegExp.escape(base)}((?:[\\w~-]+/)*[\\w~-]+)$`,
      headers: { Location: `${base}$1/` },
      status: 301,
    },
    ...table.flatMap(({ addresses, headers, ofFile }) =>
      addresses.map((address) => ({
        src: patternOf(pathBelow(address, base)).source,
        headers: { ...headers, ...ofFile },
        continue: true,
      })),
    ),
    { handle: 'filesystem' },
    isApart
      ? { src: '/.*', dest: FUNCTION }
      : { src: '/.*', dest: pathBelow('/404.html', base), status: 404 },
  ];
  await writeFile(file, JSON.stringify({ ...config, routes: all }));
}

/** The adapter leaves out the path of the site. */
function belowBase(route: Route, base: string): Route {
  return { ...route, src: route.src?.replace(/^\^\//, `^${RegExp.escape(base)}`) };
}

/** The function answers for what is gone. */
function redirectRoute({ from, to }: Redirect, base: string): Route {
  const path = from.split('/').map(encodeURIComponent).join('/');
  const src = `^${RegExp.escape(pathBelow(path, base))}/?$`;
  if (to === undefined) return { src, dest: FUNCTION };
  return { src, headers: { Location: pathBelow(to, base) }, status: 301 };
}
