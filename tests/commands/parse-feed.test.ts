import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFeedCommand } from '../../src/commands/parse-feed.ts';
import { PayloadError } from '../../src/lib/errors.ts';

const FEED =
  '<rss><channel><title>وكالة</title><item><title>خبر</title><link>/1</link></item></channel></rss>';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasid-parse-feed-'));
  writeFileSync(join(folder, 'good.xml'), FEED);
  writeFileSync(join(folder, 'windows.xml'), iconv.encode(FEED, 'windows-1256'));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><html><body>غير موجود</body></html>');
  writeFileSync(join(folder, 'long.xml'), `<rss>${'<item><title>x</title></item>'.repeat(10_001)}</rss>`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: string[], stdin = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await parseFeedCommand.run(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    env: {},
  });
  stdout.end();
  stderr.end();
  return { code, stdout: await text(stdout), stderr: await text(stderr) };
}

describe('rasid parse-feed', () => {
  it('prints the fields of a file as one JSON object, and nothing else', async () => {
    const { code, stdout, stderr } = await run([
      join(folder, 'good.xml'),
      '--url',
      'https://example.org/rss',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      title: 'وكالة',
      link: null,
      language: null,
      items: [
        {
          id: null,
          title: 'خبر',
          link: 'https://example.org/1',
          published: null,
          updated: null,
          summary: '',
          content: '',
          author: null,
          categories: [],
        },
      ],
    });
  });

  it('reads standard input for -', async () => {
    expect(JSON.parse((await run(['-'], FEED)).stdout)).toMatchObject({ title: 'وكالة' });
  });

  it('believes the charset of --content-type', async () => {
    const { stdout } = await run([
      join(folder, 'windows.xml'),
      '--content-type',
      'text/xml; charset=windows-1256',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'وكالة', items: [{ title: 'خبر' }] });
  });

  it('says on stderr what it left out', async () => {
    expect((await run([join(folder, 'long.xml')])).stderr).toMatch(
      /10001 entries, only the first 10000 were read/,
    );
  });

  it.each([
    ['in an entry', FEED.slice(0, FEED.indexOf('خبر')), 1],
    ['between entries', FEED.slice(0, FEED.indexOf('<item>')), 0],
    ['in its last tag', FEED.slice(0, -1).replace('</rss', '</r'), 1],
    [
      'in Atom',
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>خبر</title>',
      1,
    ],
  ])('says on stderr that a feed is cut off: %s', async (_where, cut, items) => {
    const { stdout, stderr } = await run(['-'], cut);
    expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(items);
    expect(stderr).toMatch(/^rasid: -: cut off: <\/(?:rss|feed)> is missing at its end; .*\n$/);
  });

  it.each([
    ['in capitals', '<RSS><channel><item><title>خبر</title></item></channel></rss >'],
    ['with an advertisement behind it', `${FEED}<!-- ${'x'.repeat(20_000)} -->`],
    ['empty', '<rss/>'],
  ])('finds nothing amiss with one that ends: %s', async (_how, whole) => {
    expect((await run(['-'], whole)).stderr).toBe('');
  });

  it.each([
    ['a page that is no feed', 'page.html', /an HTML page, not a feed/],
    ['a file that is not there', 'none.xml', /is not there/],
  ])('%s is wrong input', async (_what, file, message) => {
    const failed = run([join(folder, file)]);
    await expect(failed).rejects.toBeInstanceOf(PayloadError);
    const { message: own, cause } = (await failed.catch((error: unknown) => error)) as Error;
    expect(`${own} ${cause instanceof Error ? cause.message : ''}`).toMatch(message);
  });

  it.each([[[]], [['a', 'b']], [['--jsonl', 'a', 'b']]])('%j is wrong usage', async (args) => {
    await expect(run(args)).rejects.toThrow(/^parse-feed: /);
  });

  it('answers line by line with --jsonl, in order, whatever one line holds', async () => {
    const lines = [
      { id: 'a', path: join(folder, 'good.xml'), url: 'https://example.org/' },
      { id: 'b', path: join(folder, 'page.html') },
      { id: 'c', path: join(folder, 'windows.xml'), contentType: 'text/xml; charset=windows-1256' },
      { id: 'd' },
    ];
    const { code, stdout } = await run(
      ['--jsonl'],
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
    );
    const answers = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(1);
    expect(answers).toMatchObject([
      { id: 'a', feed: { title: 'وكالة', items: [{ link: 'https://example.org/1' }] } },
      { id: 'b', error: expect.stringMatching(/^line 2: .*: feed: an HTML page, not a feed$/) },
      { id: 'c', feed: { title: 'وكالة' } },
      { id: 'd', error: 'line 4: path: a file is needed' },
      { id: null, error: 'line 5: not JSON' },
    ]);
  });
});
