import type { Analysis } from '../src/judge/analysis.ts';
import { levelFeatures } from '../src/judge/level.ts';
import { weighStatements } from '../src/judge/readers/statements.ts';
import { weighWithdrawals } from '../src/judge/readers/withdrawals.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import type { JudgeModels } from '../src/judge/scorer/models.ts';
import { trainArticle } from './article.ts';
import type { LabelledArticle } from './corpus.ts';
import { trainLevel } from './level.ts';
import { trainNovelty } from './novelty.ts';
import { trainName, trainTarget, trainType } from './statement-facets.ts';
import { type StatementCase, statementCases, trainSource } from './statements.ts';
import { trainWithdrawals, type WithdrawalCase, withdrawalCases } from './withdrawals.ts';

/** Labelled articles with their candidates for both topics. */
export interface Cases {
  withdrawals: readonly WithdrawalCase[];
  statements: readonly StatementCase[];
}

export const casesOf = (articles: readonly LabelledArticle[], analysis: Analysis): Cases => ({
  withdrawals: withdrawalCases(articles, analysis),
  statements: statementCases(articles, analysis),
});

/** The cases of the articles that a test lets through. */
export const casesWhere = (
  { withdrawals, statements }: Cases,
  test: (article: LabelledArticle) => boolean,
): Cases => ({
  withdrawals: withdrawals.filter(({ article }) => test(article)),
  statements: statements.filter(({ article }) => test(article)),
});

const NONE: LinearModel = { labels: [], bias: [], weights: new Map(), calibration: { slope: 1, offset: 0 } };
/** Levels are learned from what counts about here; the operators' threshold may lie elsewhere. */
const LEVEL_THRESHOLD = 0.5;
/** How much of what the words of an article say is added to its candidates' scores: the best on unseen months. */
const WITHDRAWAL_SHARE = 0.2;
const STATEMENT_SHARE = 0.15;

/** Trains every model of both topics. Calibration is left at identity. */
export function trainAll({ withdrawals, statements }: Cases): JudgeModels<LinearModel> {
  const withdrawal = {
    article: trainArticle(withdrawals, {
      levelOf: ({ W }) => W,
      weightOf: ({ weightW }) => weightW,
      share: WITHDRAWAL_SHARE,
    }),
    ...trainWithdrawals(withdrawals),
    level: NONE,
  };
  const name = trainName(statements);
  const statement = {
    article: trainArticle(statements, {
      levelOf: ({ F }) => F,
      weightOf: ({ weightF }) => weightF,
      share: STATEMENT_SHARE,
    }),
    source: trainSource(statements),
    novelty: trainNovelty(statements, name),
    type: trainType(statements),
    target: trainTarget(statements),
    name,
    level: NONE,
  };
  const withdrawalLevels = withdrawals.flatMap(({ article: { W, weightW }, candidates }) => {
    const weighed = weighWithdrawals(candidates, withdrawal);
    return levelExample(W, weightW, candidates[0]?.document, weighed);
  });
  const statementLevels = statements.flatMap(({ article: { F, weightF }, candidates }) => {
    const weighed = weighStatements(candidates, statement);
    return levelExample(F, weightF, candidates[0]?.document, weighed);
  });
  return {
    withdrawal: { ...withdrawal, level: trainLevel(withdrawalLevels) },
    statement: { ...statement, level: trainLevel(statementLevels) },
  };
}

type Document = Parameters<typeof levelFeatures>[0];
type Weighed = Parameters<typeof levelFeatures>[1];

function levelExample(
  level: string | null,
  weight: number,
  document: Document | undefined,
  weighed: Weighed,
) {
  const counted = weighed.filter(({ p }) => p >= LEVEL_THRESHOLD);
  if (level === null || !document || counted.length === 0) return [];
  return [
    {
      features: levelFeatures(document, counted, LEVEL_THRESHOLD),
      level,
      weight: Math.min(3, Math.sqrt(weight)),
    },
  ];
}
