import { describe, expect, it } from 'vitest';
import { createPost } from '../../src/http/post.ts';
import { loopback } from '../sources/loopback.ts';

const { site, pages, client } = loopback();

/** Ways to write an address of this machine, its network or its cloud, by the trick each plays. `PORT` is a real server's. */
const CATALOGUE: Record<string, readonly string[]> = {
  'as it is': [
    '127.0.0.1',
    '127.0.0.2',
    '127.127.127.127',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
  ],
  'this host': ['0.0.0.0', '0', '0.0', '0x0', '00', '0.0.0.1', '[::]', '[0:0:0:0:0:0:0:0]'],
  'parts left out': ['127.1', '127.0.1', '10.1', '192.168.257', '169.254.43518'],
  decimal: ['2130706433', '2130706433.', '3232235777', '2852039166', '4294967295'],
  octal: [
    '0177.0.0.1',
    '0177.0.0.01',
    '017700000001',
    '0000177.0.0.1',
    '00000000000000000177.0.0.1',
    '0251.0376.0251.0376',
  ],
  hexadecimal: [
    '0x7f.0.0.1',
    '0x7f000001',
    '0X7F.0X0.0X0.0X1',
    '0xa9fea9fe',
    '0xa9.0xfe.0xa9.0xfe',
    '0x7f.1',
  ],
  'mixed notations': ['0x7f.0.1', '0177.1', '127.0x1', '0xa9.254.0251.254', '0x7f.0.0.0x1', '0300.0250.1'],
  'too large parts': ['127.0.0.256', '256.256.256.256', '4294967296', '0x100000000', '127.0.65536'],
  'IPv6 loopback': ['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::1]', '[::0001]', '[0:0::1]'],
  'IPv6 of the network': ['[fc00::1]', '[fd12:3456:789a::1]', '[fe80::1]', '[fec0::1]', '[ff02::1]'],
  'IPv4 mapped': [
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[::ffff:8.8.8.8]',
    '[::FFFF:0:0]',
  ],
  'IPv4 compatible and translated': [
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[::ffff:0:7f00:1]',
  ],
  NAT64: [
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b:1::127.0.0.1]',
    '[64:ff9b:1::8.8.8.8]',
  ],
  '6to4': ['[2002:7f00:1::]', '[2002:a9fe:a9fe::]', '[2002:c0a8:101::1]', '[2002:808:808::1]'],
  Teredo: ['[2001::1]', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]', '[2001:0:7f00:1::]'],
  'zone ids': ['[fe80::1%25eth0]', '[fe80::1%eth0]', '[::1%25lo]', '[::1%lo]'],
  metadata: [
    '169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '[fd00:ec2::254]',
    '[fd20:ce::254]',
    '[fe80::a9fe:a9fe]',
  ],
  'special ranges': [
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '192.88.99.1',
    '[100::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[4000::1]',
    '[5f00::1]',
  ],
  'Unicode digits and dots': [
    '①②⑦.⓪.⓪.①',
    '１２７.０.０.１',
    '127。0。0。1',
    '127．0．0．1',
    '127｡0｡0｡1',
    '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
    '⑯⑨。②⑤④。⑯⑨｡②⑤④',
    '[::ﬀff:127.0.0.1]',
  ],
  'escaped hosts': [
    '%31%32%37.0.0.1',
    '127%2e0%2e0%2e1',
    '%30',
    '127.0.0.1%00.example.org',
    '127.0.0.1%20',
    '%5B::1%5D',
  ],
  'dots at the end': ['127.0.0.1.', '0x7f.1.', '2130706433.', '169.254.169.254.', '127.0.0.1..'],
  'names of this machine': [
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    'loc\u00adalhost',
    'lo\u200bcalhost',
    'foo.localhost',
    'ip6-localhost',
  ],
  userinfo: [
    'example.org@127.0.0.1',
    '127.0.0.1@example.org',
    'example.org:80@127.0.0.1',
    'a:b@[::1]',
    ':@example.org',
    '%40@example.org',
    'example.org%2f@127.0.0.1',
  ],
  'what parsers read differently': [
    '127.0.0.1#@example.org',
    '127.0.0.1\\@example.org',
    'example.org\\@127.0.0.1',
    '127.0.0.1?@example.org',
    '127.0.0.1;example.org',
    '127.0.0.1 example.org',
    '127.0.0.1\texample.org',
    '127.0.0.1,example.org',
    '[::1]example.org',
    '[127.0.0.1]',
    '[::',
    '::1',
    '-127.0.0.1',
    '+127.0.0.1',
    '127.0.0.1:0x50',
  ],
};
const SPELLINGS = Object.entries(CATALOGUE).flatMap(([trick, hosts]) =>
  hosts.map((host) => [trick, host] as const),
);

