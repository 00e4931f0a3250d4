import type { Readership } from '../../newsletters/sending/readership.ts';
import { type AudienceNames, resendAudience } from './resend-audience.ts';
import type { ResendClient } from './resend-client.ts';

/** The readers of a newsletter: those in the segment who chose its topic. */
export function resendReadership(resend: ResendClient, names: AudienceNames): Readership {
  return {
    async of(newsletter) {
      // Sending one newsletter looks for, and makes, nothing of the others.
      const newsletters = names.newsletters.filter(({ id }) => id === newsletter);
      const found = await resendAudience(resend, { ...names, newsletters }).ids();
      if (found.kind !== 'ok') return undefined;
      const topicId = found.data.topicIds.get(newsletter);
      return topicId ? { segmentId: found.data.segmentId, topicId } : undefined;
    },
  };
}
