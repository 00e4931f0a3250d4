import { createHandler as astroHandler } from '@astrojs/netlify/ssr-function.js';
import { answer } from './answer.ts';

/** The function at Netlify. `context.ip` is the address of the client, which Netlify vouches for. */
export function createHandler(options: Parameters<typeof astroHandler>[0]) {
  const routes = astroHandler(options);
  return (request: Request, context: Parameters<typeof routes>[1]): Promise<Response> =>
    answer(request, (sent) => routes(sent, context));
}
