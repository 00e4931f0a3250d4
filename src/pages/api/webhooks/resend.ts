import type { APIRoute } from 'astro';
import { webhookAnswer } from '../../../subscribers/http/webhook-answer.ts';
import { log, outbox, webhookReader } from '../../../runtime.ts';

export const prerender = false;

export const ALL: APIRoute = ({ request }) =>
  webhookAnswer(request, { read: webhookReader(), outbox, log, now: new Date() });
