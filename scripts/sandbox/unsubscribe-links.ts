import type { Email } from './records.ts';

/** The links in a broadcast's emails that lead to the sandbox. */
export function broadcastLinks(url: string, { broadcast, topicId }: Email) {
  const query = topicId === null ? '' : `?topic=${topicId}`;
  return { unsubscribe: `${url}/unsubscribe/${broadcast?.reader.id ?? ''}${query}` };
}
