import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCalendar } from '../../../src/alerts/render/calendar.ts';
import type { ListedDeadline } from '../../../src/model/deadline.ts';
import { HOSTILE_TEXT } from '../hostile.ts';

const NOW = new Date('2021-12-01T10:00:00Z');

// Gloss: "by 31 December"; "the last American soldier leaves".
const DEADLINE: ListedDeadline = {
  id: '7',
  storyId: '42',
  topic: 'troop_withdrawal',
  date: '2021-12-31',
  precision: 'day',
  endsAt: new Date('2022-01-01T00:00:00Z'),
  quote: 'بحلول 31 كانون الأول',
  excerpt: null,
  span: null,
  force: 'US',
  host: 'IQ',
  faction: null,
  sites: [],
  metAt: null,
  knownAt: new Date('2021-11-20T10:00:00.123Z'),
  article: {
    id: '9',
    title: 'آخر جندي أمريكي يغادر',
    url: 'https://news.example.org/9',
    sourceId: 'nahr-news',
  },
};

function calendar(over: Partial<ListedDeadline> = {}, now = NOW): string {
  return renderCalendar([{ ...DEADLINE, ...over }], {
    instance: 'ab12',
    storyUrl: (id) => `https://rasid.example.org/stories/${id}`,
    remindDays: [7, 1],
    now,
  });
}
/** The content lines as a reader sees them: unfolded (RFC 5545, 3.1). */
const lines = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const contentOf = (text: string, name: string): string | undefined =>
  lines(text)
    .find((line) => line.startsWith(name))
    ?.slice(name.length);

describe('the calendar of deadlines', () => {
  it('has an all-day entry with reminders, under a name that stays', () => {
    expect(lines(calendar())).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Rasid//Deadlines//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Rasid deadlines',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'BEGIN:VEVENT',
      'UID:deadline-7-ab12@rasid',
      'DTSTAMP:20211120T100000Z',
      'DTSTART;VALUE=DATE:20211231',
      'DTEND;VALUE=DATE:20220101',
      'SUMMARY:Deadline: US withdrawal from Iraq',
      'DESCRIPTION:«بحلول 31 كانون الأول»\\nآخر جندي أمريكي يغادر\\nhttps://news.example.org/9\\nStory: https://rasid.example.org/stories/42',
      'CATEGORIES:troop_withdrawal',
      'URL:https://rasid.example.org/stories/42',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P7D',
      'DESCRIPTION:Deadline: US withdrawal from Iraq',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P1D',
      'DESCRIPTION:Deadline: US withdrawal from Iraq',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    [
      'a month on its last day',
      { date: '2021-12', precision: 'month' },
      '20211231',
      'Deadline: US withdrawal from Iraq (by the end of Dec 2021)',
    ],
    [
      'a year on its last day',
      { date: '2021', precision: 'year' },
      '20211231',
      'Deadline: US withdrawal from Iraq (by the end of 2021)',
    ],
    [
      'one that a completed withdrawal met',
      { metAt: new Date('2021-11-30T00:00:00Z') },
      '20211231',
      'Deadline met: US withdrawal from Iraq',
    ],
    [
      'one of a faction without forces',
      { force: null, host: null, faction: 'Houthis' },
      '20211231',
      'Deadline: Houthis: statement',
    ],
  ] as [string, Partial<ListedDeadline>, string, string][])('shows %s', (_name, over, start, summary) => {
    expect(contentOf(calendar(over), 'DTSTART;VALUE=DATE:')).toBe(start);
    expect(contentOf(calendar(over), 'SUMMARY:')).toBe(summary);
  });

  it('rings for nothing that has passed or was met', () => {
    expect(calendar({}, new Date('2022-02-01T00:00:00Z'))).not.toContain('VALARM');
    expect(calendar({}, new Date('2022-02-01T00:00:00Z'))).toContain('SUMMARY:Deadline passed: US');
    expect(calendar({ metAt: NOW })).not.toContain('VALARM');
  });

  it('escapes what means something in a calendar, and lets no line be put in', () => {
    const text = calendar({ quote: 'a,b;c\\d\r\nATTENDEE:mailto:x@example.org' });
    expect(contentOf(text, 'DESCRIPTION:')).toMatch(/^«a\\,b\\;c\\\\d ATTENDEE:mailto:x@example\.org»\\n/);
    expect(lines(text).some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  it('keeps hostile text in its place', () => {
    const text = calendar({
      quote: HOSTILE_TEXT,
      faction: HOSTILE_TEXT,
      topic: HOSTILE_TEXT,
      article: { ...DEADLINE.article, title: HOSTILE_TEXT.repeat(20), url: 'javascript:alert(1)' },
    });
    expect(text).not.toMatch(/javascript:|\u202E|\0/);
    expect(lines(text).map((line) => line.split(/[:;]/)[0])).toEqual(
      lines(calendar()).map((line) => line.split(/[:;]/)[0]),
    );
  });

  it('folds lines at 75 octets and never inside a character, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (quote) => {
        const text = calendar({ quote: `«${quote}» 🚨 كلام` });
        const physical = text.split('\r\n');
        expect(Math.max(...physical.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        expect(text).not.toContain('\uFFFD');
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 60 },
    );
  });
});