/** With the port before whatever follows the host. */
const addressOf = (host: string, port: number): string =>
  `http://${/[\\#?\s]/.test(host) ? host.replace(/[\\#?\s]/, (sign) => `:${port}/${sign}`) : `${host}:${port}`}/latest/meta-data/`;

/** What a spelling comes to, where any name but those of this machine resolves as a stranger's DNS would have it. */
const resolver = async (hostname: string) => {
  if (/localhost/i.test(hostname)) return [{ address: '127.0.0.1', family: 4 }];
  throw Object.assign(new Error(`ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
};

describe('no spelling of an address that is not public is connected to', () => {
  it.each(SPELLINGS)('%s: %s', async (_trick, host) => {
    const server = await pages({});
    const error = await client({ resolver })
      .get(addressOf(host, server.port))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'SourceError',
      failure: expect.stringMatching(/^(?:address-refused|network)$/),
    });
    expect(server.asked).toEqual([]);
  });
});

describe('what may never be reached is not reached by an own source either', () => {
  const FORBIDDEN = [
    ...(CATALOGUE.metadata ?? []),
    ...(CATALOGUE['special ranges'] ?? []),
    ...(CATALOGUE['IPv4 mapped'] ?? []),
    ...(CATALOGUE.NAT64 ?? []),
    ...(CATALOGUE['6to4'] ?? []),
    ...(CATALOGUE.Teredo ?? []),
    '0.0.0.0',
    '[::]',
    '0xa9fea9fe',
    '169.254.43518',
  ];

  it.each(FORBIDDEN)('asked for: %s', async (host) => {
    await expect(client().get(`http://${host}/`, { allowPrivate: true })).rejects.toMatchObject({
      failure: 'address-refused',
    });
  });

  it.each(FORBIDDEN)('sent on to: %s', async (host) => {
    const server = await site((_request, response) =>
      response.writeHead(302, { location: `http://${host}/` }).end(),
    );
    await expect(client().get(server.origin, { allowPrivate: true })).rejects.toMatchObject({
      failure: 'address-refused',
    });
    expect(server.asked).toEqual(['/']);
  });

  it.each([
    '169.254.169.254',
    '100.100.100.200',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    '64:ff9b::a9fe:a9fe',
    '0.0.0.0',
    '::',
  ])('resolved to: %s', async (address) => {
    const family = address.includes(':') ? 6 : 4;
    const http = client({ resolver: async () => [{ address, family }] });
    await expect(http.get('http://news.example/', { allowPrivate: true })).rejects.toMatchObject({
      failure: 'address-refused',
    });
  });
});

describe('messages go to no such address', () => {
  const { post, close } = createPost({ userAgent: 'x', proxy: null, connectMs: 500, totalMs: 1_000 });
  it.each(
    SPELLINGS.filter(([trick]) => !['what parsers read differently', 'too large parts'].includes(trick)),
  )('%s: %s', async (_trick, host) => {
    const server = await pages({});
    const message = { headers: {}, body: '{}', allowPrivate: false };
    await expect(post(addressOf(host, server.port), message)).rejects.toMatchObject({ name: 'SourceError' });
    expect(server.asked).toEqual([]);
  });
  it('closes', close);
});
