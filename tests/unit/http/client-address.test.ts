import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientAddress, networkRanges } from '../../../src/http/client-address.ts';

const trusted = networkRanges('10.0.0.0/8, 2001:db8:1::/48, 192.0.2.7').filter(
  (range) => range !== undefined,
);

describe('the address that a request counts against', () => {
  test.each<[what: string, peer: string | undefined, forwarded: string | null, client: string]>([
    ['the peer, where there is no proxy', '203.0.113.5', null, '203.0.113.5'],
    ['the peer, even if a stranger claims otherwise', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['the client that the proxy names', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['the last that no proxy of ours is', '10.1.2.3', '9.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['the one before a chain of proxies', '10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['the proxy, where what it names is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['the proxy, where it names nobody', '10.1.2.3', '', '10.1.2.3'],
    ['an IPv4 address in IPv6 clothes', '::ffff:203.0.113.5', null, '203.0.113.5'],
    ['a proxy in IPv6 clothes', '::ffff:192.0.2.7', '198.51.100.1', '198.51.100.1'],
    ['the /64 of an IPv6 address', '2001:db8:2:3:4:5:6:7', null, '2001:db8:2:3::'],
    ['the /64 behind an IPv6 proxy', '2001:db8:1::1', '2a00:1:2:3:4::5', '2a00:1:2:3::'],
    ['nobody, without a peer', undefined, '198.51.100.1', 'unknown'],
  ])('%s', (_what, peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(client);
  });

  test('no header changes a request that does not come from a proxy', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(clientAddress('203.0.113.5', header, trusted)).toBe('203.0.113.5');
      }),
    );
  });

  test('no header makes the reading fail', () => {
    fc.assert(fc.property(fc.string(), (header) => !!clientAddress('10.0.0.1', header, trusted)));
  });
});

test('an invalid range is distinguished from a valid one', () => {
  expect(networkRanges('10.0.0.0/8,nonsense,10.0.0.0/99').map(Boolean)).toEqual([
    true,
    false,
    false,
  ]);
  expect(networkRanges(undefined)).toEqual([]);
});
