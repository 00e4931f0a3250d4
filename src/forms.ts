import { pathBelow } from './core/site-urls.ts';

/** From astro.config.mjs: where this build posts its forms; `null` if nothing takes them. */
declare const __FORMS_ORIGIN__: string | null;

/** Whether readers can sign up on this site. On a static host they need another server. */
export const hasForms = __FORMS_ORIGIN__ !== null;

/** Where a form on any page posts to. */
export function formAction(address: string): string {
  return (__FORMS_ORIGIN__ ?? '') + pathBelow(address, import.meta.env.BASE_URL);
}

/** Where links in emails to forms lead; `undefined` if there are none. `siteUrl` is the root of the site. */
export function formsUrl(siteUrl: URL): URL | undefined {
  if (__FORMS_ORIGIN__ === null) return undefined;
  return new URL(siteUrl.pathname, __FORMS_ORIGIN__ || siteUrl);
}
