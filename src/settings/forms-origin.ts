import { parseDeployTarget } from './deploy-target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the pages of a build post their forms: the origin in `SUBSCRIBE_ORIGIN`; empty if the site's own
 * server takes them; `undefined` if nothing does, because a static host has files alone.
 */
export function formsOrigin(env: Environment): string | undefined {
  const origin = subscribeOrigin(env);
  return parseDeployTarget(env['DEPLOY_TARGET']) === 'static' ? origin : (origin ?? '');
}

/** The origin in `SUBSCRIBE_ORIGIN`, at which sign-ups run apart from the site; `undefined` if it is unset. */
export function subscribeOrigin(env: Environment): string | undefined {
  return URL.parse(env['SUBSCRIBE_ORIGIN'] ?? '')?.origin;
}

/**
 * The origins of a site whose sign-ups run apart. A policy names both for forms, because a form at one is
 * answered with a page at the other.
 */
export function formOrigins(env: Environment): string[] {
  const origin = subscribeOrigin(env);
  const site = URL.parse(env['SITE_URL'] ?? '')?.origin;
  return origin && site ? [site, origin] : [];
}
