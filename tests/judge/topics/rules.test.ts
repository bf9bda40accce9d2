import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJudge, type Judge } from '../../../src/judge/judge.ts';
import { obstacleText } from '../../../src/judge/topics/obstacle-text.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';
import { judgeOf, topicOf } from './judge-of.ts';

const FRAME = `
id: strike
name: { ar: إضراب, en: Strike }
concepts:
  strike:
    - { forms: [إضراب], attrs: { kind: strike } }
    - { clitics: verb_perfect_intr, forms: [أضرب, أضربت], attrs: { kind: walkout } }
  workers: [{ forms: [عامل, عمال, موظف, موظفين, معلمين] }]
  union: [{ forms: [نقابة, اتحاد] }]
  hunger: [{ forms: [طعام, جوع] }]
  stoppage: [{ forms: [إضراب, توقف] }]
rules:
  - id: one
    weight: 0.6
`;

/** What became of the one rule on a headline and a text: its words where it held, else the reason. */
function outcome(rule: string, article: { title?: string; text?: string; publishedAt?: string }): string {
  const judge = judgeOf(`${FRAME}${rule.replaceAll(/^/gm, '    ')}`);
  const given = { title: '', text: '', publishedAt: null, source: null, ...article };
  const [share] = judge.explain(given).shares;
  if (!share) return 'no word of it';
  if (share.obstacle) return obstacleText(share.obstacle);
  return share.evidence.map(({ field, start, end }) => given[field].slice(start, end)).join(' + ');
}

const NEAR = 'near: { concepts: [strike, workers], within: 2 }';

describe('what a rule combines', () => {
  it.each([
    ['near, close enough', NEAR, 'بدأ إضراب آلاف العمال أمس', 'إضراب + العمال'],
    ['near, in the other order', NEAR, 'العمال في إضراب', 'العمال + إضراب'],
    ['near, with clitics', NEAR, 'وبإضرابهم شل الموظفين', 'وبإضرابهم + الموظفين'],
    ['near, a word too far', NEAR, 'إضراب شامل طويل جدا للعمال', 'too far apart: 3 words between, 2 allowed'],
    ['near counts words, not signs', NEAR, 'إضراب، شامل – طويل: للعمال', 'إضراب + للعمال'],
    ['near, the tightest pair wins', NEAR, 'إضراب في المدينة كلها ثم إضراب العمال', 'إضراب + العمال'],
    ['near, never over a full stop', NEAR, 'انتهى الإضراب. العمال عادوا', 'not in one sentence'],
    ['near, one word of the two', NEAR, 'انتهى الإضراب', 'missing: workers'],
    [
      'near and ordered',
      `${NEAR.replace(' }', ', ordered: true }')}`,
      'العمال في إضراب',
      'not in one sentence in the order asked',
    ],
    [
      'order, at any distance',
      'order: [union, strike, workers]',
      'دعت نقابة المدينة إلى ما سمته إضرابا يشارك فيه إضراب كل العمال',
      'نقابة + إضراب + العمال',
    ],
    [
      'order, turned round',
      'order: [union, strike]',
      'إضراب دعت إليه نقابة',
      'not in one sentence in the order asked',
    ],
    [
      'all in one sentence',
      'all: [strike, union]',
      'أيدت نقابة الأطباء في المدينة خطة الإضراب',
      'نقابة + الإضراب',
    ],
    [
      'all in the article',
      'all: [strike, union]\nin: article',
      'بدأ الإضراب. وأيدته نقابة الأطباء',
      'الإضراب + نقابة',
    ],
    ['any of several', 'any: [union, strike]', 'أضربت المدينة', 'أضربت'],
    [
      'near with any beside it',
      `${NEAR}\nany: [union, hunger]`,
      'إضراب العمال بدعوة من اتحادهم',
      'إضراب + العمال + اتحادهم',
    ],
    [
      'near without the one beside it',
      `${NEAR}\nany: [union, hunger]`,
      'إضراب العمال',
      'missing: union or hunger',
    ],
    [
      'one word does not count for two concepts',
      'near: { concepts: [strike, stoppage], within: 2 }',
      'إضراب',
      'not in one sentence',
    ],
  ])('%s', (_name, rule, text, expected) => {
    expect(outcome(rule, { text })).toBe(expected);
  });
});

