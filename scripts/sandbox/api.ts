import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { batchRoutes } from './batch.ts';
import { broadcastRoutes } from './broadcasts.ts';
import { contactPropertyRoutes } from './contact-properties.ts';
import { contactSegmentRoutes } from './contact-segments.ts';
import { contactTopicRoutes } from './contact-topics.ts';
import { contactRoutes } from './contacts.ts';
import { emailRoutes } from './emails.ts';
import { strike } from './fault-answers.ts';
import { strikesAfter } from './faults.ts';
import { turnedAway } from './gate.ts';
import { writeAnswer } from './http.ts';
import { keyHeaders } from './ledger.ts';
import type { RequestEntry } from './ledger.ts';
import { metricsRoutes } from './metrics.ts';
import { router } from './router.ts';
import type { Request } from './router.ts';
import { segmentRoutes } from './segments.ts';
import { suppressionRoutes } from './suppressions.ts';
import { topicRoutes } from './topics.ts';
import { webhookRoutes } from './webhooks.ts';
import type { World } from './world.ts';

const find = router([
  ...batchRoutes,
  ...metricsRoutes,
  ...emailRoutes,
  ...contactRoutes,
  ...contactSegmentRoutes,
  ...contactTopicRoutes,
  ...segmentRoutes,
  ...topicRoutes,
  ...contactPropertyRoutes,
  ...broadcastRoutes,
  ...suppressionRoutes,
  ...webhookRoutes,
]);

/** Responds to an API request, or injects a fault if one is set for it. */
export async function serveApi(
  world: World,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const { method, path, header, body } = request;
  const at = world.clock.now();
  const entry = world.ledger.request({ at, method, path, headers: keyHeaders(header), body });
  const fault = world.faults.take(method, path);
  if (!fault) return finish(response, entry, effect(world, request));

  entry.fault = fault.kind;
  const early = strikesAfter(fault) ? effect(world, request) : undefined;
  if (fault.kind !== 'delay') {
    entry.status = strike(fault, response, early);
    return;
  }
  const key = header('idempotency-key') ?? '';
  world.keysUnderWay.add(key);
  await sleep(fault.ms);
  world.keysUnderWay.delete(key);
  finish(response, entry, early ?? effect(world, request));
}

/** Processes a request and returns the response, before any fault is injected. */
export function effect(world: World, request: Request): Answer {
  const limit = world.rateLimit.take(world.clock.now());
  const reply = limit.passes
    ? (turnedAway(request) ?? handle(world, request))
    : refuse(429, 'rate_limit_exceeded', 'Too many requests. Please retry after 1 second.');
  if (request.method !== 'GET' && reply.status < 300) world.changed();
  else world.pages.changed();
  return { ...reply, headers: { ...limit.headers, ...reply.headers } };
}

function handle(world: World, request: Request): Answer {
  const found = find(request.method, request.path);
  if (found === 'wrong-method') {
    return refuse(405, 'method_not_allowed', 'This endpoint does not support the used method.');
  }
  if (!found) return refuse(404, 'not_found', 'The sandbox does not serve this endpoint.');
  return found.handle(world, { ...request, params: found.params });
}

function finish(response: ServerResponse, entry: RequestEntry, reply: Answer): void {
  entry.status = reply.status;
  writeAnswer(response, reply);
}
