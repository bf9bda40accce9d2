import type { Evidence, TopicVerdict } from '../../model/verdict.ts';
import { type CompiledTopic, type CompiledTopics, writtenName } from './compile.ts';
import type { TopicReading } from './reading.ts';
import { type Obstacle, type RuleOutcome, weighRule } from './rule.ts';
import type { Topic } from './topic.ts';

/** What a reader in code found for its topic; rules add to it. */
export type ReaderVerdict = Omit<TopicVerdict, 'topic'>;

/** One rule's part in a topic's score. */
export interface RuleShare {
  topic: string;
  ruleId: string;
  weight: number;
  held: boolean;
  evidence: Evidence[];
  obstacle: Obstacle | null;
}

const NO_READER: ReaderVerdict = { score: 0, level: 'none', matched: false, facets: {}, evidence: [] };
/** Sums of decimal weights: 0.3 + 0.2 must reach a threshold of 0.5. */
const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

/**
 * The verdicts of all topics on an article; `reading` is null where none of their rules' words is in it. A topic's score is what its reader
 * found plus the weights of the rules that hold, each once, kept within 0 and 1. It matches from its threshold on; a
 * reader that found nothing is matched by rules alone where their weights suffice.
 */
export function judgeTopics(
  compiled: CompiledTopics,
  reading: TopicReading | null,
  readers: Readonly<Record<string, ReaderVerdict>>,
): { verdicts: TopicVerdict[]; shares: RuleShare[] } {
  const shares: RuleShare[] = [];
  const verdicts = compiled.topics.map((one) => {
    const outcomes = reading ? one.rules.map((rule) => weighRule(rule, reading)) : [];
    if (reading) shares.push(...outcomes.map((outcome) => shareOf(one.topic, outcome, reading)));
    // A topic may be called `constructor`.
    const reader = Object.hasOwn(readers, one.topic.id) ? readers[one.topic.id] : undefined;
    return verdictOf(one, outcomes, reading, reader ?? NO_READER);
  });
  return { verdicts, shares };
}

function verdictOf(
  { topic }: CompiledTopic,
  outcomes: readonly RuleOutcome[],
  reading: TopicReading | null,
  reader: ReaderVerdict,
): TopicVerdict {
  const held = outcomes.filter(({ holdings }) => holdings.length > 0);
  const sum = held.reduce((score, { rule }) => score + rule.rule.weight, reader.score);
  const score = rounded(Math.min(1, Math.max(0, sum)));
  const speaksFor = held.filter(({ rule }) => rule.rule.weight > 0);
  const matched = score >= topic.threshold && (reader.matched || speaksFor.length > 0);
  const evidence = reading ? speaksFor.flatMap((outcome) => evidenceOf(outcome, reading)) : [];
  return {
    topic: topic.id,
    score,
    level: levelOf(matched, reader, speaksFor, reading),
    matched,
    facets: matched ? { ...facetsOf(speaksFor), ...reader.facets } : {},
    evidence: matched ? distinct([...reader.evidence, ...evidence]) : [],
  };
}

/** What the reader found; where rules alone match, whether the headline or the lead holds their words. */
function levelOf(
  matched: boolean,
  reader: ReaderVerdict,
  held: readonly RuleOutcome[],
  reading: TopicReading | null,
): TopicVerdict['level'] {
  if (reader.matched || !matched) return matched || reader.level === 'none' ? reader.level : 'mention';
  const hits = held.flatMap(({ holdings }) => holdings.flatMap((holding) => holding.hits));
  return hits.some(({ first }) => reading?.sentenceOf(first).zone !== 'body') ? 'main' : 'secondary';
}

function shareOf(topic: Topic, outcome: RuleOutcome, reading: TopicReading): RuleShare {
  const { rule, holdings, obstacle } = outcome;
  return {
    topic: topic.id,
    ruleId: rule.id,
    weight: rule.rule.weight,
    held: holdings.length > 0,
    evidence: evidenceOf(outcome, reading),
    obstacle,
  };
}

/** The words that satisfied the rule; of one that did not hold, the words that came near. */
function evidenceOf({ rule, holdings, obstacle }: RuleOutcome, reading: TopicReading): Evidence[] {
  const near = obstacle && 'found' in obstacle ? [...obstacle.found] : [];
  if (obstacle && 'mark' in obstacle) near.push(obstacle.mark);
  const hits = obstacle ? near : holdings.flatMap((holding) => holding.hits);
  return distinct(
    hits.map((hit) => ({ ...reading.spanOf(hit), ruleId: rule.id, concept: writtenName(hit.concept) })),
  );
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const one of evidence)
    seen.set(`${one.field} ${one.start} ${one.end} ${one.ruleId} ${one.concept}`, one);
  return [...seen.values()];
}

/** Facets of the rules that hold, the weightiest rule's first; of one rule, its first group of words decides. */
function facetsOf(held: readonly RuleOutcome[]): Record<string, string> {
  const facets: Record<string, string> = {};
  for (const { rule, holdings } of held.toSorted((a, b) => b.rule.rule.weight - a.rule.rule.weight)) {
    for (const { hits, qualifiers } of holdings) {
      const set = [
        ...qualifiers.flatMap((qualifier) => Object.entries(rule.rule.treatments[qualifier].facets)),
        ...Object.entries(rule.rule.facets),
      ];
      for (const [name, value] of set) {
        const known = value.startsWith('$') ? attributeOf(value, hits) : value;
        if (known !== null) facets[name] ??= known;
      }
    }
  }
  return facets;
}

/** `$concept.attr`: the attribute of the first hit of that concept that has it; null where none does. */
function attributeOf(reference: string, hits: RuleOutcome['holdings'][number]['hits']): string | null {
  const dot = reference.lastIndexOf('.');
  const concept = reference.slice(1, dot);
  const attribute = reference.slice(dot + 1);
  for (const hit of hits) {
    const value = writtenName(hit.concept) === concept ? hit.entry.attrs[attribute] : undefined;
    if (value !== undefined) return value;
  }
  return null;
}