describe('what keeps a rule from counting', () => {
  it.each([
    [
      'a concept in the sentence',
      `${NEAR}\nunless: [hunger]`,
      'إضراب العمال عن الطعام',
      'excluded by hunger',
    ],
    [
      'not one in the next sentence',
      `${NEAR}\nunless: [hunger]`,
      'إضراب العمال. ونفد الطعام',
      'إضراب + العمال',
    ],
    [
      'one in the article, where asked',
      `${NEAR}\nunless: { concepts: [hunger], in: article }`,
      'إضراب العمال. ونفد الطعام',
      'excluded by hunger',
    ],
    [
      'only one that is near, where asked',
      `${NEAR}\nunless: { concepts: [hunger], within: 1 }`,
      'إضراب العمال في مصنع كبير ينتج الطعام',
      'إضراب + العمال',
    ],
    [
      'hint words that are not there',
      `${NEAR}\nhints: [مطار, ميناء]`,
      'إضراب العمال',
      'none of its hint words',
    ],
    [
      'not hint words that are',
      `${NEAR}\nhints: [مطار, ميناء]`,
      'إضراب العمال. وأغلق المطار',
      'إضراب + العمال',
    ],
    ['a negation', NEAR, 'لم يبدأ إضراب العمال', 'negated by negation'],
    ['not a negation in another clause', NEAR, 'لم يصل أحد، إضراب العمال مستمر', 'إضراب + العمال'],
    ['not لا يزال', NEAR, 'لا يزال إضراب العمال مستمرا', 'إضراب + العمال'],
    ['a denial some words before', NEAR, 'نفت الوزارة أمس صحة الأخبار عن إضراب العمال', 'negated by denial'],
    ['not a denial before لكن', NEAR, 'نفت الوزارة علمها لكن إضراب العمال بدأ', 'إضراب + العمال'],
    ['a denial behind', NEAR, 'أنباء إضراب العمال عارية عن الصحة', 'negated by denial_after'],
    ['a subordinate clause', NEAR, 'ارتفعت الأسعار بعد أن بدأ إضراب العمال', 'background: subordinate'],
    ['not a clause that is over', NEAR, 'بعد أن فشل الحوار، بدأ إضراب العمال', 'إضراب + العمال'],
    ['an anniversary', NEAR, 'أحيت المدينة ذكرى إضراب العمال', 'background: anniversary'],
    ['old times', NEAR, 'شل إضراب العمال الميناء العام الماضي', 'background: old_time'],
    ['what had been', NEAR, 'وكانت النقابة قد نظمت إضراب العمال', 'background: was'],
    ['a year long past', NEAR, 'في عام 2011 بدأ إضراب العمال', 'background: year'],
    ['not this year', NEAR, 'في عام 2026 بدأ إضراب العمال', 'إضراب + العمال'],
    ['not speech, unless asked', NEAR, 'قال الوزير إن إضراب العمال بدأ', 'إضراب + العمال'],
    [
      'speech, where asked',
      `${NEAR}\nreported: refuse`,
      'قال الوزير إن إضراب العمال بدأ',
      "somebody's word only: speech",
    ],
    [
      'not a negation, where it may count',
      `${NEAR}\nnegated: count`,
      'لم يبدأ إضراب العمال',
      'إضراب + العمال',
    ],
  ])('%s', (_name, rule, text, expected) => {
    expect(outcome(rule, { text, publishedAt: '2026-11-24T08:00:00Z' })).toBe(expected);
  });
});

describe('zones', () => {
  const [title, text] = ['إضراب العمال يبدأ', `${'كلام كثير هنا. '.repeat(30)}إضراب العمال`];
  it.each([
    ['the headline', 'zone: headline', { title }, 'إضراب + العمال'],
    ['not the text', 'zone: headline', { text }, 'in the body, which the rule leaves out'],
    ['the lead', 'zone: lead', { text: 'إضراب العمال يبدأ.\nكلام' }, 'إضراب + العمال'],
    [
      'not the second paragraph',
      'zone: lead',
      { text: 'كلام.\nإضراب العمال' },
      'in the body, which the rule leaves out',
    ],
    ['two of three', 'zone: [headline, body]', { text }, 'إضراب + العمال'],
    ['all without a word', '', { text }, 'إضراب + العمال'],
  ])('%s', (_name, zone, article, expected) => {
    expect(outcome(`${NEAR}\n${zone}`, article)).toBe(expected);
  });
  it('a group never lies in the headline and the text at once', () => {
    expect(outcome(NEAR, { title: 'بدأ الإضراب', text: 'العمال عادوا' })).toBe('not in one sentence');
    expect(outcome(`${NEAR}\nin: article`, { title: 'بدأ الإضراب', text: 'العمال عادوا' })).toBe(
      'too far apart: one in the headline, one in the text',
    );
  });
});

