import { answer } from './answers.ts';
import type { ApiRoute, AtOnce } from './router.ts';

/** The limits of the sandbox, of which only the rate is one. */
const usage: AtOnce = ({ state, rateLimit, clock }) => {
  const emails = state.emails.size;
  const resets_at = new Date(clock.now() + 86_400_000).toISOString();
  return answer({
    object: 'usage',
    emails: {
      daily: { used: emails, limit: null, sent: emails, received: 0, resets_at },
      monthly: { used: emails, limit: 1_000_000, sent: emails, received: 0, resets_at },
    },
    contacts: { used: state.contacts.size, limit: 1_000_000 },
    segments: { used: state.segments.size, limit: null },
    broadcasts: { used: state.broadcasts.size, limit: null },
    rate_limit: { limit: rateLimit.perSecond || 1_000, duration: '1s' },
  });
};

export const usageRoutes: ApiRoute[] = [{ method: 'GET', path: '/usage', handle: usage }];
