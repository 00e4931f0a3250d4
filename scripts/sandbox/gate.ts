import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Request } from './router.ts';

const SENDING_PATHS = ['/emails', '/emails/batch'];

/** What Resend checks before it processes a request: the error response, if any. */
export function turnedAway({ method, path, header, text, body }: Request): Answer | undefined {
  if (!header('user-agent')) {
    return { status: 403, headers: { 'content-type': 'text/plain' }, text: 'error code: 1010' };
  }
  const key = /^Bearer (.+)$/.exec(header('authorization') ?? '')?.[1];
  if (key === undefined) {
    return refuse(401, 'missing_api_key', 'Missing API key in the authorization header.');
  }
  if (!key.startsWith('re_')) return refuse(403, 'invalid_api_key', 'API key is invalid.');
  if (key.startsWith('re_sending_') && !(method === 'POST' && SENDING_PATHS.includes(path))) {
    return refuse(401, 'restricted_api_key', 'This API key is restricted to only send emails.');
  }
  if (text !== '' && body === undefined) {
    return refuse(400, 'validation_error', 'The request body is not valid JSON.');
  }
  return undefined;
}
