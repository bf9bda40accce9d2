import { describe, expect, it } from 'vitest';
import { lateSince, tooOldBecause } from '../../src/alerts/age.ts';
import { composeAlert } from '../../src/alerts/compose.ts';
import { factsOfAlert } from '../../src/alerts/facts.ts';
import { shortHeadline } from '../../src/alerts/headline.ts';
import { DEFAULT_SEVERITY, severityOf } from '../../src/alerts/severity.ts';
import type { JudgedArticle, StoryEventKind } from '../../src/model/story.ts';
import { judged } from './samples.ts';

const SEEN = '2026-11-24T10:00:00.000Z';
/** "We will strike the occupation's bases". */
const TEXT = 'سنستهدف قواعد الاحتلال';
const HOUR_MS = 3_600_000;
const RULES = { maxAgeMs: 7 * 24 * HOUR_MS, firstFetchMs: 6 * HOUR_MS };
const hoursBefore = (hours: number): string => new Date(Date.parse(SEEN) - hours * HOUR_MS).toISOString();

describe('how old news is when it is first seen', () => {
  it.each<[string, number | null, boolean, StoryEventKind, { late: boolean; told: boolean }]>([
    ['an hour', 1, false, 'opened', { late: false, told: true }],
    ['a day without hours, of yesterday', 34, false, 'opened', { late: false, told: true }],
    ['two days', 48, false, 'opened', { late: true, told: true }],
    ['eight days', 8 * 24, false, 'opened', { late: true, told: false }],
    [
      'eight days, of a deadline that passes today',
      8 * 24,
      false,
      'deadline_passed',
      { late: false, told: true },
    ],
    ['no date', null, false, 'opened', { late: false, told: true }],
    ['two hours, at the first fetch', 2, true, 'opened', { late: false, told: true }],
    ['seven hours, at the first fetch', 7, true, 'opened', { late: false, told: false }],
    ['no date, at the first fetch', null, true, 'opened', { late: false, told: false }],
  ])('%s', (_name, hours, firstFetch, event, { late, told }) => {
    const article = { publishedAt: hours === null ? null : hoursBefore(hours), fetchedAt: SEEN, firstFetch };
    expect(lateSince(article, event) !== null).toBe(late);
    expect(tooOldBecause(article, event, RULES) === null).toBe(told);
  });

  it('alerts of any age where maxAge is null', () => {
    const article = { publishedAt: '2020-01-01T00:00:00Z', fetchedAt: SEEN };
    expect(tooOldBecause(article, 'opened', { ...RULES, maxAgeMs: null })).toBeNull();
    expect(tooOldBecause(article, 'opened', RULES)).toBe(
      'published 1 Jan 2020, over 7 d before it was seen (maxAge)',
    );
  });
});

describe('what was seen late', () => {
  const of = (publishedAt: string): JudgedArticle => {
    const one = judged({
      title: 'تهديد',
      text: TEXT,
      statements: [{ words: TEXT }],
      topics: ['faction_statement'],
    });
    return { ...one, article: { ...one.article, publishedAt, fetchedAt: SEEN } };
  };
  const alert = (publishedAt: string) =>
    composeAlert({
      storyId: '1',
      developmentId: '1',
      event: 'opened',
      at: SEEN,
      whatsNew: [],
      severity: 'high',
      articles: [of(publishedAt)],
      outlets: { total: 1, independent: 1 },
      links: null,
    });

  it('says so first, in the headline and in a subject', () => {
    const late = alert('2026-08-15T10:00:00Z');
    expect(late.late).toEqual({ publishedAt: '2026-08-15T10:00:00Z' });
    expect(late.headline).toMatch(/^Published 15 Aug 2026: /);
    expect(shortHeadline(late, 60)).toMatch(/^Published 15 Aug 2026: /);
    expect(alert(SEEN).headline).not.toMatch(/Published/);
  });

  it('is a step less severe, and can be asked for', () => {
    const level = (publishedAt: string): string =>
      severityOf(DEFAULT_SEVERITY, factsOfAlert(alert(publishedAt))).severity;
    expect([level(SEEN), level('2026-08-15T10:00:00Z')]).toEqual(['high', 'medium']);
  });
});
