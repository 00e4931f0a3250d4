import type { ServerResponse } from 'node:http';
import { controlRoutes } from './control.ts';
import { isOwnOrigin, writeAnswer } from './http.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { router } from './router.ts';
import type { Request } from './router.ts';
import { unsubscribeRoutes } from './unsubscribe-page.ts';
import type { World } from './world.ts';

const find = router([...inboxRoutes, ...unsubscribeRoutes, ...controlRoutes]);
const OWN_PATH = /^\/($|inbox\/|unsubscribe\/|_sandbox\/)/;

/**
 * Handles everything outside the API: the inbox, the unsubscribe page and the controls. Returns false
 * for other paths.
 */
export async function servePage(
  world: World,
  request: Request,
  response: ServerResponse,
): Promise<boolean> {
  const { method, path } = request;
  if (!OWN_PATH.test(path)) return false;
  if (method === 'GET' && path === '/inbox/changes') {
    world.pages.join(response);
    return true;
  }

  const found = find(method === 'HEAD' ? 'GET' : method, path);
  const changes = method !== 'GET' && method !== 'HEAD';
  if (!found || found === 'wrong-method') {
    const status = found ? 405 : 404;
    writeAnswer(response, { status, headers: {}, text: 'The sandbox does not have this page.' });
  } else if (changes && path.startsWith('/_sandbox/') && !isOwnOrigin(request)) {
    writeAnswer(response, { status: 403, headers: {}, text: 'Forbidden: cross-origin request.' });
  } else {
    writeAnswer(response, await found.handle(world, { ...request, params: found.params }));
  }
  return true;
}
