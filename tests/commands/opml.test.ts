import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorLine } from '../../src/lib/errors.ts';
import { checkSources } from '../../src/settings/sources.ts';
import { parseYaml } from '../../src/settings/yaml-file.ts';
import { readOpml } from '../../src/sources/opml.ts';
import { makeFolder } from '../parts/folder.ts';
import { runCommand } from '../parts/run-command.ts';

const folder = makeFolder();
const at = (name: string): string => `${folder.path}/${name}`;

// Gloss: "Nahr news", "Levant", "the channel of Midan".
const LIST = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>subscriptions</title></head><body>
  <outline text="المشرق">
    <!-- reads well
         since 2024 -->
    <outline text="نهر نيوز &amp; شركاه" type="rss" xmlUrl="https://www.nahr.example/rss?x=1&amp;y=2" htmlUrl="https://www.nahr.example/" description="الأخبار"/>
    <outline title="Nahr again" xmlURL="http://nahr.example/rss/?x=1&amp;y=2#top"/>
  </outline>
  <outline text="second of this host" xmlUrl="feed://nahr.example/sport"/>
  <outline text="known" xmlUrl="https://known.example/feed/"/>
  <outline text="قناة الميدان" type="link" url="https://t.me/s/midan"/>
  <outline text="a page" type="link" url="https://page.example/"/>
  <outline text="script" xmlUrl="javascript:alert(1)"/>
  <outline text="off" isComment="true"><outline text="inside" xmlUrl="https://off.example/rss"/></outline>
</body></opml>`;

const KNOWN = `sources:
  - { id: known, kind: feed, url: "https://www.known.example/feed" }
`;
// As one is on, one off in a group, and two that are no feeds.
const OURS = `sources:
  - { id: nahr-news, kind: feed, url: "https://nahr.example/rss?a=1&b=2", name: { ar: "نهر \\"نيوز\\"", en: Nahr }, country: IQ, ownership: party, owner: "party:x", group: levant }
  - { id: off, kind: feed, url: "https://off.example/rss", enabled: false, reason: gone, group: levant }
  - { id: midan-telegram, kind: telegram, url: "https://t.me/s/midan" }
  - { id: maps, kind: sitemap, url: "https://maps.example/map.xml" }
`;

beforeAll(() => {
  folder.write('list.opml', LIST);
  folder.write('known/sources.yaml', KNOWN);
  folder.write('ours/sources.yaml', OURS);
  folder.write('none/rasid.yaml', '');
});
afterAll(() => folder.remove());

function entries(text: string) {
  const problems: string[] = [];
  const yaml = parseYaml('pasted.yaml', text, problems);
  const sources = yaml ? checkSources(yaml, problems) : [];
  expect(problems).toEqual([]);
  return sources;
}

describe('rasid sources import', () => {
  it('writes entries that a configuration takes, with folders and comments', async () => {
    const { code, stdout } = await runCommand('sources', [
      'import',
      at('list.opml'),
      '--config',
      at('known'),
    ]);
    expect(code).toBe(0);
    expect(entries(stdout)).toMatchObject([
      {
        id: 'nahr',
        kind: 'feed',
        url: 'https://www.nahr.example/rss?x=1&y=2',
        name: { ar: 'نهر نيوز & شركاه' },
        group: 'المشرق',
        enabled: true,
      },
      { id: 'nahr-feed', url: 'http://nahr.example/sport', group: null },
      { id: 'midan-telegram', kind: 'telegram', url: 'https://t.me/s/midan' },
      { id: 'off', enabled: false, reason: 'commented out in the OPML file', group: 'off' },
    ]);
    expect(stdout).toContain(
      '\n  # reads well since 2024\n  # الأخبار\n  # https://www.nahr.example/\n  - id: nahr\n',
    );
  });

  it('names what is there already and what is no feed', async () => {
    const { stderr } = await runCommand('sources', ['import', at('list.opml'), '--config', at('known')]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      "rasid: there already, as 'nahr': http://nahr.example/rss/?x=1&y=2#top (Nahr again)",
      "rasid: there already, as 'known': https://known.example/feed/ (known)",
      'rasid: no feed, left out: https://page.example/',
      'rasid: no feed, left out: javascript:alert(1)',
    ]);
  });

  it('gives the same as JSON, from standard input and without a list to compare with', async () => {
    const { stdout } = await runCommand('sources', ['import', '-', '--json', '--config', at('none')], {
      input: LIST,
    });
    const found = JSON.parse(stdout);
    expect(found.sources).toHaveLength(5);
    expect(found.duplicates).toEqual([
      { url: 'http://nahr.example/rss/?x=1&y=2#top', title: 'Nahr again', as: 'nahr' },
    ]);
  });

  it.each<[string, string, string]>([
    ['a web page', '<!doctype html><p>hello</p>', 'is not OPML: there is no <opml> in it'],
    ['a feed', '<rss version="2.0"><channel/></rss>', 'is not OPML: there is no <opml> in it'],
    ['JSON', '{"opml": []}', 'is not OPML: there is no <opml> in it'],
    ['half a file', LIST.slice(0, 500), 'is cut short: its <opml> does not end'],
    ['a list of nothing', '<opml><body><outline text="x"/></body></opml>', 'lists no feeds'],
    ['a head alone', '<opml><head/></opml>', 'is not OPML: it has no <body>'],
  ])('refuses %s in one line', async (_what, text, problem) => {
    folder.write('bad.opml', text);
    const refused = await runCommand('sources', ['import', at('bad.opml')]).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'PayloadError' });
    expect(errorLine(refused)).toBe(`${at('bad.opml')}: ${problem}`);
  });
});

describe('rasid sources export --opml', () => {
  const written = async (...args: string[]): Promise<string> =>
    (await runCommand('sources', ['export', '--opml', ...args, '--config', at('ours')])).stdout;

  it('lists what is on: feeds as feeds, the rest as links', async () => {
    const text = await written();
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<opml version="2\.0"/);
    expect(text).toContain('type="rss" xmlUrl="https://nahr.example/rss?a=1&amp;b=2"');
    expect(text).toContain('text="نهر &quot;نيوز&quot;"');
    expect(text).toContain('type="link" url="https://t.me/s/midan"');
    expect(text).not.toContain('off.example');
  });

  it('comes back as it was', async () => {
    const { stdout } = await runCommand('sources', ['import', '-', '--config', at('none')], {
      input: await written('--all'),
    });
    expect(entries(stdout)).toEqual(entries(OURS));
  });

  it('needs no order to be told what to write', async () => {
    await expect(runCommand('sources', ['export'])).rejects.toMatchObject({ name: 'UsageError' });
  });
});

it('reads a list whatever stands in its texts', () => {
  const hostile = `<opml><body><outline text="a\u202e&#x0;&bogus;" xmlUrl="https://a.example/"/></body></opml>`;
  expect(readOpml(hostile).outlines).toMatchObject([{ url: 'https://a.example/' }]);
});
