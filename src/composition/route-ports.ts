import type { Log } from '../core/log.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Limiter, SignUpCap } from '../subscribers/limits.ts';
import type { EventReader } from '../subscribers/list-events.ts';
import type { HealthDetails } from '../subscribers/outbox/health.ts';
import type { Outbox } from '../subscribers/outbox/outbox.ts';
import type { SignedLinks } from '../subscribers/signed-links.ts';
import type { SubscriberReader } from '../subscribers/subscriber.ts';
import type { Once, Publication } from './shared.ts';

/** The ports of the on-demand routes. Each target has a file that builds them. */
export interface RoutePorts {
  log: Log;
  siteUrl: () => string;
  formsUrl: () => string;
  signedLinks: () => SignedLinks;
  subscribers: () => SubscriberReader;
  webhookReader: () => EventReader | undefined;
  limiter: () => Limiter;
  signUpCaps: () => readonly SignUpCap[];
  outbox: () => Outbox;
  health: {
    /** Whether jobs can be accepted now. */
    canAcceptJobs(now: Date): boolean;
    details(now: Date): HealthDetails | Promise<HealthDetails>;
  };
}

/** What a file of a target exports as `composeRoutes`; routes import it as `#composition`. */
export type ComposeRoutes = (
  settings: Settings,
  publication: Publication,
  shared: Once,
) => RoutePorts;
