import { isLocalUrl } from '../core/web-address.ts';

/**
 * What is wrong with where the site is reached and where it listens: one line per variable, with the
 * remedy. Each may be unset.
 */
export function addressProblems(env: Readonly<Record<string, string | undefined>>): string[] {
  return [
    env['SITE_URL'] ? siteUrlProblem(env['SITE_URL']) : undefined,
    portProblem('PORT', env['PORT']),
    portProblem('SANDBOX_PORT', env['SANDBOX_PORT']),
    hostProblem(env['HOST']),
  ].filter((problem) => problem !== undefined);
}

/**
 * What is wrong with `SITE_URL`, as one line with the remedy: it must be the origin of a site, without
 * a path, over https except on this machine. `undefined` when it is right.
 */
export function siteUrlProblem(value: string | undefined): string | undefined {
  const remedy = (origin: string) => `set the origin of the site, such as \`${origin}\`.`;
  if (!value) return `SITE_URL is missing: ${remedy('https://news.example.org')}`;
  // Also a name with a port, such as news.example.org:8443, is a URL: its scheme is the name.
  const url = /^[a-z]+:\/\//i.test(value) ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    const host = /^[\w.-]+(?::\d+)?$/.test(value) ? value : 'news.example.org';
    return `SITE_URL is not an absolute URL: ${remedy(`https://${host}`)}`;
  }
  if (url.href !== `${url.origin}/`)
    return `SITE_URL has more than an origin, and the rest would be dropped: ${remedy(url.origin)}`;
  return url.protocol === 'https:' || isLocalUrl(url)
    ? undefined
    : `SITE_URL is not https: ${remedy(`https://${url.host}`)}`;
}

/**
 * One line when a visitor who opens the site where it listens, on `port` of this machine, cannot sign
 * up because `SITE_URL` names another address. `undefined` when they agree, and when readers reach it
 * through a proxy. With the sandbox nobody but this machine's user visits it.
 */
export function addressAdvice(
  siteUrl: string | undefined,
  { port, usesSandbox }: { port: number; usesSandbox: boolean },
): string | undefined {
  const url = URL.parse(siteUrl ?? '');
  if (url === null) return undefined;
  const isHere = isLocalUrl(url);
  if (isHere ? Number(url.port || 80) === port : !usesSandbox) return undefined;
  return `SITE_URL is ${url.origin}, but the site listens at http://localhost:${port}: a sign-up sent from there is refused. Unset SITE_URL to try the site on this machine.`;
}

/** What is wrong with the port in the variable `name`. `undefined` when it is right or not set. */
export function portProblem(name: string, value: string | undefined): string | undefined {
  if (!value || (/^\d+$/.test(value) && Number(value) <= 65_535)) return undefined;
  return `${name} is ${JSON.stringify(value)}: set a port from 0 to 65535, or unset it.`;
}

function hostProblem(value: string | undefined): string | undefined {
  const isName = /^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(value ?? '');
  const isIpv6 = /^[\da-f]*:[\da-f]*:[\da-f:.]*(?:%\w+)?$/i.test(value ?? '');
  if (!value || isName || isIpv6) return undefined;
  return `HOST is ${JSON.stringify(value)}: set an address to listen at, such as \`127.0.0.1\` or \`::\`, or unset it.`;
}
