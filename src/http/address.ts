import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What an address is to a watcher that follows other people's links:
 * `public` may be connected to; `private` only for a source marked `allowPrivate`;
 * `forbidden` never (cloud metadata, this-host, multicast, addresses that hide another address).
 */
export type AddressClass = 'public' | 'private' | 'forbidden';

/** Names of ipaddr.js for ranges of the IANA special-purpose registries that an operator may call his own. */
const PRIVATE = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Metadata services that no special range holds, or that one which may be private does: 169.254 is forbidden anyway. */
const METADATA: readonly Range[] = [
  // Alibaba, within the addresses of carriers; Azure, among public ones; AWS and Google, within unique-local ones.
  '100.100.100.200/32',
  '168.63.129.16/32',
  'fd00:ec2::/32',
  'fd20:ce::/32',
].map((range) => ipaddr.parseCIDR(range));

/** The only global unicast space handed out so far; everything outside it is special. */
const GLOBAL_V6: Range = ipaddr.parseCIDR('2000::/3');
/** Well-known NAT64 prefix: its last four bytes are the IPv4 address reached. */
const NAT64: Range = ipaddr.parseCIDR('64:ff9b::/96');

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, range: Range): boolean =>
  address.kind() === range[0].kind() && address.match(range);

/**
 * Classifies a literal address as sockets and resolvers write it (`127.0.0.1`, `::1`, `fe80::1%eth0`).
 * Anything that is no IP address, and every IPv4-mapped IPv6 address, is `forbidden`.
 */
export function classifyAddress(address: string): AddressClass {
  const bare = address.replace(/%.*$/, '');
  // ipaddr.js also reads `127.1`, octal and hexadecimal parts, which no socket writes.
  if (isIP(bare) === 0) return 'forbidden';
  const parsed = ipaddr.parse(bare);
  if (METADATA.some((range) => isIn(parsed, range))) return 'forbidden';
  if (isIn(parsed, NAT64)) {
    // A host that only has IPv6 reaches the whole IPv4 internet so; what counts is the address inside.
    const inner = parsed.toByteArray().slice(-4).join('.');
    return classifyAddress(inner) === 'public' ? 'public' : 'forbidden';
  }
  const range = parsed.range();
  if (PRIVATE.has(range)) return 'private';
  const isGlobal = parsed.kind() === 'ipv4' || isIn(parsed, GLOBAL_V6);
  return range === 'unicast' && isGlobal ? 'public' : 'forbidden';
}

/** May a connection be made to this address, for a source that is (or is not) allowed private ones? */
export function mayConnect(address: string, allowPrivate: boolean): boolean {
  const found = classifyAddress(address);
  return found === 'public' || (found === 'private' && allowPrivate);
}
