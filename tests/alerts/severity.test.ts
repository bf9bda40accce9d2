import { describe, expect, it } from 'vitest';
import { factsOfArticles } from '../../src/alerts/facts.ts';
import { DEFAULT_SEVERITY, severityOf } from '../../src/alerts/severity.ts';
import type { Statement, Withdrawal } from '../../src/model/verdict.ts';
import { judged } from './samples.ts';

const TEXT = `كلام في المقدمة ${'حشو '.repeat(120)}كلمة في العمق`;

interface Given {
  says?: Partial<Statement> & { words?: string };
  leaves?: Partial<Withdrawal> & { words?: string };
  independent?: number;
}

function severity({ says, leaves, independent = 1 }: Given) {
  const article = judged({
    title: 'عنوان',
    text: TEXT,
    statements: says ? [{ words: 'كلام', ...says }] : [],
    withdrawals: leaves ? [{ ...leaves, words: [leaves.words ?? 'كلام'] }] : [],
  });
  const outlets = { total: Math.max(1, independent), independent };
  return severityOf(DEFAULT_SEVERITY, factsOfArticles([article], { event: 'opened', outlets }));
}

describe('the shipped rules of severity', () => {
  it.each<[string, Given, string]>([
    ['an ultimatum is critical', { says: { type: 'ultimatum' } }, 'critical'],
    ['a threat is high', { says: { type: 'threat' } }, 'high'],
    [
      'a threat by three independent outlets is critical',
      { says: { type: 'threat' }, independent: 3 },
      'critical',
    ],
    ['a threat deep in the text is medium', { says: { type: 'threat', words: 'كلمة في العمق' } }, 'medium'],
    ['a demand is medium', { says: { type: 'demand' } }, 'medium'],
    ['a condemnation is low', { says: { type: 'condemnation' } }, 'low'],
    [
      'a completed withdrawal that is confirmed is critical',
      { leaves: { status: 'completed', certainty: 'confirmed' } },
      'critical',
    ],
    [
      'one of a base alone is high',
      { leaves: { status: 'completed', certainty: 'confirmed', extent: 'part' } },
      'high',
    ],
    ['a completed withdrawal that is reported is high', { leaves: { status: 'completed' } }, 'high'],
    [
      'one that only state media report is a step lower',
      { leaves: { status: 'started' }, independent: 0 },
      'medium',
    ],
    ['a possible one is a step lower', { leaves: { status: 'announced', certainty: 'possible' } }, 'medium'],
    ['a demanded one is low', { leaves: { status: 'demanded' } }, 'low'],
    [
      'steps add up',
      { leaves: { status: 'demanded', certainty: 'conditional', words: 'كلمة في العمق' }, independent: 0 },
      'info',
    ],
    [
      'a threat beats the demand beside it',
      { says: { type: 'threat' }, leaves: { status: 'demanded' } },
      'high',
    ],
    ["an operator's own topic is info", {}, 'info'],
    ['critical is the top', { says: { type: 'ultimatum' }, independent: 9 }, 'critical'],
  ])('%s', (_name, given, expected) => {
    expect(severity(given).severity).toBe(expected);
  });

  // One fact meets all that a rule asks and all that moves it: the demand of the lead lifts no threat of the body.
  const DEEP = 'كلمة في العمق';
  it.each<[string, (Partial<Statement> & { words: string })[], Partial<Withdrawal>[], string]>([
    [
      'a threat deep in the text below a demand in the lead is medium',
      [
        { type: 'demand', words: 'كلام' },
        { type: 'threat', words: DEEP },
      ],
      [],
      'medium',
    ],
    [
      'a threat in the lead is high, whatever stands deep in the text',
      [
        { type: 'threat', words: 'كلام' },
        { type: 'position', words: DEEP },
      ],
      [],
      'high',
    ],
    [
      'the gravest counts: a demand in the lead, not a position that is deep',
      [
        { type: 'position', words: DEEP },
        { type: 'demand', words: 'كلام' },
      ],
      [],
      'medium',
    ],
    [
      'a possible step beside a certain demand is a step lower',
      [],
      [
        { status: 'announced', certainty: 'possible' },
        { status: 'demanded', certainty: 'confirmed' },
      ],
      'medium',
    ],
    [
      'a threat beside a refusal is a threat',
      [{ type: 'threat', words: 'كلام' }],
      [{ status: 'refused' }],
      'high',
    ],
  ])('%s', (_name, statements, withdrawals, expected) => {
    const article = judged({
      title: 'عنوان',
      text: TEXT,
      statements,
      withdrawals: withdrawals.map((one) => ({ ...one, words: ['كلام'] })),
    });
    const outlets = { total: 1, independent: 1 };
    const facts = factsOfArticles([article], { event: 'opened', outlets });
    expect(severityOf(DEFAULT_SEVERITY, facts).severity).toBe(expected);
  });

  it.each([
    ['of today is high', '30-05-2026', 'high'],
    ['of yesterday too', '29-05-2026', 'high'],
    ['of two days ago is medium', '28-05-2026', 'medium'],
    ['of a week ago is low', '23-05-2026', 'low'],
  ])('footage %s', (_name, day, expected) => {
    const words = `مشاهد من استهداف دبابة بتاريخ ${day}`;
    const article = judged({
      title: 't',
      text: words,
      publishedAt: '2026-05-30T09:00:00Z',
      statements: [{ words, type: 'claim', medium: 'video' }],
    });
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    expect(severityOf(DEFAULT_SEVERITY, facts).severity).toBe(expected);
  });

  it.each([
    ['of its arms is medium', 'لن نسلم السلاح', 'medium'],
    ['of anything else is low', 'لن نسلم المفتاح', 'low'],
  ])('what a faction decides %s', (_name, words, expected) => {
    const article = judged({ title: 't', text: words, statements: [{ words, type: 'position' }] });
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    expect(severityOf(DEFAULT_SEVERITY, facts).severity).toBe(expected);
  });

  // The lead says that the faction spoke; its words stand below.
  it.each<[string, 'title' | 'text' | null, (Partial<Statement> & { words: string })[], string]>([
    ['in the lead, of the first words below', 'text', [{ type: 'threat', words: DEEP }], 'high'],
    [
      'in the title, of the first words, whatever else he says',
      'title',
      [
        { type: 'threat', words: DEEP },
        { type: 'demand', words: 'في العمق' },
      ],
      'high',
    ],
    [
      'not of what comes behind them',
      'text',
      [
        { type: 'position', words: DEEP },
        { type: 'threat', words: 'في العمق' },
      ],
      'medium',
    ],
    ['not of another faction', 'text', [{ type: 'threat', words: DEEP, factionId: 'other' }], 'medium'],
    ['nowhere', null, [{ type: 'threat', words: DEEP }], 'medium'],
  ])('a zone is also where it is told that something was said: %s', (_name, field, statements, expected) => {
    const article = judged({ title: 'عنوان', text: TEXT, statements });
    const [topic] = article.classification.topics;
    if (topic)
      topic.evidence = field
        ? [{ field, start: 0, end: 4, ruleId: 'r', concept: 'kataib-sayyid-al-shuhada' }]
        : [];
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    expect(severityOf(DEFAULT_SEVERITY, facts).severity).toBe(expected);
  });

  it('asks a rule for a statement and a withdrawal of the article as a whole', () => {
    const article = judged({
      title: 'عنوان',
      text: TEXT,
      statements: [{ type: 'demand', words: 'كلام' }],
      withdrawals: [{ status: 'started', words: ['كلام'] }],
    });
    const rules = {
      ...DEFAULT_SEVERITY,
      rules: [
        { severity: 'critical' as const, when: { type: ['demand' as const], status: ['started' as const] } },
      ],
    };
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    expect(severityOf(rules, facts).severity).toBe('critical');
  });

  it('says which rules had a say', () => {
    expect(severity({ says: { type: 'threat' }, independent: 3 }).why).toBe(
      'high: type threat; +1: 3 independent outlets, at least 3 asked',
    );
  });
});
