import type { Classification } from '../../model/verdict.ts';
import { createFacetTally, type FacetScore } from './facets.ts';
import { LABELLED_TOPICS, type Labelled, type Level, type TopicLetter } from './labelled.ts';
import type { NameKey } from './names.ts';
import { type Reliability, reliability, type Said } from './reliability.ts';

/** A judged article: what was found (null: a baseline that finds no facets), and why, in a line a topic. */
export interface Judged {
  labelled: Labelled;
  matched: Readonly<Record<TopicLetter, boolean>>;
  classification: Classification | null;
  reason: Readonly<Record<TopicLetter, string>>;
}

/** How one topic was judged over a file: counts of articles, and the figures from them, 0 to 1. */
export interface TopicScore {
  topic: string;
  scored: number;
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
  /** Labelled as a mention: not scored; `mentionsMatched` of them would have alerted. */
  mentions: number;
  mentionsMatched: number;
  precision: number;
  recall: number;
  f1: number;
  facets: FacetScore[];
  /** Null where no probabilities are given, as by a baseline. */
  reliability: Reliability | null;
}

/** One article judged otherwise than its label says. */
export interface Confusion {
  topic: string;
  kind: 'false positive' | 'false negative';
  id: string;
  title: string;
  level: Level;
  reason: string;
}

/** What `rasid eval` has to say of one file. */
export interface EvalReport {
  articles: number;
  topics: TopicScore[];
  confusions: Confusion[];
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function scoreTopic(letter: TopicLetter, judged: readonly Judged[], key: NameKey): TopicScore {
  const counts = { tp: 0, fp: 0, fn: 0, tn: 0, mentions: 0, mentionsMatched: 0 };
  const facets = createFacetTally(letter, key);
  const said: Said[] = [];
  for (const { labelled, matched, classification } of judged) {
    const level = labelled.levels[letter];
    if (!level) continue;
    const found = matched[letter];
    if (level === 'mention') {
      counts.mentions += 1;
      if (found) counts.mentionsMatched += 1;
      continue;
    }
    const positive = level !== 'none';
    const verdict = classification?.topics.find(({ topic }) => topic === LABELLED_TOPICS[letter]);
    if (verdict) said.push({ p: verdict.score, right: positive });
    counts[positive ? (found ? 'tp' : 'fn') : found ? 'fp' : 'tn'] += 1;
    if (positive && found && classification) facets.add(labelled, classification);
  }
  const { tp, fp, fn, tn } = counts;
  return {
    topic: LABELLED_TOPICS[letter],
    scored: tp + fp + fn + tn,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    mentions: counts.mentions,
    mentionsMatched: counts.mentionsMatched,
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    facets: facets.scores(),
    reliability: said.length > 0 ? reliability(said) : null,
  };
}

function confusionsOf(letter: TopicLetter, judged: readonly Judged[]): Confusion[] {
  return judged.flatMap(({ labelled, matched, reason }) => {
    const level = labelled.levels[letter];
    if (!level || level === 'mention' || matched[letter] === (level !== 'none')) return [];
    return {
      topic: LABELLED_TOPICS[letter],
      kind: matched[letter] ? ('false positive' as const) : ('false negative' as const),
      id: labelled.id,
      title: labelled.article.title || labelled.article.text.slice(0, 80),
      level,
      reason: reason[letter],
    };
  });
}

/**
 * Precision, recall and F1 of each topic over articles (`main` and `secondary` are positives, `none` negatives,
 * mentions left out), the share of facets that are right on true positives, how well probabilities keep
 * their word, and every article judged wrongly.
 * `key` says which spellings of a faction's English name are one.
 */
export function evaluate(judged: readonly Judged[], key: NameKey): EvalReport {
  const letters = ['W', 'F'] as const;
  return {
    articles: judged.length,
    topics: letters.map((letter) => scoreTopic(letter, judged, key)),
    confusions: letters.flatMap((letter) => confusionsOf(letter, judged)),
  };
}
