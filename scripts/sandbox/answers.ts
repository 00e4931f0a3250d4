import type { ErrorResponse } from 'resend';

/** An HTTP response. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A JSON response. */
export function answer(body: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    text: JSON.stringify(body),
  };
}

/** An error response in Resend's shape; the SDK returns it as `error`. */
export function refuse(status: number, name: ErrorResponse['name'], message: string): Answer {
  return answer({ statusCode: status, name, message }, status);
}

/** 404 `not_found`, e.g. "Contact not found". */
export function notFound(what: string): Answer {
  return refuse(404, 'not_found', `${what} not found`);
}
