import { describe, expect, it } from 'vitest';
import { summaryAlert } from '../../src/alerts/digest.ts';
import { composeNotice } from '../../src/alerts/notice.ts';
import { sampleAlert } from '../../src/alerts/sample.ts';
import { summaryRow } from '../../src/alerts/summary-row.ts';
import type { Alert } from '../../src/model/alert.ts';
import { NO_MEMORY, type SourceMemory } from '../../src/model/reading.ts';
import type { Classification } from '../../src/model/verdict.ts';
import { readStored, STORED, StoredRowError } from '../../src/store/stored.ts';

const AT = new Date('2026-11-24T10:00:00Z');
const sample = sampleAlert(AT);
const EVIDENCE = { field: 'title', start: 0, end: 4, ruleId: 'rule', concept: 'leaving' } as const;
const EXCERPT = { text: 'نص', marks: [{ start: 0, end: 2 }], articleId: '1' };

/** With everything in it that an alert can have. */
const ALERT: Alert = {
  ...sample,
  ...{ developmentId: '4', level: 'main', late: { publishedAt: AT.toISOString() }, test: true },
  links: { story: 's', relevant: 'r', notRelevant: 'n' },
  matches: [
    { topic: 'floods', name: { ar: 'سيول', en: 'Floods' }, facets: { place: 'Derna' }, excerpt: EXCERPT },
  ],
  withdrawals: [
    {
      ...{ force: 'US', host: 'IQ', status: 'announced', deadline: '2026-09', certainty: 'confirmed' },
      ...{
        extent: 'part',
        area: 'Kurdistan',
        forceName: 'United States',
        hostName: 'Iraq',
        excerpt: EXCERPT,
      },
    },
  ],
  deadlines: [{ date: '2026-09', text: 'سبتمبر', articleId: '1' }],
};

const CLASSIFICATION: Classification = {
  topics: [
    {
      topic: 'troop_withdrawal',
      score: 0.9,
      level: 'main',
      matched: true,
      facets: { force: 'US' },
      evidence: [EVIDENCE],
    },
  ],
  withdrawals: [
    {
      force: 'US',
      host: 'IQ',
      status: 'announced',
      deadline: null,
      certainty: 'confirmed',
      evidence: [EVIDENCE],
    },
  ],
  statements: [
    {
      ...{
        factionId: 'houthis',
        faction: 'Houthis',
        type: 'claim',
        target: null,
        medium: null,
        certainty: 'quoted',
      },
      speaker: { name: 'يحيى سريع', nameEn: null, role: null },
      quote: { field: 'text', start: 0, end: 2, text: 'نص' },
    },
  ],
  deadlines: [{ date: '2026-09', precision: 'month', text: 'سبتمبر', field: 'text', start: 0, end: 6 }],
};

const MEMORY: SourceMemory = {
  ...NO_MEMORY,
  known: ['a', 'b'],
  pattern: { perHour: 2, longestPauseMs: 1, lastNewAt: 'x', measuredAt: 'y', windowMs: null },
  lastFailure: { failure: 'timeout', message: 'too slow', retryAfterMs: null },
  findings: [{ kind: 'no-dates', detail: '9 of 10' }],
  readBy: 'tolerant',
  conditions: [{ kind: 'silent', detail: 'a day', since: 'a', seenAt: 'b', reportedAt: 'c' }],
};

const REPORT = {
  subject: 'source a',
  kind: 'failing',
  phase: 'began',
  since: AT.toISOString(),
  detail: 'x',
} as const;
const NOTICE = composeNotice([REPORT], AT.toISOString(), (id) => id);
const DIGEST = summaryAlert('daily', [summaryRow(sample, AT)], {
  from: AT.toISOString(),
  to: AT.toISOString(),
  timezone: 'UTC',
});

