import { describe, expect, it } from 'vitest';
import { createRobots, type Robots } from '../../src/sources/robots.ts';
import { type LoopbackServer, loopback, type serveSite } from './loopback.ts';

const { pages, client } = loopback();
const OWN = { allowPrivate: true };
const AGENT = 'Rasid/1.0 (+https://example.org/rasid)';
type Page = Parameters<typeof serveSite>[0][string];

async function robotsOf(
  file: Page | undefined,
  now: () => number = () => 0,
): Promise<{ robots: Robots; server: LoopbackServer }> {
  const server = await pages(file === undefined ? {} : { '/robots.txt': file });
  return { robots: createRobots(client(), AGENT, now), server };
}

const status =
  (code: number, headers: Record<string, string> = {}): Page =>
  (response) =>
    response.writeHead(code, headers).end('<html>error</html>');

describe('a robots.txt', () => {
  const files: [name: string, file: Page | undefined, path: string, allowed: boolean][] = [
    ['that is missing allows', undefined, '/page', true],
    ['behind a 403 allows', status(403), '/page', true],
    ['behind a 410 allows', status(410), '/page', true],
    ['behind a 500 forbids', status(500), '/page', false],
    ['behind a 503 forbids', status(503), '/page', false],
    ['behind a 429 forbids', status(429), '/page', false],
    ['that forbids all forbids', 'User-agent: *\nDisallow: /', '/page', false],
    ['that forbids another folder allows', 'User-agent: *\nDisallow: /admin/', '/page', true],
    ['that forbids a folder forbids it', 'User-agent: *\nDisallow: /page', '/page/1', false],
    [
      'that names us speaks to us',
      'User-agent: *\nDisallow: /\n\nUser-agent: Rasid\nAllow: /',
      '/page',
      true,
    ],
    ['that shuts us out shuts us out', 'User-agent: rasid\nDisallow: /', '/page', false],
    ['for others does not concern us', 'User-agent: OtherBot\nDisallow: /', '/page', true],
    ['with the longer rule for us allows', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['with an Arabic path means that path', 'User-agent: *\nDisallow: /أخبار', encodeURI('/أخبار/1'), false],
    ['with wildcards means them', 'User-agent: *\nDisallow: /*.pdf$', '/x.pdf', false],
    ['that is an HTML page allows', '<!doctype html><p>مرحبا</p>', '/page', true],
    ['that is empty allows', '', '/page', true],
    ['of binary junk allows', '\u0000\u0001\u0002', '/page', true],
  ];
  it.each(files)('%s', async (_name, file, path, allowed) => {
    const { robots, server } = await robotsOf(file);
    expect((await robots.ruleFor(server.origin + path, OWN)).allowed).toBe(allowed);
  });

  it('of a host that cannot be reached forbids, and the reason is the host, not its wishes', async () => {
    const { robots, server } = await robotsOf('');
    await server.close();
    await expect(robots.demand(`${server.origin}/page`, OWN)).rejects.toMatchObject({ failure: 'network' });
  });

  it('that shuts a page is an error with its own word', async () => {
    const { robots, server } = await robotsOf('User-agent: *\nDisallow: /');
    await expect(robots.demand(`${server.origin}/page`, OWN)).rejects.toMatchObject({ failure: 'robots' });
  });

  it('may ask for a pause, up to half a minute', async () => {
    const slow = await robotsOf('User-agent: *\nCrawl-delay: 7');
    expect(await slow.robots.demand(`${slow.server.origin}/page`, OWN)).toBe(7_000);
    const absurd = await robotsOf('User-agent: *\nCrawl-delay: 86400');
    expect(await absurd.robots.demand(`${absurd.server.origin}/page`, OWN)).toBe(30_000);
    const broken = await robotsOf('User-agent: *\nCrawl-delay: soon');
    expect(await broken.robots.demand(`${broken.server.origin}/page`, OWN)).toBe(0);
  });

  it('names the sitemaps', async () => {
    const { robots, server } = await robotsOf('Sitemap: https://example.org/news.xml\n');
    expect(await robots.sitemaps(`${server.origin}/`, OWN)).toEqual(['https://example.org/news.xml']);
  });
});

describe('the memory of robots.txt files', () => {
  it('asks once a day, also when many ask at once', async () => {
    let now = 0;
    const { robots, server } = await robotsOf('User-agent: *\nDisallow: /x', () => now);
    await Promise.all([1, 2, 3].map((page) => robots.ruleFor(`${server.origin}/${page}`, OWN)));
    now = 86_399_999;
    await robots.ruleFor(`${server.origin}/4`, OWN);
    expect(server.asked).toEqual(['/robots.txt']);
    now = 86_400_000;
    await robots.ruleFor(`${server.origin}/5`, OWN);
    expect(server.asked).toHaveLength(2);
  });

  it('asks a broken host again after half an hour, and a waiting one when it said', async () => {
    let now = 0;
    const broken = await robotsOf(status(500), () => now);
    await broken.robots.ruleFor(`${broken.server.origin}/1`, OWN);
    const waiting = await robotsOf(status(503, { 'retry-after': '60' }), () => now);
    await waiting.robots.ruleFor(`${waiting.server.origin}/1`, OWN);
    now = 60_000;
    await broken.robots.ruleFor(`${broken.server.origin}/1`, OWN);
    await waiting.robots.ruleFor(`${waiting.server.origin}/1`, OWN);
    expect([broken.server.asked.length, waiting.server.asked.length]).toEqual([1, 2]);
    now = 30 * 60_000;
    await broken.robots.ruleFor(`${broken.server.origin}/1`, OWN);
    expect(broken.server.asked.length).toBe(2);
  });
});
