import { describe, expect, it } from 'vitest';
import type { JudgedArticle } from '../../src/model/story.ts';
import { deadlinesDue, deadlinesOf, mergeDeadlines } from '../../src/stories/deadlines.ts';

function article(dates: [string, string][], withdrawalDeadline: string | null = null): JudgedArticle {
  const at = '2021-11-19T19:00:00Z';
  return {
    article: { id: 'a1', title: '', text: '', url: '', publishedAt: at, fetchedAt: at, revision: 1 },
    outlet: { id: 'o', name: { ar: '', en: '' }, ownership: 'independent', owner: null },
    classification: {
      topics: [],
      statements: [],
      withdrawals: [
        {
          force: 'US',
          host: 'IQ',
          status: 'demanded',
          deadline: withdrawalDeadline,
          certainty: 'reported',
          evidence: [],
        },
      ],
      deadlines: dates.map(([date, text]) => ({
        date,
        precision: 'day',
        text,
        field: 'text',
        start: 0,
        end: 0,
      })),
    },
  };
}

const dates = (list: readonly { date: string }[]): string[] => list.map(({ date }) => date);

describe('the deadlines an article sets', () => {
  it('keeps the words a date came from', () => {
    expect(deadlinesOf(article([['2021-12-31', 'الحادي والثلاثين من كانون الأول']]), 'UTC')).toEqual([
      {
        date: '2021-12-31',
        precision: 'day',
        quote: 'الحادي والثلاثين من كانون الأول',
        span: { field: 'text', start: 0, end: 0 },
        articleId: 'a1',
        force: 'US',
        host: 'IQ',
        faction: null,
        sites: [],
        endsMs: Date.UTC(2022, 0, 1),
      },
    ]);
  });

  it.each([
    ['a day that no calendar has', [['2021-02-30', '']], []],
    ['a thirteenth month', [['2022-13', '']], []],
    ['words that are no date', [['soon', '']], []],
    ['a date that had passed when the article appeared', [['2021-11-18', '']], []],
    ['the day of publication itself', [['2021-11-19', '']], ['2021-11-19']],
    ['the rest of the year', [['2021', '']], ['2021']],
  ] as [string, [string, string][], string[]][])('%s', (_name, found, kept) => {
    expect(dates(deadlinesOf(article(found), 'UTC'))).toEqual(kept);
  });

  it('takes the date of a withdrawal that no other date says', () => {
    expect(dates(deadlinesOf(article([['2022-03', 'آذار']], '2021-12'), 'UTC'))).toEqual([
      '2021-12',
      '2022-03',
    ]);
  });
});

describe('who set a deadline', () => {
  const quoted = (start: number, end: number, field: 'title' | 'text' = 'text'): string | null => {
    const judged = article([['2021-12-31', '31 كانون الأول']]);
    judged.classification.deadlines[0] = {
      date: '2021-12-31',
      precision: 'day',
      text: '31 كانون الأول',
      field: 'text',
      start: 40,
      end: 54,
    };
    judged.classification.statements = [
      {
        factionId: 'houthis',
        faction: 'Houthis',
        speaker: null,
        type: 'ultimatum',
        target: null,
        medium: null,
        certainty: 'quoted',
        quote: { field, start, end, text: '' },
      },
    ];
    return deadlinesOf(judged, 'UTC')[0]?.faction ?? null;
  };
  it.each([
    ['the faction in whose words it stands', 20, 80, 'text', 'Houthis'],
    ['nobody known where the faction said something else', 60, 90, 'text', null],
    ['nobody known where the words touch it only', 54, 90, 'text', null],
    ['nobody known where the words are in the title', 20, 80, 'title', null],
  ] as const)('%s', (_name, start, end, field, faction) => {
    expect(quoted(start, end, field)).toBe(faction);
  });
});

describe('the deadlines of a story', () => {
  const of = (date: string, quote = ''): ReturnType<typeof deadlinesOf> =>
    deadlinesOf(article([[date, quote]]), 'UTC');

  it('keeps one date once, with the quote that came first', () => {
    const merged = mergeDeadlines(of('2021-12-31', 'الأول'), of('2021-12-31', 'الثاني'));
    expect(merged.map(({ quote }) => quote)).toEqual(['الأول']);
  });
  it('lets an exact day take the place of its month', () => {
    expect(dates(mergeDeadlines(of('2021-12'), of('2021-12-31')))).toEqual(['2021-12-31']);
  });
  it('does not let a month blur a day that is known', () => {
    expect(dates(mergeDeadlines(of('2021-12-31'), of('2021-12')))).toEqual(['2021-12-31']);
  });
  it('keeps two days of one month apart', () => {
    expect(dates(mergeDeadlines(of('2021-12-31'), of('2021-12-15')))).toEqual(['2021-12-15', '2021-12-31']);
  });
});

describe('what is due', () => {
  const due = (now: string, known = '2021-11-19T19:00:00Z', zone = 'UTC'): string[] =>
    deadlinesDue(
      deadlinesOf(article([['2021-12-31', '31 كانون الأول']]), zone).map((deadline) => ({
        ...deadline,
        knownMs: Date.parse(known),
      })),
      Date.parse(now),
      { remindDays: [7, 1], zone },
    ).map(({ key, kind, daysLeft }) => `${key} ${kind} ${daysLeft}`);

  it.each([
    ['nothing before the first reminder', '2021-12-23T12:00:00Z', []],
    ['the first reminder seven days before', '2021-12-24T00:00:01Z', ['2021-12-31:7 reminder 7']],
    [
      'the same key while it lasts, so that it is told once',
      '2021-12-28T00:00:01Z',
      ['2021-12-31:7 reminder 3'],
    ],
    ['the last reminder on the eve', '2021-12-30T08:00:00Z', ['2021-12-31:1 reminder 1']],
    ['no passing while the day itself lasts', '2021-12-31T23:59:59Z', ['2021-12-31:1 reminder 0']],
    ['the passing as the day ends', '2022-01-01T00:00:00Z', ['2021-12-31:passed passed 0']],
  ] as [string, string, string[]][])('%s', (_name, now, told) => {
    expect(due(now)).toEqual(told);
  });

  it.each([
    ['not yet the first reminder', '2021-12-23T20:59:59Z', []],
    ['the first reminder as the day begins there', '2021-12-23T21:00:00Z', ['2021-12-31:7 reminder 7']],
    ['the last day itself', '2021-12-31T20:59:59Z', ['2021-12-31:1 reminder 0']],
    ['the passing as the day ends there', '2021-12-31T21:00:00Z', ['2021-12-31:passed passed 0']],
  ] as [string, string, string[]][])('in Baghdad, three hours ahead: %s', (_name, now, told) => {
    expect(due(now, undefined, 'Asia/Baghdad')).toEqual(told);
  });

  it.each([
    ['a reminder for whose time it was learned too late', '2021-12-28T00:00:00Z', '2021-12-27T09:00:00Z', []],
    [
      'the next reminder all the same',
      '2021-12-30T08:00:00Z',
      '2021-12-27T09:00:00Z',
      ['2021-12-31:1 reminder 1'],
    ],
    ['no passing of what had passed when it was learned', '2022-02-01T00:00:00Z', '2022-01-20T00:00:00Z', []],
  ] as [string, string, string, string[]][])('%s', (_name, now, known, told) => {
    expect(due(now, known)).toEqual(told);
  });
});
