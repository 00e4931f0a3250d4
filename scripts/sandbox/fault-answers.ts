import type { ServerResponse } from 'node:http';
import { answer } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Fault } from './faults.ts';
import { writeAnswer, writeHalf } from './http.ts';
import type { RequestEntry } from './ledger.ts';

const GARBLED = { empty: '', malformed: '{"id": oops', null: 'null', 'ok-only': '{"ok":true}' };

/** Responds as the fault specifies, instead of with `reply`. Returns the status for the ledger. */
export function strike(
  fault: Exclude<Fault, { kind: 'delay' }>,
  response: ServerResponse,
  reply: Answer = answer({ id: 'nothing-was-done' }),
): RequestEntry['status'] {
  switch (fault.kind) {
    case 'hang':
      return null;
    case 'drop':
      response.destroy();
      return 'dropped';
    case 'truncated':
      writeHalf(response, reply);
      return reply.status;
    case 'status':
      return write(response, statusAnswer(fault, reply));
    case 'redirect':
      return write(response, { status: fault.status, headers: { location: fault.to }, text: '' });
    case 'empty':
    case 'malformed':
    case 'null':
    case 'ok-only':
      return write(response, { ...reply, status: 200, text: GARBLED[fault.kind] });
  }
}

function write(response: ServerResponse, reply: Answer): number {
  writeAnswer(response, reply);
  return reply.status;
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, reply: Answer): Answer {
  const { status, headers, body = '' } = fault;
  if (typeof body === 'string') {
    return { status, headers: { 'content-type': 'text/html', ...headers }, text: body };
  }
  return { ...answer(body, status), headers: { ...reply.headers, ...headers } };
}
