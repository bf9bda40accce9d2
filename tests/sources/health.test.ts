import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/lib/errors.ts';
import type { OperationalReport } from '../../src/model/notice.ts';
import { type Finding, NO_MEMORY, type Reading, type SourceMemory } from '../../src/model/reading.ts';
import { reviewHealth } from '../../src/sources/health.ts';
import { afterFailure, afterReading } from '../../src/sources/memory.ts';
import { itemWith, readingWith } from './item.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-24T12:00:00Z');
const SOURCE = { id: 'example', every: { minMs: 5 * MINUTE, maxMs: HOUR } };

/** What happens to a source at one moment. */
type Happening =
  | { fails: string; failure?: ConstructorParameters<typeof SourceError>[1]['failure'] }
  | { news: boolean; findings?: Finding[]; movedTo?: string };

function readingAt(at: number, happening: Extract<Happening, { news: boolean }>): Reading {
  const dates = happening.news
    ? [0, 1, 2, 3].map((index) => new Date(at - index * 30 * MINUTE).toISOString())
    : [];
  return readingWith({
    items: dates.map((date) => itemWith({ guid: date, publishedAt: date })),
    notModified: !happening.news,
    movedTo: happening.movedTo ?? null,
    findings: happening.findings ?? [],
  });
}

/** Lets things happen at minutes after the start, and lists what operators hear: `minute kind phase`. */
function heard(happenings: [minute: number, Happening][]): { lines: string[]; reports: OperationalReport[] } {
  let memory: SourceMemory = NO_MEMORY;
  const lines: string[] = [];
  const all: OperationalReport[] = [];
  for (const [minute, happening] of happenings) {
    const now = new Date(START + minute * MINUTE);
    memory =
      'fails' in happening
        ? afterFailure(
            memory,
            new SourceError(happening.fails, { failure: happening.failure ?? 'server-error' }),
            now,
          )
        : afterReading(memory, readingAt(now.getTime(), happening), now);
    const review = reviewHealth(SOURCE, memory, now);
    memory = review.memory;
    for (const report of review.reports) lines.push(`${minute} ${report.kind} ${report.phase}`);
    all.push(...review.reports);
  }
  return { lines, reports: all };
}

const fails: Happening = { fails: 'http: status 500' };
const refuses: Happening = { fails: 'http: status 403', failure: 'blocked' };
const news: Happening = { news: true };
const same: Happening = { news: false };
const noDates: Happening = {
  news: true,
  findings: [{ kind: 'no-dates', detail: '4 of 4 items have no date' }],
};
const gap: Happening = { news: true, findings: [{ kind: 'gap', detail: 'all 4 items are new' }] };
const moved: Happening = { news: true, movedTo: 'https://new.example.org/rss' };
const DAY_MIN = 24 * 60;

