import type { Email } from './records.ts';

/** The addresses that a broadcast's mail leads back to. */
export function broadcastLinks(url: string, { broadcast, topicId }: Email) {
  const query = topicId === null ? '' : `?topic=${topicId}`;
  return { unsubscribe: `${url}/unsubscribe/${broadcast?.reader.id ?? ''}${query}` };
}
