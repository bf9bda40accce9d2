import type { Act } from '../model/act.ts';
import { SEVERITIES, type Severity } from '../model/alert.ts';
import type { StoryEventKind } from '../model/story.ts';
import type { Level, StatementType, WithdrawalExtent, WithdrawalStatus } from '../model/verdict.ts';
import type { Zone } from '../model/zone.ts';
import { type Facts, type StatementFact, WITHDRAWAL_KEYS, type WithdrawalFact } from './facts.ts';

/**
 * What an alert must be like. Every key given must hold; within a key any value will do. The keys of a statement
 * (faction, type, act, daysBack) must hold for one and the same statement, those of a withdrawal (force, country, status, extent) for one
 * and the same withdrawal; certainty and zone go with them. Names compare without case.
 */
export interface Matcher {
  topic?: readonly string[] | undefined;
  /** What the articles are to their topics at most. */
  level?: readonly Level[] | undefined;
  faction?: readonly string[] | undefined;
  type?: readonly StatementType[] | undefined;
  /** What the words do, where they say more than their type. */
  act?: readonly Act[] | undefined;
  force?: readonly string[] | undefined;
  /** The host: the country that troops leave. */
  country?: readonly string[] | undefined;
  status?: readonly WithdrawalStatus[] | undefined;
  /** Does all of the force leave, or a part? */
  extent?: readonly WithdrawalExtent[] | undefined;
  certainty?: readonly string[] | undefined;
  zone?: readonly Zone[] | undefined;
  source?: readonly string[] | undefined;
  event?: readonly StoryEventKind[] | undefined;
  /** At least this severe. */
  severity?: Severity | undefined;
  /** At least this many outlets; independent ones. */
  outlets?: number | undefined;
  independent?: number | undefined;
  /** At most this many outlets; independent ones. */
  maxOutlets?: number | undefined;
  maxIndependent?: number | undefined;
  /** At least so many days lie between the operation that is claimed and its publication, by the words of the claim. */
  daysBack?: number | undefined;
  /** Was it first seen long after it was published? */
  late?: boolean | undefined;
  /** None of it may match. */
  not?: Matcher | undefined;
}

/** Whether it matched, and the reason in words an operator reads in a log or in `rasid routes test`. */
export interface Match {
  matched: boolean;
  why: string;
}

/** Is `severity` at least `least`? */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** The gravest of some severities; of none it is `info`. */
export const gravest = (severities: readonly Severity[]): Severity =>
  SEVERITIES.findLast((severity) => severities.includes(severity)) ?? 'info';

function hit(wanted: readonly string[], found: readonly string[]): string | undefined {
  const lower = new Set(found.map((name) => name.toLowerCase()));
  return wanted.find((name) => lower.has(name.toLowerCase()));
}

function ofList(key: string, wanted: readonly string[] | undefined, found: readonly string[]): Match | null {
  if (!wanted) return null;
  const by = hit(wanted, found);
  if (by !== undefined) return { matched: true, why: `${key} ${by}` };
  return { matched: false, why: `${key} is ${found.join(', ') || 'none'}, not ${wanted.join(' or ')}` };
}

function ofNumber(key: string, found: number, least: number | undefined, most: number | undefined): Match[] {
  const checks: Match[] = [];
  if (least !== undefined) {
    checks.push({ matched: found >= least, why: `${found} ${key}, at least ${least} asked` });
  }
  if (most !== undefined)
    checks.push({ matched: found <= most, why: `${found} ${key}, at most ${most} asked` });
  return checks;
}

function ofAge(found: boolean, wanted: boolean | undefined): Match[] {
  if (wanted === undefined) return [];
  return [{ matched: found === wanted, why: found ? 'seen long after its date' : 'seen in time' }];
}

function ofSeverity(found: Severity | null, least: Severity | undefined): Match[] {
  if (least === undefined) return [];
  if (found === null) return [{ matched: false, why: 'severity is not decided yet' }];
  return [{ matched: isAtLeast(found, least), why: `severity ${found}, at least ${least} asked` }];
}

type Fact = StatementFact | WithdrawalFact;

