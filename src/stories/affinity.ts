import { STATEMENT_TOPIC, type StoryFeatures, WITHDRAWAL_TOPIC } from './features.ts';
import type { StoryState } from './state.ts';
import { statementAffinity } from './statement-affinity.ts';
import {
  type Comparable,
  type Standing,
  standing,
  type TextLikeness,
  textLikeness,
} from './text-likeness.ts';
import { withdrawalAffinity } from './withdrawal-affinity.ts';

/** One consideration: how much it speaks for joining (negative: against) and its English words. */
export interface Consideration {
  points: number;
  why: string;
}

/** How well an article fits a story: above 0 it may join; the reasons are those for joining, strongest first. */
export interface Affinity {
  score: number;
  reasons: string[];
  copy: number;
}

/** Copies of one text are compared over a week: agencies' texts are reprinted late, formulas recur later. */
const COPY = 0.6;
const COPY_DAYS = 1;
const LATE_COPY = 0.85;
const LATE_COPY_DAYS = 7;

/** What joins must overcome. Tuned on tests/corpus/stories.jsonl with facets as given, dropped and corrupted. */
const THRESHOLD = 3.5;
/** Two factions' words on one subject are worded alike; only copies tell a wrong facet from another speaker. */
const OTHER_FACTION = -3;
/** A path that neither side leads with counts less: troops on the move are not the statement about them. */
const OFF_TOPIC = -2.75;
/** A facet that a topic declares to tell its stories apart, shared and not: no likeness of words outweighs the latter. */
const SAME_MARK = 1;
const OTHER_MARK = -9;

/**
 * Words alone, where facets are missing on a side or contradict each other. Where they agree they decide: two
 * statements of one faction on two days are worded alike.
 */
function textAffinity(
  features: StoryFeatures,
  story: StoryState,
  likeness: TextLikeness,
  places: Standing,
): Consideration[] {
  const factions = standing(
    features.statements.slice(0, 1).map((statement) => statement.factionId),
    story.statements.filter((seen) => seen.led > 0).map((seen) => seen.factionId),
  );
  const parties = standing(
    features.withdrawals.slice(0, 1).map(({ force, host }) => `${force} ${host}`),
    story.withdrawals.filter((seen) => seen.led > 0).map(({ force, host }) => `${force} ${host}`),
  );
  if (factions === 'shared' || parties === 'shared') return [];
  const contradict = factions === 'different' || parties === 'different';
  return [
    { points: likeness.overlap * 9, why: `wording ${Math.round(likeness.overlap * 100)} % alike` },
    likeness.dayGap === 0
      ? { points: 1.5, why: 'same day' }
      : { points: Math.max(-4, -1 * likeness.dayGap), why: `${likeness.dayGap} days apart` },
    { points: places === 'shared' ? 0.75 : places === 'different' ? -1 : 0, why: 'same place' },
    ...markPoints(features, story),
    { points: factions === 'different' ? OTHER_FACTION : contradict ? -1 : 0, why: 'facets differ' },
  ];
}

/** What the topic's file declares to tell events apart: like factions, they decide unless the words are one. */
function markPoints(features: StoryFeatures, story: StoryState): Consideration[] {
  if (features.topics[0] !== story.topic) return [];
  return features.marks.flatMap((mark) => {
    const name = `${mark.split('=', 1)[0]}=`;
    const seen = (story.marks ?? []).filter((other) => other.startsWith(name));
    if (seen.length === 0) return [];
    return [{ points: seen.includes(mark) ? SAME_MARK : OTHER_MARK, why: `same ${mark.replace('=', ' ')}` }];
  });
}

const total = (parts: readonly Consideration[]): number => parts.reduce((sum, part) => sum + part.points, 0);

/**
 * How well an article fits a story. Three ways lead in and the best counts: one statement (faction, speaker, day, type,
 * target, words), one withdrawal (force, host, time, place, words), or words alone where facets are missing. Each adds
 * up small considerations, so that one wrong facet can be outweighed by the others.
 */
export function affinity(article: Comparable, story: StoryState): Affinity {
  const { features } = article;
  const likeness = textLikeness(article, story);
  const { copy, dayGap } = likeness;
  const leadPlaces = [...new Set(story.prints.flatMap((print) => print.leadPlaces))];
  const places = standing(features.leadPlaces, leadPlaces);
  const isCopy =
    (copy >= COPY && dayGap <= COPY_DAYS && !likeness.statedApart) ||
    (copy >= LATE_COPY && dayGap <= LATE_COPY_DAYS);
  const ways = [
    { topic: STATEMENT_TOPIC, parts: statementAffinity(features, story, likeness, places) },
    { topic: WITHDRAWAL_TOPIC, parts: withdrawalAffinity(features, story, likeness, places) },
    { topic: features.topics[0] ?? '', parts: textAffinity(features, story, likeness, places) },
  ];
  let best: Affinity = { score: Number.NEGATIVE_INFINITY, reasons: [], copy };
  for (const { topic, parts } of ways) {
    if (parts.length === 0) continue;
    const off = (features.topics[0] === topic ? 0 : OFF_TOPIC) + (story.topic === topic ? 0 : OFF_TOPIC);
    const score = total(parts) + off - THRESHOLD;
    if (score > best.score) best = { score, reasons: reasonsOf(parts), copy };
  }
  if (!isCopy) return best;
  // A copy joins whatever the facets say: the same words cannot be another event.
  const reasons = [
    `copy of a text already in the story (${Math.round(copy * 100)} % equal)`,
    ...best.reasons,
  ];
  return { score: Math.max(best.score, 0) + copy * 4, reasons, copy };
}

function reasonsOf(parts: readonly Consideration[]): string[] {
  return parts
    .filter((part) => part.points > 0)
    .toSorted((a, b) => b.points - a.points)
    .map((part) => part.why);
}
