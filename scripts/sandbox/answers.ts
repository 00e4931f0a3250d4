import type { ErrorResponse } from 'resend';

/** What goes back over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A JSON answer. */
export function answer(body: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    text: JSON.stringify(body),
  };
}

/** A refusal in Resend's shape; the SDK hands it on as its `error`. */
export function refuse(status: number, name: ErrorResponse['name'], message: string): Answer {
  return answer({ statusCode: status, name, message }, status);
}

/** 404 `not_found`, e.g. "Contact not found". */
export function notFound(what: string): Answer {
  return refuse(404, 'not_found', `${what} not found`);
}
