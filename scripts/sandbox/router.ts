import { decodedPart } from '../../src/core/percent-encoding.ts';
import type { Answer } from './answers.ts';
import type { World } from './world.ts';

export interface Request {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** The `:name` parts of the route's path. */
  params: Record<string, string>;
  header: (name: string) => string | undefined;
  text: string;
  /** The body as JSON; undefined if it is empty or not JSON. */
  body: unknown;
}

export type Handler = (world: World, request: Request) => Answer | Promise<Answer>;

export interface Route<H = Handler> {
  method: string;
  path: string;
  handle: H;
}

/** A synchronous handler, so that nothing can happen between its check and its effect. */
export type AtOnce = (world: World, request: Request) => Answer;

export type ApiRoute = Route<AtOnce>;

/**
 * Finds the handler and parameters for a request; `undefined` without a matching route, and
 * `'wrong-method'` if only the path matches. An earlier route wins over a later one.
 */
export function router<H>(routes: readonly Route<H>[]) {
  const table = routes.map((route) => ({ ...route, parts: route.path.split('/') }));

  return (method: string, path: string) => {
    const parts = path.split('/');
    let known = false;
    for (const route of table) {
      if (route.parts.length !== parts.length) continue;
      const params = paramsOf(route.parts, parts);
      if (!params) continue;
      if (route.method === method) return { handle: route.handle, params };
      known = true;
    }
    return known ? 'wrong-method' : undefined;
  };
}

function paramsOf(pattern: string[], parts: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, wanted] of pattern.entries()) {
    const part = parts[i] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decodedPart(part);
    else if (wanted !== part) return undefined;
  }
  return params;
}
