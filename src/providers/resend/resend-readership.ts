import type { Readership } from '../../newsletters/sending/readership.ts';
import { type AudienceNames, resendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';

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
  };
}
