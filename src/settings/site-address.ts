import { isLocalUrl } from '../core/web-address.ts';

/** Returns one line for each invalid address setting, with the fix. All of them are optional. */
export function addressProblems(env: Readonly<Record<string, string | undefined>>): string[] {
  return [
    env['SITE_URL'] ? siteUrlProblem(env['SITE_URL']) : undefined,
    env['SUBSCRIBE_ORIGIN'] ? subscribeOriginProblem(env['SUBSCRIBE_ORIGIN']) : undefined,
    portProblem('PORT', env['PORT']),
    portProblem('SANDBOX_PORT', env['SANDBOX_PORT']),
    hostProblem(env['HOST']),
  ].filter((problem) => problem !== undefined);
}

/**
 * Returns the problem of `SITE_URL`, or of what `name` says, with the fix: it must be an origin, or an origin with the path of the
 * site, and https except on this machine. `undefined` if it is valid.
 */
export function siteUrlProblem(value: string | undefined, name = 'SITE_URL'): string | undefined {
  const fix = (url: string) => `set the URL of the site, such as \`${url}\`.`;
  if (!value) return `${name} is missing: ${fix('https://news.example.org')}`;
  const url = webUrl(value);
  if (!url) return `${name} is not an absolute URL: ${fix(likelyUrl(value, 'news.example.org'))}`;
  const { origin, pathname } = url;
  if (url.href !== origin + pathname)
    return `${name} has more than an origin and a path: ${fix(origin + pathname)}`;
  if (!pathname.endsWith('/'))
    return `${name} has a path without a slash at its end: ${fix(`${url.href}/`)}`;
  if (!PATH.test(pathname))
    return `${name} has a path with other characters than letters, digits, \`-\`, \`.\`, \`_\` and \`~\`: ${fix(`${origin}/news/`)}`;
  return url.protocol === 'https:' || isLocalUrl(url)
    ? undefined
    : `${name} is not https: ${fix(`https://${url.host}`)}`;
}

/** Returns the problem of `SUBSCRIBE_ORIGIN` with the fix; `undefined` if it is valid. */
function subscribeOriginProblem(value: string): string | undefined {
  const fix = (origin: string) =>
    `set the origin of the server that takes sign-ups, such as \`${origin}\`, or unset it.`;
  const url = webUrl(value);
  if (!url)
    return `SUBSCRIBE_ORIGIN is not an absolute URL: ${fix(likelyUrl(value, 'join.example.org'))}`;
  if (url.href !== `${url.origin}/`)
    return `SUBSCRIBE_ORIGIN has more than an origin: ${fix(url.origin)}`;
  return url.protocol === 'https:' || isLocalUrl(url)
    ? undefined
    : `SUBSCRIBE_ORIGIN is not https: ${fix(`https://${url.host}`)}`;
}

function webUrl(value: string): URL | undefined {
  // `news.example.org:8443` parses as a URL too, with the host as its scheme.
  const url = /^[a-z]+:\/\//i.test(value) ? URL.parse(value) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
}

/** What a value that lacks its scheme means. */
function likelyUrl(value: string, otherwise: string): string {
  return `https://${/^[\w.-]+(?::\d+)?$/.test(value) ? value : otherwise}`;
}

/** A path that no browser, server or file system writes in another way. */
const PATH = /^\/(?:[\w~-][\w.~-]*\/)*$/;

/**
 * Returns a warning if visitors who open the site at `port` on this machine cannot sign up because
 * the setting `name`, with the address for sign-ups, has another origin. `undefined` if they agree, or if
 * readers come through a proxy.
 * With the sandbox, only the user of this machine visits the site.
 */
export function addressAdvice(
  siteUrl: string | undefined,
  { port, usesSandbox, name = 'SITE_URL' }: { port: number; usesSandbox: boolean; name?: string },
): string | undefined {
  const url = URL.parse(siteUrl ?? '');
  if (url === null) return undefined;
  const isHere = isLocalUrl(url);
  if (isHere ? Number(url.port || 80) === port : !usesSandbox) return undefined;
  return `${name} is ${url.origin}, but the site listens at http://localhost:${port}: a sign-up sent from there is rejected. Unset ${name} to try the site on this machine.`;
}

/** Returns the problem of a port in the variable `name`; `undefined` if it is valid or unset. */
export function portProblem(name: string, value: string | undefined): string | undefined {
  if (!value || (/^\d+$/.test(value) && Number(value) <= 65_535)) return undefined;
  return `${name} is ${JSON.stringify(value)}: set a port from 0 to 65535, or unset it.`;
}

function hostProblem(value: string | undefined): string | undefined {
  const isName = /^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(value ?? '');
  const isIpv6 = /^[\da-f]*:[\da-f]*:[\da-f:.]*(?:%\w+)?$/i.test(value ?? '');
  if (!value || isName || isIpv6) return undefined;
  return `HOST is ${JSON.stringify(value)}: set an address to listen on, such as \`127.0.0.1\` or \`::\`, or unset it.`;
}
