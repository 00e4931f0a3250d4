import ipaddr from 'ipaddr.js';

/**
 * Returns the network address that a request counts against. `peer` is the other end of the
 * connection; `forwardedFor` is `X-Forwarded-For`, trusted only as far as the proxies in `trusted`
 * wrote it, because a client can forge the rest. An IPv6 address is reduced to its /64, the network
 * of one household or server.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  trusted: readonly NetworkRange[],
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  let client = parse(peer);
  for (const hop of hops.toReversed()) {
    if (!client || !isOneOf(trusted, client)) break;
    const before = parse(hop);
    if (!before) break;
    client = before;
  }
  return client ? networkOf(client) : 'unknown';
}

/** A network in CIDR form: `10.0.0.0/8`. */
export type NetworkRange = [Address, number];
type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Parses `TRUSTED_PROXIES`, a comma-separated list: `10.0.0.0/8, 2001:db8::1`. Invalid entries are
 * `undefined`.
 */
export function networkRanges(value: string | undefined): (NetworkRange | undefined)[] {
  const parts = (value ?? '').split(',').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (ipaddr.isValidCIDR(part)) return ipaddr.parseCIDR(part);
      const address = parse(part);
      return address && [address, address.kind() === 'ipv4' ? 32 : 128];
    });
}

/** A dual-stack socket shows 192.0.2.1 as `::ffff:192.0.2.1`. */
function parse(text: string | undefined): Address | undefined {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

function isOneOf(ranges: readonly NetworkRange[], address: Address): boolean {
  return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
}

function networkOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
