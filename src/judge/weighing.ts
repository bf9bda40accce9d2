import type { Evidence } from '../model/verdict.ts';
import {
  type Document,
  isPost,
  type Sentence,
  spanOf,
  type TokenSpan,
  wordAt,
  wordsOf,
} from './document/document.ts';
import { addArticle, articleFeatures, isOfTitle } from './features/article.ts';
import type { Feature } from './features/feature.ts';
import { contributions, probabilityOfAny, type ScoringModel } from './scorer/linear.ts';
import { scoreBy } from './scorer/tally.ts';
import type { Veto } from './vetoes.ts';

/** One reason for or against a candidate: a feature, the words it was read from, and what it added in log-odds. */
export interface Reason {
  feature: string;
  words: string;
  weight: number;
}

/** A candidate as the judge weighed it. */
export interface Weighing {
  topic: string;
  evidence: Evidence;
  /** Calibrated probability. */
  score: number;
  counted: boolean;
  /** A fact that rules it out whatever its probability. */
  veto: Veto | null;
  /** The weightiest first; computed when asked for. */
  reasons: () => Reason[];
}

/** Of a candidate's contributions, those that an explanation shows. */
const MOST_REASONS = 8;

/** The features that decided about a candidate, with their words, and what the words of its article added. */
export function reasonsFor(
  features: readonly Feature[],
  model: ScoringModel,
  { candidate: { document, sentence }, added }: WeighedCandidate,
  article: ScoringModel,
): Reason[] {
  const own = contributions(features, model)
    .slice(0, MOST_REASONS)
    .map(({ feature: { name, token }, weight }) => ({
      feature: name,
      words: token >= sentence.first && token < sentence.end ? wordAt(sentence, token) : '',
      weight,
    }));
  if (added === 0) return own;
  const all = {
    feature: 'words of the whole article',
    words: tellingWords(document, article),
    weight: added,
  };
  return [...own, all].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** A candidate of an article, weighed. */
export interface WeighedCandidate<Candidate = { document: Document; sentence: Sentence }> {
  candidate: Candidate;
  /** Log-odds before calibration, by its own features. */
  score: number;
  /** What the words of the whole article add to it, the same for all its candidates. */
  added: number;
  p: number;
}

/** The words of an article never add more: on unseen months they added 0.95 at the most. */
const MOST_ADDED = 1.2;

/**
 * The candidates of one article, with what the words of the whole article add. They are asked only where they could make
 * one of the candidates `least` likely.
 */
export function withArticle<One extends { candidate: { document: Document }; score: number }>(
  own: readonly One[],
  models: { article: ScoringModel; candidate: ScoringModel },
  least: number,
): (One & { added: number; p: number })[] {
  const [first] = own;
  if (!first) return [];
  const { document } = first.candidate;
  const likely = (scores: readonly number[]): number =>
    probabilityOfAny(scores, models.candidate, isPost(document));
  const isAsked = likely(own.map(({ score }) => score + MOST_ADDED)) >= least;
  const added = isAsked
    ? Math.min(
        MOST_ADDED,
        scoreBy((to) => addArticle(to, document), models.article),
      )
    : 0;
  return own.map((one) => ({ ...one, added, p: likely([one.score + added]) }));
}

/**
 * Of the threshold: what is said in so many words counts from here on (`saysPlainly`, `leavesPlainly`). In months that no model
 * had seen it added 13 labelled articles with statements and 2 mentions, of withdrawals 6 and 2, and nothing false; from two fifths
 * on as many statements are wrong as right.
 */
const PLAIN_SHARE = 0.6;

/** Whether an article comes so near to the threshold that plain words let it count. */
export const isNearly = (score: number, threshold: number): boolean =>
  score >= threshold * PLAIN_SHARE && score < threshold;

/** Of an article's words, those that an explanation shows. */
const MOST_WORDS = 6;

/** The words of an article that weigh most, as they are written. */
function tellingWords(document: Document, model: ScoringModel): string {
  const words = contributions(articleFeatures(document), model)
    .slice(0, MOST_WORDS)
    .map(({ feature: { name, token } }) =>
      wordsOf(isOfTitle(name) ? document.title : document.text, { first: token, end: token + 1 }),
    );
  return [...new Set(words)].join(' ');
}

export const evidenceOf = (
  sentence: Sentence,
  span: TokenSpan,
  ruleId: string,
  concept: string,
): Evidence => ({
  field: sentence.source.field,
  ...spanOf(sentence.source, span),
  ruleId,
  concept,
});

/**
 * The candidates that count in an article of that score: those that reach the threshold, else, where all together do, the
 * likeliest, if that is `least` likely.
 */
export function countedOf<One extends { p: number }>(
  possible: readonly One[],
  score: number,
  threshold: number,
  least: number,
): One[] {
  if (score < threshold) return [];
  const sure = possible.filter(({ p }) => p >= threshold);
  if (sure.length > 0) return sure;
  const best = possible.reduce((a, b) => (b.p > a.p ? b : a));
  return best.p >= least ? [best] : [];
}