describe('operators hear', () => {
  const cases: [what: string, happenings: [number, Happening][], expected: string[]][] = [
    [
      'nothing of a healthy source',
      [
        [0, news],
        [10, same],
        [20, news],
      ],
      [],
    ],
    [
      'nothing of two failures',
      [
        [0, news],
        [10, fails],
        [50, fails],
        [60, news],
      ],
      [],
    ],
    [
      'nothing of five failures within half an hour',
      [
        [0, fails],
        [5, fails],
        [10, fails],
        [20, fails],
        [29, fails],
      ],
      [],
    ],
    [
      'of a failing source once, and when it is back',
      [
        [0, fails],
        [15, fails],
        [31, fails],
        [60, fails],
        [90, news],
      ],
      ['31 failing began', '90 failing ended'],
    ],
    [
      'of a failing source again the next day',
      [
        [0, fails],
        [15, fails],
        [31, fails],
        [DAY_MIN + 30, fails],
        [DAY_MIN + 31, fails],
        [DAY_MIN + 60, fails],
      ],
      ['31 failing began', `${DAY_MIN + 31} failing lasts`],
    ],
    [
      'of a refusal at the second one',
      [
        [0, refuses],
        [5, refuses],
        [10, refuses],
      ],
      ['5 blocked began'],
    ],
    [
      'that a refusal became an outage',
      [
        [0, refuses],
        [5, refuses],
        [40, fails],
      ],
      ['5 blocked began', '40 blocked ended', '40 failing began'],
    ],
    [
      'that nothing ended while a refused source fails in another way',
      [
        [0, refuses],
        [5, refuses],
        [10, fails],
        [15, refuses],
        [20, news],
      ],
      ['5 blocked began', '20 blocked ended'],
    ],
    [
      'of lost dates once, and when they are back',
      [
        [0, news],
        [10, noDates],
        [20, noDates],
        [30, same],
        [40, news],
      ],
      ['10 no-dates began', '40 no-dates ended'],
    ],
    [
      'that dates are still lost, the next day',
      [
        [0, noDates],
        [DAY_MIN, noDates],
      ],
      ['0 no-dates began', `${DAY_MIN} no-dates lasts`],
    ],
    [
      'nothing new of lost dates while the source fails',
      [
        [0, noDates],
        [10, fails],
        [20, noDates],
      ],
      ['0 no-dates began'],
    ],
    [
      'of gaps once a stretch, without an all-clear for each',
      [
        [0, news],
        [10, gap],
        [20, news],
        [30, gap],
        [40, news],
        [DAY_MIN + 60, news],
        [DAY_MIN + 70, gap],
      ],
      ['10 gap began', `${DAY_MIN + 70} gap began`],
    ],
    [
      'of a move once, again after a week, and when it is settled',
      [
        [0, moved],
        [DAY_MIN, moved],
        [7 * DAY_MIN, moved],
        [7 * DAY_MIN + 5, news],
      ],
      ['0 moved began', `${7 * DAY_MIN} moved lasts`, `${7 * DAY_MIN + 5} moved ended`],
    ],
    [
      'of a silence, not of a quiet night',
      [
        [0, news],
        [8 * 60, same],
        [11 * 60, same],
        [12 * 60 + 1, same],
        [13 * 60, same],
        [14 * 60, news],
      ],
      [`${12 * 60 + 1} silent began`, `${14 * 60} silent ended`],
    ],
    [
      'of the outage, not of the silence it causes',
      [
        [0, news],
        [12 * 60 + 1, fails],
        [13 * 60, fails],
        [14 * 60, fails],
      ],
      [`${14 * 60} failing began`],
    ],
  ];
  it.each(cases)('%s', (_what, happenings, expected) => {
    expect(heard(happenings).lines).toEqual(expected);
  });

  it('what is wrong, since when, and what to do', () => {
    const { reports } = heard([
      [0, fails],
      [15, fails],
      [31, fails],
      [60, moved],
    ]);
    expect(reports).toEqual([
      {
        subject: 'source example',
        kind: 'failing',
        phase: 'began',
        since: '2026-11-24T12:00:00.000Z',
        detail: 'http: status 500 (3 times in 31 min)',
      },
      {
        subject: 'source example',
        kind: 'failing',
        phase: 'ended',
        since: '2026-11-24T12:00:00.000Z',
        detail: 'after 1 h: http: status 500 (3 times in 31 min)',
      },
      {
        subject: 'source example',
        kind: 'moved',
        phase: 'began',
        since: '2026-11-24T13:00:00.000Z',
        detail: 'moved for good: change its url to https://new.example.org/rss',
      },
    ]);
  });

  it('of a silence that began before the first look, at the first look', () => {
    const now = new Date(START);
    const reading = { ...readingAt(START - 40 * DAY, { news: true }) };
    const { reports } = reviewHealth(SOURCE, afterReading(NO_MEMORY, reading, now), now);
    expect(reports).toMatchObject([{ kind: 'silent', phase: 'began', since: '2026-10-15T12:00:00.000Z' }]);
  });

  it('sooner of sources that are read every few seconds', () => {
    const quick = { id: 'quick', every: { minMs: 1000, maxMs: 5000 } };
    let memory = NO_MEMORY;
    const told: string[] = [];
    for (const second of [0, 1, 3, 8, 13, 18, 23]) {
      const now = new Date(START + second * 1000);
      const review = reviewHealth(quick, afterFailure(memory, new Error('no'), now), now);
      memory = review.memory;
      told.push(...review.reports.map((report) => `${second} ${report.kind}`));
    }
    expect(told).toEqual(['23 failing']);
  });
});