const asRow = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a stored row', () => {
  it.each<[string, (typeof STORED)[keyof typeof STORED], unknown]>([
    ['an alert with all it can have', STORED.eventAlert, ALERT],
    ['the sample alert', STORED.deliveryAlert, sample],
    ['a digest', STORED.deliveryAlert, DIGEST],
    ['a message to the operators', STORED.deliveryAlert, NOTICE],
    ['a judgement', STORED.classification, CLASSIFICATION],
    [
      'an empty judgement',
      STORED.classification,
      { topics: [], withdrawals: [], statements: [], deadlines: [] },
    ],
    ["a source's memory", STORED.memory, MEMORY],
    ['the memory of a source never read', STORED.memory, {}],
    [
      'a silence',
      STORED.silence,
      { topic: ['a'], type: ['claim'], severity: 'low', maxOutlets: 2, not: { late: true } },
    ],
    ['no excerpt', STORED.excerpt, null],
  ])('comes out as it went in: %s', (_name, column, value) => {
    expect(readStored<unknown>(column as never, '7', asRow(value))).toEqual(asRow(value));
  });

  const [verdict] = CLASSIFICATION.topics;
  const { level: _, ...unlevelled } = verdict ?? {};
  const [condition] = MEMORY.conditions;
  const { seenAt: __, ...unseen } = condition ?? {};
  const { level: ___, matches: ____, developmentId: _____, ...older } = ALERT;

  it.each<[string, (typeof STORED)[keyof typeof STORED], unknown, object]>([
    [
      'a verdict of before there were levels',
      STORED.classification,
      { ...CLASSIFICATION, topics: [unlevelled, { ...unlevelled, matched: false }] },
      { topics: [{ level: 'main' }, { level: 'none' }] },
    ],
    [
      'a condition of before it noted when it held last',
      STORED.memory,
      { ...MEMORY, conditions: [unseen] },
      { conditions: [{ ...unseen, seenAt: 'c' }] },
    ],
    [
      'an alert of before what is new had kinds',
      STORED.eventAlert,
      {
        ...ALERT,
        whatsNew: 'status: planned → started; new date: May 2024 (was 1 Apr 2024); as somebody put it',
      },
      {
        whatsNew: [
          { kind: 'moved', from: 'planned', to: 'started' },
          { kind: 'new-date', date: '2024-05', before: '2024-04-01' },
          { kind: 'words', text: 'as somebody put it' },
        ],
      },
    ],
    ['an alert of before there were developments', STORED.eventAlert, older, { headline: ALERT.headline }],
    [
      'a memory that calls the publishing pattern a habit',
      STORED.memory,
      { habit: MEMORY.pattern },
      { pattern: MEMORY.pattern },
    ],
    ['a memory with less in it', STORED.memory, { etag: '"1"', known: [] }, { etag: '"1"', known: [] }],
    [
      'coverage of before articles were counted by outlet',
      STORED.coverage,
      { outlets: [{ id: 'a', ownership: 'state', owner: null }], voices: null, articles: 1 },
      { outlets: [{ id: 'a', articles: 1 }], voices: [], articles: 1 },
    ],
  ])('of an older version is read: %s', (_name, column, value, expected) => {
    expect(readStored<unknown>(column as never, '7', asRow(value))).toMatchObject(expected);
  });

  it('keeps nothing that this version does not know', () => {
    expect(readStored(STORED.eventAlert, '7', { ...sample, mood: 'grim' })).not.toHaveProperty('mood');
  });

  const WHERE = '(docs/operations.md: "A stored row that is wrong")';
  it.each<[string, (typeof STORED)[keyof typeof STORED], unknown, string]>([
    [
      'no object',
      STORED.eventAlert,
      'gone',
      'story_events 7: alert: Invalid input: expected object, received string',
    ],
    [
      'a word that there is not',
      STORED.deliveryAlert,
      { ...ALERT, severity: 'loud' },
      'deliveries 7: alert.severity: Invalid option: expected one of "info"|"low"|"medium"|"high"|"critical"',
    ],
    [
      'a list in which one is wrong',
      STORED.eventAlert,
      { ...ALERT, articles: [...ALERT.articles.slice(0, 1), { ...ALERT.articles[0], url: 5 }] },
      'story_events 7: alert.articles.1.url: Invalid input: expected string, received number',
    ],
    [
      'something new of no kind',
      STORED.eventAlert,
      { ...ALERT, whatsNew: [{ kind: 'figure', figure: 300 }] },
      'story_events 7: alert.whatsNew.0.figure: Invalid input: expected string, received number',
    ],
    [
      'several faults',
      STORED.classification,
      { ...CLASSIFICATION, topics: [{ ...verdict, score: 'high', matched: 'yes' }] },
      'judgements 7: classification.topics.0.score: Invalid input: expected number, received string (and 1 more)',
    ],
    [
      'a list of other things',
      STORED.memory,
      { known: [1] },
      'source_states 7: memory.known: expected a list of texts',
    ],
    [
      'a key that would widen a silence',
      STORED.silence,
      { topic: ['a'], planet: ['Mars'] },
      'silences 7: match: Unrecognized key: "planet"',
    ],
  ])('that is wrong is told by table, key and field: %s', (_name, column, value, message) => {
    const read = () => readStored<unknown>(column as never, '7', value);
    expect(read).toThrow(StoredRowError);
    expect(read).toThrow(`database: ${message} ${WHERE}`);
  });

  /** The paths to every value in a JSON value. */
  function pathsOf(value: unknown, path: string[] = []): string[][] {
    if (value === null || typeof value !== 'object') return [path];
    return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
  }
  function spoilt(value: unknown, [key, ...rest]: string[]): unknown {
    if (key === undefined) return { spoilt: [] };
    if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? spoilt(one, rest) : one));
    const object = value as Record<string, unknown>;
    return { ...object, [key]: spoilt(object[key], rest) };
  }

  // What rules set as facets may be anything.
  const isFree = (path: readonly string[]): boolean => path[0] === 'topics' && path[2] === 'facets';

  it.each([
    ['alert', STORED.eventAlert, ALERT],
    ['digest', STORED.eventAlert, DIGEST],
    ['notice', STORED.eventAlert, NOTICE],
    ['judgement', STORED.classification, CLASSIFICATION],
    ['memory', STORED.memory, MEMORY],
  ] as const)('has no field that is taken unchecked: %s', (_name, column, value) => {
    const paths = pathsOf(value).filter((path) => path.length > 0 && !isFree(path));
    const taken = paths.filter((path) => {
      try {
        readStored<unknown>(column as never, '7', spoilt(value, path));
        return true;
      } catch {
        return false;
      }
    });
    expect(taken.map((path) => path.join('.'))).toEqual([]);
  });
});
