import type { Mailing } from '../../newsletters/sending/broadcaster.ts';
import type { Readership } from '../../newsletters/sending/readership.ts';
import { contacts } from './account-lists.ts';
import { topicsOf } from './contact.ts';
import { eachEntry } from './each-entry.ts';
import { type AudienceNames, resendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';
import type { FailedOutcome } from './resend-outcome.ts';

/** At how many contacts it looks for one reader of a newsletter; each takes a request. */
const LOOKS = 10;

/** Ends the iteration over the contacts. */
const ENOUGH: FailedOutcome = { kind: 'not-found' };

/** The readers of a newsletter: contacts in the segment who opted in to its topic. */
export function resendReadership(resend: ResendClient, names: AudienceNames): Readership {
  return {
    async of(newsletter) {
      // Sending one newsletter does not look up or create the topics of others.
      const newsletters = names.newsletters.filter(({ id }) => id === newsletter);
      const found = await resendAudience(resend, { ...names, newsletters }).ids();
      if (found.kind !== 'ok') return undefined;
      const topicId = found.data.topicIds.get(newsletter);
      return topicId ? { segmentId: found.data.segmentId, topicId } : undefined;
    },
    isEmpty: (audience) => hasNoReader(resend, audience),
  };
}

async function hasNoReader(
  resend: ResendClient,
  { segmentId, topicId }: Mailing['audience'],
): Promise<boolean | undefined> {
  let looks = 0;
  let hasReader = false;
  const all = await eachEntry(resend, contacts(segmentId), async ({ id, unsubscribed }) => {
    if (unsubscribed) return undefined;
    if (looks++ === LOOKS) return ENOUGH;
    const topics = await topicsOf(resend, id);
    if (topics.kind !== 'ok') return topics;
    hasReader = topics.data.includes(topicId);
    return hasReader ? ENOUGH : undefined;
  });
  if (hasReader) return false;
  return all.kind === 'ok' ? true : undefined;
}
