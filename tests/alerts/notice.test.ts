import { describe, expect, it } from 'vitest';
import { newsLine } from '../../src/alerts/change-words.ts';
import { composeNotice } from '../../src/alerts/notice.ts';
import { operationsChannels } from '../../src/alerts/operations-channels.ts';
import {
  conditionsOfService,
  OF_CHANNEL,
  reviewService,
  subjectsOfService,
} from '../../src/alerts/service-conditions.ts';
import type { HealthKind } from '../../src/model/health.ts';
import type { OpenServiceCondition, OperationalReport } from '../../src/model/notice.ts';

const AT = '2026-11-24T10:00:00.000Z';
const NAMES = (id: string): string => (id === 'nahr-news' ? 'Nahr News' : id);
const SINCE = '2026-11-24T09:00:00.000Z';
const report = (
  subject: string,
  kind: OperationalReport['kind'],
  phase: OperationalReport['phase'] = 'began',
): OperationalReport => ({ subject, kind, phase, since: SINCE, detail: 'status 500' });

describe('a message to the operators', () => {
  it.each<[string, OperationalReport[], string | null, string]>([
    ['one that began', [report('source a', 'failing')], 'Operations: source a fails', 'medium'],
    [
      'one of a source that has a name',
      [report('source nahr-news', 'failing')],
      'Operations: source Nahr News (nahr-news) fails',
      'medium',
    ],
    [
      'one that lasts',
      [report('source a', 'silent', 'lasts')],
      'Operations: source a still is silent',
      'medium',
    ],
    [
      'one that is over',
      [report('source a', 'blocked', 'ended')],
      'Operations: source a recovered: it refused us',
      'info',
    ],
    [
      'an outage of the network',
      ['a', 'b', 'c'].map((id) => report(`source ${id}`, 'failing')),
      'Operations: 3 sources fail',
      'medium',
    ],
    [
      'many things at once',
      [report('source a', 'moved'), report('pipeline', 'work-stuck'), report('source b', 'failing', 'ended')],
      'Operations: source a has moved, pipeline is stuck, 1 recovered',
      'high',
    ],
    [
      'what was over before it was told',
      [report('source a', 'failing'), report('source a', 'failing', 'ended')],
      null,
      'info',
    ],
  ])('of %s says so in its headline', (_name, reports, headline, severity) => {
    const alert = composeNotice(reports, AT, NAMES);
    expect(alert?.headline ?? null).toBe(headline);
    expect(alert?.severity ?? 'info').toBe(severity);
  });

  it('lists what holds before what is over, says what helps, and counts what it does not list', () => {
    const one = composeNotice([report('source a', 'failing')], AT, NAMES);
    expect(newsLine(one?.whatsNew ?? [])).toMatch(/rasid sources try/);
    const many = composeNotice(
      Array.from({ length: 212 }, (_, n) => report(`source ${n}`, 'failing', n === 0 ? 'ended' : 'began')),
      AT,
      NAMES,
    );
    expect(many?.headline).toBe('Operations: 211 sources fail, 1 recovered');
    expect(many?.notice?.reports[0]?.phase).toBe('began');
    expect((many?.notice?.reports.length ?? 0) + (many?.notice?.more ?? 0)).toBe(212);
  });
});

const trouble = (messages: number, tries: number, minutes: number) => ({
  channel: 'desk',
  messages,
  tries,
  since: new Date(Date.parse(AT) - minutes * 60_000).toISOString(),
  error: 'webhook: status 503',
});
const problem = (kind: HealthKind) => ({ kind, detail: 'why' });

describe('reports to the operators go', () => {
  const over = [report('channel desk', 'channel-failing', 'ended')];
  it.each<[string, string[], string[], string[], OperationalReport[], string[]]>([
    ['where operations says', ['ops'], ['desk', 'ops'], [], [], ['ops']],
    ['past the one of two that fails', ['ops', 'desk'], ['desk', 'ops'], ['desk'], [], ['ops']],
    ['to another where the named one fails', ['desk'], ['desk', 'mail', 'ops'], ['desk'], [], ['mail']],
    ['to one that works', ['desk'], ['desk', 'mail', 'ops'], ['desk', 'mail'], [], ['ops']],
    ['to the failing one where there is no other', ['desk'], ['desk'], ['desk'], [], ['desk']],
    ['to the named one where all fail', ['desk'], ['desk', 'mail'], ['desk', 'mail'], [], ['desk']],
    ['to both once it has recovered', ['desk'], ['desk', 'mail'], [], over, ['desk', 'mail']],
    ['nowhere where there is no channel', [], [], [], [], []],
  ])('%s', (_name, named, all, failing, reports, expected) => {
    expect(operationsChannels(named, all, new Set(failing), reports)).toEqual(expected);
  });
});