describe('score, facets and verdict', () => {
  const judge = judgeOf(`${FRAME}    near: { concepts: [strike, workers], within: 3 }
    facets: { kind: $strike.kind, sector: any }
    negated: { facets: { status: denied } }
  - { id: headline, weight: 0.3, zone: headline, any: [strike] }
  - { id: union, weight: 0.2, any: [union] }
  - { id: hunger, weight: -0.9, any: [hunger] }`);
  const verdict = (title: string, text = '') =>
    judge.classify({ title, text, publishedAt: null, source: null }).topics[0];

  it.each([
    ['one rule', '', 'إضراب العمال', 0.6, true],
    ['two rules', 'إضراب العمال', '', 0.9, true],
    ['three rules, kept within 1', 'إضراب العمال بدعوة من النقابة', '', 1, true],
    ['weights that do not reach', 'إضراب', '', 0.3, false],
    ['0.3 and 0.2 reach 0.5', 'إضراب', 'دعت إليه نقابة', 0.5, true],
    ['a veto', 'إضراب العمال عن الطعام', '', 0, false],
    ['a rule counts once', '', 'إضراب العمال. إضراب العمال. إضراب العمال', 0.6, true],
    ['nothing', 'طقس غائم', '', 0, false],
  ])('%s', (_name, title, text, score, matched) => {
    expect(verdict(title, text)).toMatchObject({ topic: 'strike', score, matched });
  });

  it('takes facets from constants, from what was found and from how it was said', () => {
    expect(verdict('', 'أضرب العمال')?.facets).toEqual({ kind: 'walkout', sector: 'any' });
    expect(verdict('', 'لم يبدأ إضراب العمال')?.facets).toEqual({
      kind: 'strike',
      sector: 'any',
      status: 'denied',
    });
  });

  it('gives evidence with rule and concept, in offsets of the original', () => {
    const text = 'أعلن «إِضرابُ» العُمّال';
    const found = verdict('', text)?.evidence.map(({ start, end, ruleId, concept }) => [
      text.slice(start, end),
      ruleId,
      concept,
    ]);
    expect(found).toEqual([
      ['إِضرابُ', 'strike.one', 'strike'],
      ['العُمّال', 'strike.one', 'workers'],
    ]);
  });

  it('keeps evidence and facets of what did not match to itself', () => {
    expect(verdict('إضراب')).toEqual({
      topic: 'strike',
      score: 0.3,
      level: 'none',
      matched: false,
      facets: {},
      evidence: [],
    });
  });
});

describe('rules beside a reader', () => {
  const withRules = (rules: string): Judge => {
    const text = readFileSync(join(SHIPPED_CONFIG, 'topics/troop_withdrawal.yaml'), 'utf8');
    const topic = topicOf(
      text
        .replace('rules: []', `rules:\n${rules}`)
        .replace(
          'examples:',
          'concepts: { drill: [{ forms: [مناورة, مناورات] }], flag: [{ forms: [علم] }] }\nexamples:',
        ),
    );
    return createJudge({ ...loadJudgement(SHIPPED_CONFIG), topics: [topic], version: 'test' });
  };
  const LEAVES = 'واشنطن تعلن انسحاب القوات الأمريكية من العراق';
  const of = (judge: Judge, title: string, text = '') =>
    judge.classify({ title, text, publishedAt: null, source: null });

  it('a veto takes the topic away with all that its reader found', () => {
    const judge = withRules('  - { id: drill, weight: -1, in: article, any: [drill] }');
    expect(of(judge, LEAVES).topics[0]?.matched).toBe(true);
    const vetoed = of(judge, LEAVES, 'جاء ذلك بعد مناورات مشتركة.');
    expect(vetoed.topics[0]).toMatchObject({ score: 0, matched: false, evidence: [] });
    expect(vetoed.withdrawals).toEqual([]);
  });

  it('a rule of weight enough matches what the reader passes over', () => {
    const judge = withRules('  - { id: flag, weight: 0.6, any: [flag] }');
    const { topics, withdrawals } = of(judge, 'أنزل العلم عن القاعدة');
    expect(topics[0]).toMatchObject({ score: 0.6, matched: true });
    expect(withdrawals).toEqual([]);
  });
});
