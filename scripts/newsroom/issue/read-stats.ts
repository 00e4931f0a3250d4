import { dayIn, daysAfter } from '../../../src/core/wall-clock.ts';
import type { BroadcastReactions } from '../../../src/newsletters/sending/broadcast-figures.ts';
import { issueNamed } from '../../../src/newsletters/sending/find-broadcasts.ts';
import type { MailProvider } from '../../../src/providers/mail-provider.ts';
import {
  growthByWeek,
  type Membership,
  type WeekOfGrowth,
} from '../../../src/subscribers/growth.ts';
import {
  consentedAt,
  currentNewsletters,
  unsubscribedAt,
} from '../../../src/subscribers/stored-subscriber.ts';
import type { SubscriberListing } from '../../../src/subscribers/subscriber-listing.ts';
import { site } from '../../settings/site.ts';
import { dataOf } from '../../subscribers/not-answered.ts';

export type IssueFigures = Omit<BroadcastReactions, 'broadcast' | 'name'> & { id: string };

/** What became of the emails of recent issues. */
export interface Stats {
  /** Newest first. */
  issues: IssueFigures[];
  /** Oldest week first; `undefined` if it was not asked for. */
  growth: WeekOfGrowth[] | undefined;
  /** Whether the provider counts opens and clicks. */
  isTracked: boolean;
}

/**
 * Asks the provider for the figures of the last `weeks` weeks and, with `growth`, for each subscriber. Throws
 * an Error with one line for the operator if it does not answer.
 */
export async function readStats(
  { figures, listing }: Pick<MailProvider, 'figures' | 'listing'>,
  { now, weeks, growth = false }: { now: Date; weeks: number; growth?: boolean | undefined },
): Promise<Stats> {
  const since = daysAfter(dayIn(site.timeZone, now), -7 * weeks);
  const found = await figures.reactionsSince(new Date(`${since}T00:00:00Z`));
  if (found === undefined)
    throw new Error('Resend did not return the figures of the issues (GET /emails/metrics).');
  const issues = issuesIn(found);
  return {
    issues,
    growth: growth
      ? growthByWeek(await memberships(listing), { now, weeks, timeZone: site.timeZone })
      : undefined,
    isTracked: issues.some(({ opened, clicked }) => opened + clicked > 0),
  };
}

/** The figures of broadcasts that are issues, newest first. */
function issuesIn(figures: readonly BroadcastReactions[]): IssueFigures[] {
  return figures
    .flatMap(({ broadcast: _, name, ...counts }) => {
      const id = issueNamed(name);
      return id === undefined ? [] : [{ id, ...counts }];
    })
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

async function memberships(listing: SubscriberListing): Promise<Membership[]> {
  const members: Membership[] = [];
  const listed = await listing.eachSubscriber(({ joined, subscriber }) => {
    const receives = currentNewsletters(subscriber).length > 0;
    members.push({
      joined: consentedAt(subscriber) ?? joined,
      left: receives ? undefined : (unsubscribedAt(subscriber) ?? 'unknown'),
    });
  });
  dataOf(listed);
  return members;
}
