import { BlockList, isIP } from 'node:net';

/**
 * What an address is to a watcher that follows other people's links:
 * `public` may be connected to; `private` only for a source marked `allowPrivate`;
 * `forbidden` never (cloud metadata, this-host, multicast, addresses that hide another address).
 */
export type AddressClass = 'public' | 'private' | 'forbidden';

type Range = readonly [network: string, bits: number];

// IANA special-purpose registries for IPv4 and IPv6, read November 2026.
const PRIVATE_V4: Range[] = [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // Shared address space of carriers, also used by overlay networks.
  ['100.64.0.0', 10],
];
const FORBIDDEN_V4: Range[] = [
  // Linux connects 0.0.0.0 to itself.
  ['0.0.0.0', 8],
  // Link-local: 169.254.169.254 is the metadata service of most clouds.
  ['169.254.0.0', 16],
  // Metadata services of Alibaba and (in 192.0.0.0/24) Oracle.
  ['100.100.100.200', 32],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const PRIVATE_V6: Range[] = [
  ['::1', 128],
  ['fc00::', 7],
];
const FORBIDDEN_V6: Range[] = [
  // Metadata service of AWS, inside the unique-local range.
  ['fd00:ec2::', 32],
  // Protocol assignments: Teredo, ORCHID, benchmarking.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 carries an IPv4 address inside.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];
/** The only global unicast space handed out so far; everything outside it is special. */
const GLOBAL_V6: Range[] = [['2000::', 3]];
/** Well-known NAT64 prefix: its last four bytes are the IPv4 address reached. */
const NAT64 = /^64:ff9b::(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/;

function listOf(family: 'ipv4' | 'ipv6', ranges: Range[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, family);
  return list;
}

const privateV4 = listOf('ipv4', PRIVATE_V4);
const forbiddenV4 = listOf('ipv4', FORBIDDEN_V4);
const privateV6 = listOf('ipv6', PRIVATE_V6);
const forbiddenV6 = listOf('ipv6', FORBIDDEN_V6);
const globalV6 = listOf('ipv6', GLOBAL_V6);

/** The shortest spelling of an IPv6 address, dotted tails turned to hex; null when it is none. */
function compressed(address: string): string | null {
  const url = `http://[${address}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

function classifyV6(address: string): AddressClass {
  const short = compressed(address);
  if (short === null) return 'forbidden';
  const nat64 = NAT64.exec(short);
  if (nat64) {
    // A host that only has IPv6 reaches the whole IPv4 internet so; what counts is the address inside.
    const high = Number.parseInt(nat64[1] ?? '0', 16);
    const low = Number.parseInt(nat64[2] ?? '0', 16);
    const inner = `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
    return classifyAddress(inner) === 'public' ? 'public' : 'forbidden';
  }
  if (forbiddenV6.check(short, 'ipv6')) return 'forbidden';
  if (privateV6.check(short, 'ipv6')) return 'private';
  return globalV6.check(short, 'ipv6') ? 'public' : 'forbidden';
}

/**
 * Classifies a literal address as sockets and resolvers write it (`127.0.0.1`, `::1`, `fe80::1%eth0`).
 * Anything that is no IP address, and every IPv4-mapped IPv6 address, is `forbidden`.
 */
export function classifyAddress(address: string): AddressClass {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 4) {
    if (forbiddenV4.check(bare, 'ipv4')) return 'forbidden';
    return privateV4.check(bare, 'ipv4') ? 'private' : 'public';
  }
  return family === 6 ? classifyV6(bare) : 'forbidden';
}

/** Is this literal address one that anybody on the internet may be reached at? */
export function isPublicAddress(address: string): boolean {
  return classifyAddress(address) === 'public';
}

/** May a connection be made to this address, for a source that is (or is not) allowed private ones? */
export function mayConnect(address: string, allowPrivate: boolean): boolean {
  const found = classifyAddress(address);
  return found === 'public' || (found === 'private' && allowPrivate);
}
