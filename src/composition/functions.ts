import { builtFacts } from '../built.ts';
import { reasonOf } from '../core/log.ts';
import { namesIn } from '../newsletters/names-of.ts';
import { directOutbox } from '../providers/direct/direct-outbox.ts';
import { mailWriter } from '../subscribers/outbox/write-mail.ts';
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
      writeMail: mailWriter({
        formsUrl: ports.formsUrl(),
        from: ports.from(),
        templates: (name) => Promise.resolve(builtFacts().mails[name]),
        namesOf: namesIn(publication.newsletters, publication.naming),
        signedLinks: ports.signedLinks(),
      }),
      log: ports.log,
    }),
  );
  return {
    ...ports,
    limiter,
    outbox,
    health: {
      // Whether Resend answers is known only when something is sent.
      canAcceptJobs() {
        try {
          outbox();
          return true;
        } catch (error) {
          ports.log({ level: 'error', event: 'settings-missing', reason: reasonOf(error) });
          return false;
        }
      },
      details: redisHealth,
    },
  };
};
