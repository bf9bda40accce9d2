import { describe, expect, it } from 'vitest';
import { keywordIn } from '../../../src/judge/eval/keywords.ts';
import { type Level, readLabelled } from '../../../src/judge/eval/labelled.ts';
import { factionKey, targetKey } from '../../../src/judge/eval/names.ts';
import { reasonFor } from '../../../src/judge/eval/reason.ts';
import { evaluate, type Judged } from '../../../src/judge/eval/report.ts';
import type { Classification, Statement, Withdrawal } from '../../../src/model/verdict.ts';

const NOTHING: Classification = { topics: [], withdrawals: [], statements: [], deadlines: [] };

function judged(
  W: Level,
  found: boolean,
  classification: Classification | null = null,
  more: object = {},
): Judged {
  return {
    labelled: readLabelled({ id: 'x', title: 'خبر', W, ...more }),
    matched: { W: found, F: found },
    classification,
    reason: { W: 'why', F: 'why' },
  };
}

const leaving: Withdrawal = {
  force: 'wagner',
  host: 'ML',
  status: 'completed',
  deadline: null,
  certainty: 'confirmed',
  evidence: [],
};

const spoken = (faction: string, named: boolean, more: Partial<Statement> = {}): Statement => ({
  factionId: faction,
  faction,
  speaker: named ? { name: 'ن', nameEn: 'N', role: null } : null,
  type: 'claim',
  target: 'United States',
  medium: null,
  certainty: 'reported',
  quote: { field: 'text', start: 0, end: 0, text: '' },
  ...more,
});

const key = factionKey({
  factions: [
    {
      id: 'kh',
      name: { ar: 'كتائب حزب الله', en: "Kata'ib Hezbollah" },
      alsoEn: ['Hezbollah Brigades'],
      countries: ['IQ'],
      kind: 'militia',
      names: [],
      wings: [
        { type: 'political', en: 'Rights Movement', names: [] },
        { type: 'military', en: 'Its Brigades', names: [], own: true },
      ],
    },
  ],
  backReferences: [],
  notFactions: [],
  bareWords: [],
  undated: [],
});

const topic = (report: ReturnType<typeof evaluate>, name: string) =>
  report.topics.find((one) => one.topic === name);

describe('precision, recall and F1', () => {
  it('count main and secondary as positives, none as negative, and mentions not at all', () => {
    const report = evaluate(
      [
        judged('main', true),
        judged('main', true),
        judged('secondary', true),
        judged('secondary', false),
        judged('none', true),
        judged('none', false),
        judged('mention', true),
        judged('mention', false),
      ],
      key,
    );
    expect(topic(report, 'troop_withdrawal')).toMatchObject({
      scored: 6,
      truePositives: 3,
      falsePositives: 1,
      falseNegatives: 1,
      trueNegatives: 1,
      mentions: 2,
      mentionsMatched: 1,
      precision: 0.75,
      recall: 0.75,
      f1: 0.75,
    });
    expect(report.confusions.map(({ kind, level }) => [kind, level])).toEqual([
      ['false negative', 'secondary'],
      ['false positive', 'none'],
    ]);
  });

  it('are 0 and not NaN where a topic has no labels', () => {
    expect(topic(evaluate([judged('main', true)], key), 'faction_statement')).toMatchObject({
      scored: 0,
      precision: 0,
      recall: 0,
      f1: 0,
    });
  });
});

const scoresOf = (name: string, one: Judged): Record<string, string> =>
  Object.fromEntries(
    (topic(evaluate([one], key), name)?.facets ?? []).map(({ facet, right, of }) => [
      facet,
      `${right}/${of}`,
    ]),
  );

describe('facets of a withdrawal', () => {
  it('are those of the one that leads, and are scored only where labelled', () => {
    const one = judged('main', true, { ...NOTHING, withdrawals: [leaving] }, { force: 'Wagner', host: 'CF' });
    expect(scoresOf('troop_withdrawal', one)).toEqual({ force: '1/1', host: '0/1' });
  });

  it('are not scored on an article that was missed', () => {
    expect(scoresOf('troop_withdrawal', judged('main', false, NOTHING, { force: 'FR' }))).toEqual({});
  });
});

describe('facets of statements', () => {
  it('pair each labelled statement with the one that agrees with it best, whatever the order', () => {
    const label = { type: 'claim', target: 'US forces in Iraq' };
    const one = judged(
      'none',
      true,
      { ...NOTHING, statements: [spoken("Kata'ib Hezbollah", true), spoken("Kata'ib Hezbollah", false)] },
      {
        F: 'main',
        statements: [
          { ...label, faction: 'hezbollah brigades', speaker: null },
          { ...label, faction: "Kata'ib Hezbollah", speaker: 'N' },
          { ...label, faction: 'Hamas', speaker: null },
        ],
      },
    );
    expect(scoresOf('faction_statement', one)).toEqual({
      faction: '2/3',
      'speaker given': '2/2',
      type: '2/2',
      target: '2/2',
      'found is of a labelled faction': '2/2',
    });
  });
});

describe('names', () => {
  it.each([
    ['Kataib Hezbollah', 'kh'],
    ['HEZBOLLAH BRIGADES', 'kh'],
    ['Rights Movement', 'kh'],
    ['Its Brigades', 'itsbrigades'],
    ['Hezbollah', 'hezbollah'],
  ])('%s is the faction %s', (name, id) => {
    expect(key(name)).toBe(id);
  });

  it.each([
    ['US forces in Iraq', 'United States'],
    ['Israeli army', 'Israel'],
    ['Sudanese government', 'Sudan'],
    ['Saudi Arabia and UAE', 'Saudi Arabia'],
  ])('%s and %s are one target', (one, other) => {
    expect(targetKey(one)).toBe(targetKey(other));
  });

  it('keeps targets apart that are not the same', () => {
    expect(targetKey('US forces in Iraq')).not.toBe(targetKey('Iraqi government'));
  });
});

describe('the reason for a verdict', () => {
  const article = { title: '', text: 'انسحب النادي', publishedAt: null, source: null };
  const weighing = (score: number, counted: boolean, feature: string) => ({
    topic: 'troop_withdrawal',
    evidence: { field: 'text' as const, start: 0, end: 4, ruleId: 'w.leave', concept: 'act' },
    score,
    counted,
    veto: null,
    reasons: () => [{ feature, words: '', weight: counted ? 1.25 : -1.25 }],
  });

  it('is the likeliest candidate that did not count where nothing matched, else the likeliest that did', () => {
    const weighed = [
      weighing(0.2, false, 'no force'),
      weighing(0.4, false, 'sport'),
      weighing(0.6, true, 'troops'),
    ];
    expect(reasonFor('troop_withdrawal', false, article, weighed)).toBe(
      'w.leave act "انسح" p 0.40; -1.3 sport',
    );
    expect(reasonFor('troop_withdrawal', true, article, weighed)).toBe(
      'w.leave act "انسح" p 0.60; +1.3 troops',
    );
    expect(reasonFor('troop_withdrawal', false, article, [])).toBe('nothing was weighed');
  });
});

describe('the keyword list', () => {
  it('takes a player for a soldier, as such lists do', () => {
    const article = { title: 'انسحاب لاعب', text: '', publishedAt: null, source: null };
    expect(keywordIn('W', article)).toBe('انسحاب');
    expect(keywordIn('F', article)).toBeNull();
  });
});
