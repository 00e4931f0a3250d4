import ipaddr from 'ipaddr.js';

/**
 * The network address that a request counts against. `peer` is the other end of the connection;
 * `forwardedFor` the request's `X-Forwarded-For`, of which only what the proxies in `trusted` wrote
 * is believed: everything left of the first address that is not one of them could be made up. An
 * IPv6 address stands for its /64, which is what one household or one server gets.
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

/** Addresses that begin alike: `10.0.0.0/8`. */
export type NetworkRange = [Address, number];
type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * The ranges in `TRUSTED_PROXIES`, separated by commas: `10.0.0.0/8, 2001:db8::1`. One that cannot
 * be read is `undefined`.
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

/** `::ffff:192.0.2.1` is 192.0.2.1 on a socket that takes both kinds. */
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
