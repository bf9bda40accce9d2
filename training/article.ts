import type { Document } from '../src/judge/document/document.ts';
import { articleFeatures } from '../src/judge/features/article.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import { remember } from '../src/lib/remember.ts';
import { isAlert, type LabelledArticle, type Level, OUTLETS_SET } from './corpus.ts';
import { FIT, learn } from './logistic.ts';

/** A labelled article with its candidates for one topic. */
export interface ArticleCase {
  article: LabelledArticle;
  candidates: readonly { document: Document }[];
}

/** Of an article for one topic: its level, how much of the stream it stands for, and the share of its words in a candidate's score. */
export interface ArticleFit {
  levelOf: (article: LabelledArticle) => Level | null;
  weightOf: (article: LabelledArticle) => number;
  share: number;
}

const ARTICLE_L2 = 1e-3;
const ALERT_WEIGHT = 2;
const MENTION_WEIGHT = 0.3;
const RETOLD_WEIGHT = 1;
const OTHERS_WEIGHT = 0.5;
const MOST_WEIGHT = 3;

const featuresOf = remember(articleFeatures);

/** Trains what the words of a whole article say of a topic; its score is the share that is added to each candidate's. */
export function trainArticle(
  cases: readonly ArticleCase[],
  { levelOf, weightOf, share }: ArticleFit,
): LinearModel {
  const examples = cases.flatMap(({ article, candidates: [first] }) => {
    const level = levelOf(article);
    if (!first || level === null) return [];
    const kind = isAlert(level) ? ALERT_WEIGHT : level === 'mention' ? MENTION_WEIGHT : 1;
    return [
      {
        features: featuresOf(first.document),
        label: isAlert(level) ? 1 : 0,
        weight: kind * setWeight(article, weightOf),
      },
    ];
  });
  const { bias, weights, ...model } = learn(examples, { ...FIT, labels: ['about'], l2: ARTICLE_L2 });
  const shared = (row: readonly number[]): number[] => row.map((weight) => weight * share);
  return {
    ...model,
    bias: shared(bias),
    weights: new Map([...weights].map(([name, row]) => [name, shared(row)])),
  };
}

function setWeight(article: LabelledArticle, weightOf: ArticleFit['weightOf']): number {
  if (article.set === 'retold' || article.set === 'example') return RETOLD_WEIGHT;
  if (article.set === 'unlabelled' || article.set === OUTLETS_SET) return OTHERS_WEIGHT;
  return Math.min(MOST_WEIGHT, Math.sqrt(weightOf(article)));
}
