import type { Zone } from '../../model/zone.ts';
import type { CompiledRule } from './compile.ts';
import { qualifierOf } from './qualifier.ts';
import { type Hit, indexFrom, type Stretch, type TopicReading } from './reading.ts';
import { type Exclusion, QUALIFIERS, type Qualifier, type Unit } from './topic.ts';
import { coreGroups } from './windows.ts';

/** Words that satisfied a rule together, and how they are meant. */
export interface Holding {
  hits: readonly Hit[];
  qualifiers: readonly Qualifier[];
}

/** Why a rule, or one group of words, did not count. */
export type Obstacle =
  | { kind: 'no-hint' }
  | { kind: 'missing'; concepts: readonly string[]; found: readonly Hit[] }
  | { kind: 'not-together'; unit: Unit; ordered: boolean; found: readonly Hit[] }
  | { kind: 'too-far'; words: number; allowed: number; found: readonly Hit[] }
  | { kind: 'zone'; zone: Zone; found: readonly Hit[] }
  | { kind: 'excluded' | Qualifier; mark: Hit; found: readonly Hit[] };

export interface RuleOutcome {
  rule: CompiledRule;
  /** Empty: the rule does not hold. */
  holdings: readonly Holding[];
  /** The nearest it came to holding; null where it holds. */
  obstacle: Obstacle | null;
}

/** Evidence of one rule that is worth showing; more of the same proves nothing more. */
const MOST_HOLDINGS = 8;
/** Groups looked at before a rule gives up: only a text made for it has as many that fail. */
const MOST_GROUPS = 5_000;

/** How far a group got: the further, the more telling as a near miss. */
const REACHED: Readonly<Record<Obstacle['kind'], number>> = {
  'no-hint': 0,
  missing: 1,
  'not-together': 2,
  'too-far': 3,
  zone: 4,
  excluded: 5,
  background: 6,
  reported: 6,
  negated: 6,
};

const ARTICLE: Stretch = {
  first: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
  zone: 'body',
};

/** Weighs one rule: every group of words that satisfies it, or the nearest miss. */
export function weighRule(compiled: CompiledRule, reading: TopicReading): RuleOutcome {
  const { rule, core } = compiled;
  const failed = (obstacle: Obstacle): RuleOutcome => ({ rule: compiled, holdings: [], obstacle });
  if (compiled.hint !== null && reading.hitsOf(compiled.hint).length === 0)
    return failed({ kind: 'no-hint' });
  const early = missingConcepts(compiled, reading);
  if (early) return failed(early);

  const unitOf = (hit: Hit): Stretch => (rule.unit === 'article' ? ARTICLE : reading.sentenceOf(hit.first));
  const holdings: Holding[] = [];
  let nearest: Obstacle | null = null;
  let groups = 0;
  for (const group of coreGroups(core, reading, unitOf)) {
    groups += 1;
    const result = weighGroup(compiled, reading, group, unitOf(group[0] as Hit));
    if ('hits' in result) holdings.push(result);
    else if (nearest === null || REACHED[result.kind] > REACHED[nearest.kind]) nearest = result;
    if (holdings.length === MOST_HOLDINGS || groups === MOST_GROUPS) break;
  }
  if (holdings.length > 0) return { rule: compiled, holdings, obstacle: null };
  const found = core.concepts.flatMap((concept) => reading.hitsOf(concept).slice(0, 1));
  return failed(nearest ?? { kind: 'not-together', unit: rule.unit, ordered: core.ordered, found });
}

/** Concepts that the whole article lacks: then no sentence need be looked at. */
function missingConcepts({ core, all, any }: CompiledRule, reading: TopicReading): Obstacle | null {
  const has = (concept: string): boolean => reading.hitsOf(concept).length > 0;
  const choices = [
    ...(core.alternatives ? [core.concepts] : core.concepts.map((concept) => [concept])),
    ...all.map((concept) => [concept]),
    ...(any.length > 0 ? [any] : []),
  ];
  const missing = choices.filter((names) => !names.some(has));
  if (missing.length === 0) return null;
  const found = choices
    .flat()
    .filter(has)
    .flatMap((concept) => reading.hitsOf(concept).slice(0, 1));
  return { kind: 'missing', concepts: [...new Set(missing.map((names) => names.join(' or ')))], found };
}

function weighGroup(
  compiled: CompiledRule,
  reading: TopicReading,
  group: readonly Hit[],
  unit: Stretch,
): Holding | Obstacle {
  const { rule, core, all, any } = compiled;
  const first = group[0] as Hit;
  const words = group.length > 1 ? reading.wordsBetween(first.end, (group.at(-1) as Hit).first) : 0;
  if (words > core.within) return { kind: 'too-far', words, allowed: core.within, found: group };
  for (const hit of group) {
    const { zone } = reading.sentenceOf(hit.first);
    if (!rule.zones.includes(zone)) return { kind: 'zone', zone, found: group };
  }
  const hits = [...group];
  for (const names of [...all.map((concept) => [concept]), ...(any.length > 0 ? [any] : [])]) {
    const beside = nearestOf(reading, names, first, unit);
    if (!beside) return { kind: 'missing', concepts: [names.join(' or ')], found: group };
    hits.push(beside);
  }
  for (const exclusion of compiled.unless) {
    const mark = excludedBy(reading, exclusion, group);
    if (mark) return { kind: 'excluded', mark, found: group };
  }
  const qualifiers: Qualifier[] = [];
  for (const qualifier of QUALIFIERS) {
    const mark = qualifierOf(reading, group, qualifier);
    if (!mark) continue;
    if (rule.treatments[qualifier].refuse) return { kind: qualifier, mark, found: group };
    qualifiers.push(qualifier);
  }
  return { hits, qualifiers };
}

/** The hit of any of the concepts in the unit that stands nearest to a hit, or null. */
function nearestOf(reading: TopicReading, concepts: readonly string[], hit: Hit, unit: Stretch): Hit | null {
  let best: Hit | null = null;
  for (const concept of concepts) {
    const list = reading.hitsOf(concept);
    const next = indexFrom(list, hit.first);
    for (const other of [list[next - 1], list[next]]) {
      if (!other || other.first < unit.first || other.first >= unit.end) continue;
      const nearer = best === null || Math.abs(other.first - hit.first) < Math.abs(best.first - hit.first);
      if (nearer) best = other;
    }
  }
  return best;
}

/** The word that excludes a group: in its sentence or article, and as near to one of its words as asked. */
function excludedBy(reading: TopicReading, exclusion: Exclusion, group: readonly Hit[]): Hit | null {
  for (const hit of group) {
    const unit = exclusion.unit === 'article' ? ARTICLE : reading.sentenceOf(hit.first);
    const mark = nearestOf(reading, exclusion.concepts, hit, unit);
    if (!mark) continue;
    const words =
      mark.first < hit.first
        ? reading.wordsBetween(mark.end, hit.first)
        : reading.wordsBetween(hit.end, mark.first);
    if (exclusion.within === null || words <= exclusion.within) return mark;
  }
  return null;
}
