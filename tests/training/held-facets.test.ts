import { describe, expect, it } from 'vitest';
import type { Classification, Statement, Withdrawal } from '../../src/model/verdict.ts';
import type { LabelledArticle, LabelledStatement } from '../../training/corpus.ts';
import { countFacets } from '../../training/held-facets.ts';

const TEXT = 'قال المتحدث باسم كتائب الجبل إن فصيله يرفض أي هدنة. وتنسحب القوات التركية من العراق.';
const WORDS = 'يرفض أي هدنة';

const spanOf = (words: string) => ({
  field: 'text' as const,
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

const STATEMENT: LabelledStatement = {
  span: spanOf(WORDS),
  level: 'main',
  faction: 'Mountain Brigades',
  accept: ['/mountain/'],
  speaker: null,
  type: 'position',
  target: 'Turkey',
};

const ARTICLE: LabelledArticle = {
  id: 'x',
  set: 'own',
  source: null,
  publishedAt: null,
  title: '',
  text: TEXT,
  fold: 'x',
  W: 'main',
  F: 'main',
  weightW: 1,
  weightF: 1,
  withdrawals: [{ span: null, level: 'main', force: 'TR', host: 'IQ', status: 'ongoing' }],
  statements: [STATEMENT],
};

const told = (change: Partial<Statement> = {}): Statement =>
  ({
    faction: 'Mountain Brigades',
    factionId: 'mountain-brigades',
    speaker: null,
    type: 'position',
    target: 'Turkish forces in Turkey',
    quote: { ...spanOf(WORDS), text: WORDS },
    ...change,
  }) as Statement;

const withdrawal = (change: Partial<Withdrawal> = {}): Withdrawal =>
  ({ force: 'TR', host: 'IQ', status: 'ongoing', ...change }) as Withdrawal;

function counted(statements: Statement[], withdrawals: Withdrawal[], article = ARTICLE) {
  const classification = { statements, withdrawals } as unknown as Classification;
  return Object.fromEntries(
    [...countFacets([{ article, classification }])].map(([facet, { right, of }]) => [
      facet,
      `${right}/${of}`,
    ]),
  );
}

describe('what alerts say, against labels', () => {
  it('counts each facet that a label gives', () => {
    expect(counted([told()], [withdrawal()])).toEqual({
      force: '1/1',
      host: '1/1',
      status: '1/1',
      'statement heard': '1/1',
      faction: '1/1',
      type: '1/1',
      target: '1/1',
      'words right': '1/1',
    });
  });

  it('counts a statement that was not told as not heard, and nothing else of it', () => {
    expect(counted([], [])).toEqual({ 'statement heard': '0/1' });
  });

  it('counts words of nobody as wrong', () => {
    const other = told({ quote: { field: 'text', start: 0, end: 4, text: 'قال' } as Statement['quote'] });
    const far = { ...ARTICLE, text: `${'و'.repeat(300)}${TEXT}` };
    const label = {
      ...STATEMENT,
      span: { field: 'text' as const, start: 300 + TEXT.indexOf(WORDS), end: 320 + TEXT.indexOf(WORDS) },
    };
    expect(counted([other], [], { ...far, statements: [label] })).toMatchObject({
      'statement heard': '0/1',
      'words right': '0/1',
    });
  });

  it.each([
    ['status', { status: 'demanded' as const }],
    ['host', { host: 'SY' }],
    ['force', { force: 'US' }],
  ])('counts another %s as wrong', (facet, change) => {
    expect(counted([], [withdrawal(change)])).toMatchObject({ [facet]: '0/1' });
  });

  it('counts nothing where the article is no alert', () => {
    expect(counted([told()], [withdrawal()], { ...ARTICLE, W: 'mention', F: 'none' })).toEqual({});
  });
});
