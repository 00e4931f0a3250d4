import type { FaultOrder } from '../../../../scripts/sandbox/faults.ts';
import type { JobOutcome } from '../../../../src/subscribers/outbox/job-outcome.ts';
import { canary } from '../../../fakes/list-jobs.ts';

/**
 * What is to be done after a request: nothing more (`done`), the same again once the time has come
 * (`later`), the same again only by asking first or under the same key, since nobody knows whether
 * it was done (`reconcile`), or nothing until a person or the calendar changes something (`stop`).
 */
export type FaultClass = 'done' | 'later' | 'reconcile' | 'stop';

const error = (status: number, name: string, headers: Record<string, string> = {}): FaultOrder => ({
  kind: 'status',
  status,
  headers,
  body: { statusCode: status, name, message: `about ${canary}` },
});

/** The ways in which a request to Resend can fail, and what follows from them. */
export const FAULT_MODES = {
  '429': [error(429, 'rate_limit_exceeded', { 'retry-after': '7' }), 'later'],
  '429, the day’s mails are used up': [error(429, 'daily_quota_exceeded'), 'stop'],
  '429, the month’s mails are used up': [error(429, 'monthly_quota_exceeded'), 'stop'],
  '401': [error(401, 'restricted_api_key'), 'stop'],
  '409': [error(409, 'invalid_idempotent_request'), 'stop'],
  '422': [error(422, 'validation_error'), 'stop'],
  '500': [error(500, 'internal_server_error'), 'reconcile'],
  '502 of a proxy, HTML': [
    { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' },
    'reconcile',
  ],
  '503, empty': [{ kind: 'status', status: 503, body: '' }, 'reconcile'],
  'reset before it was done': [{ kind: 'drop', when: 'before' }, 'reconcile'],
  '307 to a dead host': [{ kind: 'redirect', to: 'http://127.0.0.1:1/' }, 'reconcile'],
  'reset after it was done': [{ kind: 'drop', when: 'after' }, 'reconcile'],
  '200, no JSON': [{ kind: 'malformed' }, 'reconcile'],
  '200, empty': [{ kind: 'empty' }, 'reconcile'],
  '200, cut off': [{ kind: 'truncated' }, 'reconcile'],
  '200, {"ok":true}': [{ kind: 'ok-only' }, 'reconcile'],
  '200, null': [{ kind: 'null' }, 'reconcile'],
  'silence, though it was done': [{ kind: 'hang', when: 'after' }, 'reconcile'],
} as const satisfies Record<string, [FaultOrder, FaultClass]>;

export type FaultMode = keyof typeof FAULT_MODES;

/** Those in which Resend has done what it was asked. */
export const DONE_UNSEEN = [
  'reset after it was done',
  '200, no JSON',
  '200, empty',
  '200, cut off',
  '200, {"ok":true}',
  '200, null',
  'silence, though it was done',
] as const satisfies FaultMode[];

/** What an outcome of the worker's work tells to do. */
export function classOf(outcome: JobOutcome | { status: 'submitted' }): FaultClass {
  switch (outcome.status) {
    case 'done':
    case 'superseded':
    case 'submitted':
      return 'done';
    case 'later':
      return outcome.mayBeDone ? 'reconcile' : 'later';
    case 'quota':
    case 'misconfigured':
    case 'refused':
      return 'stop';
  }
}
