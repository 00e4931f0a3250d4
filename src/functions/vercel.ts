import routes from '@astrojs/vercel/entrypoint';
import { answer } from './answer.ts';

/** The function at Vercel, which overwrites `X-Forwarded-For` with the address of the client. */
export default {
  fetch: (request: Request): Promise<Response> => answer(request, (sent) => routes.fetch(sent)),
};
