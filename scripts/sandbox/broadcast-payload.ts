import { z } from 'zod';
import { parseAddress } from './addresses.ts';
import { notFound, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { anyNumber } from './parse-body.ts';
import type { Broadcast } from './records.ts';
import type { State } from './state.ts';

const fields = z.object({
  name: z.string().nullish(),
  segment_id: z.string().optional(),
  /** The former name of `segment_id`. */
  audience_id: z.string().optional(),
  from: z.string(),
  subject: z.string(),
  reply_to: anyNumber,
  preview_text: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  topic_id: z.string().nullish(),
});

export const broadcastSchema = fields.extend({
  send: z.boolean().nullish(),
  scheduled_at: z.string().nullish(),
});

export const broadcastChange = fields.partial();

/** A broadcast with these fields changed; omitted fields stay the same. */
export function changedBroadcast(
  broadcast: Broadcast,
  wanted: z.output<typeof broadcastChange>,
): Broadcast {
  const kept = <T>(value: T | undefined, old: T) => (value === undefined ? old : value);
  return {
    ...broadcast,
    name: wanted.name ?? broadcast.name,
    segmentId: wanted.segment_id ?? wanted.audience_id ?? broadcast.segmentId,
    from: wanted.from ?? broadcast.from,
    subject: wanted.subject ?? broadcast.subject,
    replyTo: wanted.reply_to?.length ? wanted.reply_to : broadcast.replyTo,
    previewText: kept(wanted.preview_text, broadcast.previewText),
    html: kept(wanted.html, broadcast.html),
    text: kept(wanted.text, broadcast.text),
    topicId: kept(wanted.topic_id, broadcast.topicId),
  };
}

/** Why Resend would refuse a broadcast. */
export function refuseBroadcast(state: State, broadcast: Broadcast): Answer | undefined {
  const { segmentId, topicId, from, subject, html, text } = broadcast;
  if (segmentId === '') {
    return refuse(422, 'missing_required_field', 'Missing `segment_id` field.');
  }
  if (!state.segments.get(segmentId)) return notFound('Segment');
  if (topicId !== null && !state.topics.get(topicId)) return notFound('Topic');
  if (parseAddress(from) === undefined) {
    return refuse(422, 'invalid_from_address', 'Invalid `from` field.');
  }
  if (/[\r\n]/.test(subject)) {
    return refuse(422, 'validation_error', 'The `\\n` is not allowed in the `subject` field.');
  }
  return html || text
    ? undefined
    : refuse(422, 'missing_required_field', 'Missing `html` or `text` field.');
}
