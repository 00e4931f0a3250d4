import { directOutbox } from '../providers/direct/direct-outbox.ts';
import { bundledMailWriter, hasSettings } from './bundled.ts';
import { composeLimits } from './limits.ts';
import type { ComposeRoutes } from './route-ports.ts';
import { composeShared, once } from './shared.ts';

/**
 * The ports of the routes in a function: nothing is stored, so a request is answered when the provider has done
 * what it asks for.
 */
export const composeRoutes: ComposeRoutes = (settings, publication, shared) => {
  const { limiter, redisHealth } = composeLimits(settings, shared);
  const ports = composeShared(settings, publication, shared);
  const outbox = once('outbox', () =>
    directOutbox({
      mailer: ports.provider().batchMailer,
      listJobHandler: ports.listJobHandler(),
      writeMail: bundledMailWriter(ports, publication),
      log: ports.log,
    }),
  );
  return {
    ...ports,
    limiter,
    outbox,
    health: {
      // Whether Resend answers is known only when something is sent.
      canAcceptJobs: () => hasSettings(outbox, ports.log),
      details: redisHealth,
    },
  };
};
