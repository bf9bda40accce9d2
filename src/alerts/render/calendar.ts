import { dateLabel } from '../../lib/date-label.ts';
import { DAY_MS } from '../../lib/durations.ts';
import { deadlineState, type ListedDeadline } from '../../model/deadline.ts';
import { lastDayOf } from '../../model/deadline-day.ts';
import { inSentence } from '../english.ts';
import { plainLine, webAddress } from '../foreign-text.ts';
import { countryName, withdrawalOf } from '../names.ts';

/** What the calendar says of itself. */
export interface CalendarHead {
  /** Tells this database's entries from every other's, for UIDs. */
  instance: string;
  /** The address of a story's page, or null where Rasid has no public address. */
  storyUrl: (storyId: string) => string | null;
  remindDays: readonly number[];
  now: Date;
}

/** RFC 5545, 3.1: a line has at most 75 octets without its break; a continuation begins with a blank. */
const LINE_OCTETS = 75;
const ENCODER = new TextEncoder();

/** TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line break are escaped. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (char) => `\\${char}`).replaceAll('\n', '\\n');
}

/** Folds one content line, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const char of line) {
    const size = ENCODER.encode(char).length;
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += char;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');

/** What the deadline is about, in English: `US withdrawal from Iraq`, else the faction or the topic. */
export function deadlineSubject(
  deadline: Pick<ListedDeadline, 'force' | 'host' | 'faction' | 'topic' | 'sites'>,
): string {
  const { force, host, faction, topic, sites } = deadline;
  if (force !== null || host !== null) {
    const from = host === null ? '' : ` from ${countryName(host)}`;
    const by = faction === null ? '' : `, set by ${inSentence(faction)}`;
    return plainLine(`${withdrawalOf(force, sites.length > 0)}${from}${by}`, 200);
  }
  return plainLine(faction === null ? topic.replaceAll('_', ' ') : `${faction}: statement`, 200);
}

function eventOf(deadline: ListedDeadline, head: CalendarHead): string[] {
  const state = deadlineState(deadline, head.now);
  const subject = deadlineSubject(deadline);
  const title = { upcoming: 'Deadline', passed: 'Deadline passed', met: 'Deadline met' }[state];
  // A month or a year is due on its last day.
  const lastDayMs = (lastDayOf(deadline.date) ?? 0) * DAY_MS;
  const inexact = deadline.precision === 'day' ? '' : ` (by the end of ${dateLabel(deadline.date)})`;
  const quote = plainLine(deadline.quote, 300);
  const source = webAddress(deadline.article.url);
  const story = head.storyUrl(deadline.storyId);
  const description = [
    ...(quote === '' ? [] : [`«${quote}»`]),
    plainLine(deadline.article.title, 300),
    ...(source === null ? [] : [source]),
    ...(story === null ? [] : [`Story: ${story}`]),
  ].join('\n');
  const alarms = state === 'upcoming' ? head.remindDays : [];
  return [
    'BEGIN:VEVENT',
    `UID:deadline-${deadline.id}-${head.instance}@rasid`,
    `DTSTAMP:${stamp(deadline.metAt ?? deadline.knownAt)}`,
    `DTSTART;VALUE=DATE:${dateOf(lastDayMs)}`,
    `DTEND;VALUE=DATE:${dateOf(lastDayMs + DAY_MS)}`,
    `SUMMARY:${escaped(`${title}: ${subject}${inexact}`)}`,
    `DESCRIPTION:${escaped(description)}`,
    `CATEGORIES:${escaped(plainLine(deadline.topic, 60))}`,
    ...(story === null ? [] : [`URL:${story}`]),
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${escaped(`${title}: ${subject}`)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** Deadlines as an iCalendar file (RFC 5545): all-day events, reminders before those that are still to come. */
export function renderCalendar(deadlines: readonly ListedDeadline[], head: CalendarHead): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rasid//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Rasid deadlines',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...deadlines.flatMap((deadline) => eventOf(deadline, head)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
