import type { APIRoute } from 'astro';
import { webhookAnswer } from '../../../http/webhook-answer.ts';
import { log, outbox, webhookReader } from '../../../wiring.ts';

export const prerender = false;

export const ALL: APIRoute = ({ request }) =>
  webhookAnswer(request, { read: webhookReader(), outbox, log, now: new Date() });
