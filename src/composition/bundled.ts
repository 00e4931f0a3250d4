import { builtFacts } from '../built.ts';
import { type Log, reasonOf } from '../core/log.ts';
import { namesIn } from '../newsletters/names-of.ts';
import { mailWriter } from '../subscribers/outbox/write-mail.ts';
import type { composeShared, Publication } from './shared.ts';

// What functions and Workers compose alike, because there is nothing but their bundle.

/** Writes emails from the templates in the bundle. */
export function bundledMailWriter(
  ports: ReturnType<typeof composeShared>,
  { newsletters, naming }: Publication,
): ReturnType<typeof mailWriter> {
  return mailWriter({
    formsUrl: ports.formsUrl(),
    from: ports.from(),
    templates: (name) => Promise.resolve(builtFacts().mails[name]),
    namesOf: namesIn(newsletters, naming),
    signedLinks: ports.signedLinks(),
  });
}

/** Whether `compose` finds every setting. Logs what is missing. */
export function hasSettings(compose: () => unknown, log: Log): boolean {
  try {
    compose();
    return true;
  } catch (error) {
    log({ level: 'error', event: 'settings-missing', reason: reasonOf(error) });
    return false;
  }
}
