import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { LIMITS } from '../../../src/sources/feed/model.ts';
import { parseFeed } from '../../../src/sources/feed/parse.ts';
import { atom, NOW, read, rss } from './read.ts';

const SAMPLE = `<?xml version="1.0" encoding="windows-1256"?><!DOCTYPE rss [<!ENTITY a "b">]>${rss(
  `<title>وكالة</title><item><title><![CDATA[خبر]]></title><link>https://example.org/1</link><description>&lt;p&gt;نص&lt;/p&gt;<b x="y">ب</b></description><pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate><category>س</category></item>`,
)}${atom('<entry xml:base="/x"><content type="xhtml"><div>نص</div></content><link href="a"/></entry>')}`;

/** What reading these bytes comes to: the number of entries, or the reason given. Anything else is thrown on. */
function outcome(bytes: Uint8Array, contentType?: string): number | string {
  try {
    return parseFeed(bytes, { now: NOW, url: 'https://example.org/', contentType }).items.length;
  } catch (error) {
    if (error instanceof SourceError) return error.failure;
    throw error;
  }
}

const REASONS = ['empty', 'not-a-feed', 'too-large'];

describe('nothing but a SourceError is ever thrown', () => {
  it('on any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(undefined, 'text/xml; charset=utf-16'),
        (bytes, type) => {
          const result = outcome(bytes, type);
          expect(typeof result === 'number' || REASONS.includes(result)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('on a feed with pieces cut out, doubled and overwritten', () => {
    const bytes = Buffer.from(SAMPLE);
    const edit = fc.tuple(
      fc.nat(bytes.length),
      fc.nat(60),
      fc.constantFrom('', '<', '>', '&', ']]>', '<![CDATA[', '"', '\0', '</item>', '<a'),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let text: Buffer = bytes;
        for (const [at, length, piece] of edits) {
          text = Buffer.concat([text.subarray(0, at), Buffer.from(piece), text.subarray(at + length)]);
        }
        const result = outcome(text);
        expect(typeof result === 'number' || REASONS.includes(result)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('on JSON of any shape', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const result = outcome(Buffer.from(`{"items": [${json}], "title": ${json}, "authors": ${json}}`));
        expect(typeof result === 'number' || REASONS.includes(result)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('time and size are bounded', () => {
  it('10,000 entries are read, one more is left out and said', () => {
    const items = '<item><title>خبر</title></item>'.repeat(10_001);
    const feed = read(rss(items));
    expect(feed.items).toHaveLength(10_000);
    expect(feed.notes).toEqual([
      { kind: 'truncated', detail: '10001 entries, only the first 10000 were read' },
    ]);
  });

  it('a body beyond the limit is refused before it is decoded', () => {
    expect(outcome(new Uint8Array(LIMITS.bytes + 1))).toBe('too-large');
  });

  it.each([
    ['a tower of elements', `<rss><channel>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`, 0],
    [
      'a tower of elements ended by strangers',
      `<rss><channel>${'<a>'.repeat(200_000)}${'</b>'.repeat(200_000)}`,
      0,
    ],
    [
      'namespaces without end',
      `<rss><channel>${Array.from({ length: 20_000 }, (_, i) => `<x xmlns:p${i}="u">`).join('')}`,
      0,
    ],
    [
      'attributes without end',
      `<rss><channel><item ${'a="b" '.repeat(200_000)}><title>خبر</title></item>`,
      1,
    ],
    ['categories without end', rss(`<item>${'<category>x</category>'.repeat(100_000)}</item>`), 1],
    ['CDATA openings without end', rss(`<item><title>${'<![CDATA['.repeat(200_000)}`), 1],
    [
      'CDATA openings whose elements end',
      rss(`<item><title>خبر</title></item>${'<t><![CDATA[x</t>'.repeat(300_000)}`),
      1,
    ],
    [
      'CDATA openings far before the next entry',
      rss(
        `<item><title>خبر</title>${'<t><![CDATA[x</t>'.repeat(100_000)}</item><item><title>آخر</title>]]></item>`,
      ),
      1,
    ],
    ['ampersands without end', rss(`<item><description>${'&'.repeat(1_000_000)}`), 1],
    ['half tags without end', rss(`<item><description>${'&lt;p '.repeat(200_000)}`), 1],
    ['tags escaped twice without end', rss(`<item><description>${'&amp;lt;a '.repeat(100_000)}`), 1],
    [
      'declared entities without end',
      `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(5000)}]>${rss(`<item><title>${'&a;'.repeat(200_000)}</title></item>`)}`,
      1,
    ],
  ])('%s', (_what, text, items) => {
    const start = process.cpuUsage();
    expect(outcome(Buffer.from(text))).toBe(items);
    // A quadratic reader takes minutes on these; a linear one well under a second even on a busy machine.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });

  it('a long base address does not multiply the size of a feed', () => {
    const links = '&lt;a href="x"&gt;x&lt;/a&gt;'.repeat(1000);
    const feed = read(
      `<feed xml:base="https://example.org/${'a'.repeat(3000)}/"><entry><content type="html">${links}</content></entry></feed>`,
    );
    expect(feed.items[0]?.content.length).toBeLessThan(100_000);
  });

  it('nor does one inside XHTML', () => {
    const links = '<a href="x">x</a>'.repeat(1000);
    const inside = `<div xml:base="https://example.org/${'a'.repeat(3000)}/">${links}</div>`;
    const feed = read(atom(`<entry><content type="xhtml"><div>${inside}</div></content></entry>`));
    expect(feed.items[0]?.content.length).toBeLessThan(100_000);
  });

  it('titles, ids and lists are cut to their limits', () => {
    const long = 'ط'.repeat(5000);
    const [item] = read(
      rss(
        `<item><title>${long}</title><guid>${long}</guid><author>${long}</author>${Array.from({ length: 99 }, (_, i) => `<category>${i}</category>`).join('')}</item>`,
      ),
    ).items;
    expect([item?.title.length, item?.id?.length, item?.author?.length, item?.categories.length]).toEqual([
      LIMITS.title,
      LIMITS.id,
      LIMITS.author,
      LIMITS.categories,
    ]);
  });
});

describe('no attack reaches a reader through any field', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    'javascript:alert(1)',
  ];
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const everywhere = (text: string): string =>
    `<title>${text}</title><link>${text}</link><guid>${text}</guid><description>${text}</description><content:encoded>${text}</content:encoded><author>${text}</author><category>${text}</category><language>${text}</language>`;
  const wrappings: [string, (attack: string) => string][] = [
    ['raw', (attack) => attack],
    ['escaped once', escaped],
    ['escaped twice', (attack) => escaped(escaped(attack))],
    ['escaped three times', (attack) => escaped(escaped(escaped(attack)))],
    ['in CDATA', (attack) => `<![CDATA[${attack}]]>`],
    ['cut by a NUL', (attack) => escaped(attack).replace('s', 's\0')],
  ];
  it.each(attacks.flatMap((attack) => wrappings.map(([how, wrap]) => [attack, how, wrap] as const)))(
    '%s, %s',
    (attack, _how, wrap) => {
      const inside = everywhere(wrap(attack));
      const text = JSON.stringify(read(rss(`${inside}<item>${inside}</item>`), 'https://example.org/'));
      expect(text).not.toMatch(/<script|<[^>]+\son\w+\s*=|javascript:/i);
    },
  );
});
