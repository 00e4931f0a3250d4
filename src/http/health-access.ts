import { networkRanges } from './client-address.ts';
import { sha256 } from '../core/sha256.ts';

/** Settings that decide who may read the details of `/healthz` and all of `/metrics`. */
export interface HealthAccess {
  /** `HEALTH_TOKEN`. If it is set, every request needs it. */
  token: string | undefined;
  /** Whether `TRUSTED_PROXIES` is set: then a request from this machine can come from anybody. */
  isProxied: boolean;
}

/** Reads these settings from an environment. */
export function healthAccess(
  env: Partial<Record<'HEALTH_TOKEN' | 'TRUSTED_PROXIES', string | undefined>>,
): HealthAccess {
  const isProxied = networkRanges(env.TRUSTED_PROXIES).some((range) => range !== undefined);
  return { token: env.HEALTH_TOKEN, isProxied };
}

/**
 * Whether a request may read the details of `/healthz`. If a token is set, the request must send
 * `Authorization: Bearer <token>` (RFC 6750, section 2.1). Otherwise it must come directly from
 * this machine: from a loopback address (`peer`), to a loopback host, and without the headers that
 * proxies add, because behind a local proxy every request has a loopback peer.
 */
export async function mayReadHealthDetails(
  peer: string,
  headers: Headers,
  { token, isProxied }: HealthAccess,
): Promise<boolean> {
  if (token) {
    const sent = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    return sent !== undefined && isSame(sent, token);
  }
  if (isProxied || PROXY_HEADERS.some((name) => headers.has(name))) return false;
  return LOOPBACK_PEER.test(peer) && LOOPBACK_HOST.test(headers.get('host') ?? '');
}

const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'fly-client-ip',
  'true-client-ip',
  'x-client-ip',
  'x-forwarded-server',
];
const LOOPBACK_PEER = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** Compares every byte of two digests, so that timing reveals neither length nor prefix. */
async function isSame(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([sha256(a), sha256(b)]);
  return one.reduce((difference, byte, i) => difference | (byte ^ (other[i] ?? 0)), 0) === 0;
}