describe('a condition of the service', () => {
  const fine = {
    host: 'h',
    work: [],
    deadLately: 0,
    channels: [],
    problems: [],
    unreadable: [],
    freeBytes: 5e9,
  };

  it.each([
    ['work that is stuck', { work: [problem('work-stuck')] }, ['pipeline work-stuck']],
    ['a lost queue', { work: [problem('queue-lost')] }, ['pipeline queue-lost']],
    ['a lost database, which is told past the database', { work: [problem('database-lost')] }, []],
    ['a full one, too', { work: [problem('database-full')] }, []],
    ['dead letters', { deadLately: 2 }, ['pipeline dead-deliveries']],
    ['three messages in a row not taken', { channels: [trouble(3, 3, 1)] }, ['channel desk channel-failing']],
    [
      'one message tried for a quarter of an hour',
      { channels: [trouble(1, 9, 15)] },
      ['channel desk channel-failing'],
    ],
    ['one message tried for less', { channels: [trouble(1, 9, 14)] }, []],
    ['one message that was refused at once', { channels: [trouble(1, 1, 60)] }, []],
    ['a refused configuration', { problems: ['a', 'b'] }, ['host h configuration-refused']],
    ['a stored row that cannot be read', { unreadable: ['a'] }, ['host h rows-unreadable']],
    ['a disk with 200 MB left', { freeBytes: 200e6 }, ['host h disk-nearly-full']],
    ['a disk that cannot be measured', { freeBytes: null }, []],
    ['nothing amiss', {}, []],
  ])('is found in %s', (_name, figures, expected) => {
    const found = conditionsOfService({ ...fine, ...figures }, new Date(AT));
    expect(found.map(({ subject, kind }) => `${subject} ${kind}`)).toEqual(expected);
    for (const { subject } of found.filter(({ subject }) => !subject.startsWith(OF_CHANNEL))) {
      expect(subjectsOfService('h')).toContain(subject);
    }
  });

  it('is told once when it begins, again each day while it lasts, and when it is over', () => {
    const found = [{ subject: 'pipeline', kind: 'queue-lost', detail: 'away' } as const];
    let open: OpenServiceCondition[] = [];
    const told: string[] = [];
    for (const [hours, holds] of [
      [0, true],
      [1, true],
      [24, true],
      [25, true],
      [26, false],
      [27, false],
    ] as const) {
      const now = new Date(Date.parse(AT) + hours * 3_600_000);
      const review = reviewService(open, holds ? found : [], now, 86_400_000);
      open = review.open;
      told.push(...review.reports.map(({ phase, since }) => `${hours} ${phase} ${since}`));
    }
    expect(told).toEqual([`0 began ${AT}`, `24 lasts ${AT}`, `26 ended ${AT}`]);
  });

  it.each<[OperationalReport['kind'], string[]]>([
    ['sources-failing', ['0 began', '18 ended']],
    ['work-stuck', ['0 began', '18 ended']],
    ['disk-nearly-full', ['0 began', '18 ended']],
    [
      'configuration-refused',
      ['0 began', '1 ended', '3 began', '4 ended', '6 began', '7 ended', '12 began', '13 ended'],
    ],
  ])('is one where it hovers about its threshold, and over after a calm: %s', (kind, expected) => {
    let open: OpenServiceCondition[] = [];
    const told: string[] = [];
    for (let minute = 0; minute <= 20; minute += 1) {
      const now = new Date(Date.parse(AT) + minute * 60_000);
      const found = [0, 3, 6, 12].includes(minute) ? [{ subject: 'pipeline', kind, detail: 'it is so' }] : [];
      const review = reviewService(open, found, now, 86_400_000);
      open = review.open;
      told.push(...review.reports.map(({ phase }) => `${minute} ${phase}`));
    }
    expect(told).toEqual(expected);
    expect(open).toEqual([]);
  });
});