/** A key that one fact must meet: how it is written, and what the fact has that meets it. */
interface Asked {
  key: string;
  wish: string;
  metBy: (fact: Fact) => string | undefined;
}

const valuesOf = (fact: Fact, key: string): readonly string[] =>
  [new Map(Object.entries(fact)).get(key) ?? []].flat().map(String);

function asked(keys: Record<string, readonly string[] | undefined>): Asked[] {
  return Object.entries(keys).flatMap(([key, wanted]): Asked[] =>
    wanted ? [{ key, wish: wanted.join('|'), metBy: (fact) => hit(wanted, valuesOf(fact, key)) }] : [],
  );
}

function askedLeast(key: string, least: number | undefined): Asked[] {
  if (least === undefined) return [];
  const metBy = (fact: Fact): string | undefined =>
    valuesOf(fact, key).find((found) => Number(found) >= least);
  return [{ key, wish: `${least} or more`, metBy }];
}

function ofOneFact(noun: string, keys: readonly Asked[], facts: readonly Fact[]): Match | null {
  if (keys.length === 0) return null;
  for (const fact of facts) {
    const hits = keys.map(({ key, metBy }) => ({ key, by: metBy(fact) }));
    if (hits.every(({ by }) => by !== undefined)) {
      return { matched: true, why: hits.map(({ key, by }) => `${key} ${by}`).join(', ') };
    }
  }
  const wish = keys.map((one) => `${one.key} ${one.wish}`).join(', ');
  return { matched: false, why: `no ${noun} with ${wish}` };
}

const OF_WITHDRAWAL = Object.values(WITHDRAWAL_KEYS).filter((key) => key !== null && key !== 'certainty');

const ofStatement = ({ faction, type, act, daysBack }: Matcher): Asked[] => [
  ...asked({ faction, type, act }),
  ...askedLeast('daysBack', daysBack),
];
const ofWithdrawal = (matcher: Matcher): Asked[] =>
  asked(Object.fromEntries(OF_WITHDRAWAL.map((key) => [key, matcher[key]])));

/** Does it ask for a statement and for a withdrawal, which no single fact is? */
export const asksBoth = (matcher: Matcher): boolean =>
  ofStatement(matcher).length > 0 && ofWithdrawal(matcher).length > 0;

function ofStories(matcher: Matcher, facts: Facts): Match[] {
  const manner = asked({ certainty: matcher.certainty, zone: matcher.zone });
  const said = ofStatement(matcher);
  const left = ofWithdrawal(matcher);
  const checks: (Match | null)[] = [];
  if (said.length > 0) checks.push(ofOneFact('statement', [...said, ...manner], facts.statements));
  if (left.length > 0) checks.push(ofOneFact('withdrawal', [...left, ...manner], facts.withdrawals));
  if (said.length === 0 && left.length === 0) {
    checks.push(ofOneFact('statement or withdrawal', manner, [...facts.statements, ...facts.withdrawals]));
  }
  return checks.filter((check) => check !== null);
}

/** Compares facts with what a matcher asks. An empty matcher matches everything. */
export function matchFacts(matcher: Matcher, facts: Facts): Match {
  const checks: (Match | null)[] = [
    ofList('topic', matcher.topic, facts.topics),
    ofList('level', matcher.level, facts.level === null ? [] : [facts.level]),
    ofList('event', matcher.event, [facts.event]),
    ofList('source', matcher.source, facts.sources),
    ...ofStories(matcher, facts),
    ...ofAge(facts.late, matcher.late),
    ...ofSeverity(facts.severity, matcher.severity),
    ...ofNumber('outlets', facts.outlets.total, matcher.outlets, matcher.maxOutlets),
    ...ofNumber(
      'independent outlets',
      facts.outlets.independent,
      matcher.independent,
      matcher.maxIndependent,
    ),
  ];
  if (matcher.not) {
    const not = matchFacts(matcher.not, facts);
    checks.push({ matched: !not.matched, why: not.matched ? `excluded: ${not.why}` : 'not excluded' });
  }
  const given = checks.filter((check) => check !== null);
  const failed = given.find((check) => !check.matched);
  if (failed) return failed;
  return { matched: true, why: given.map((check) => check.why).join('; ') || 'matches everything' };
}
