import type { Matcher } from '../alerts/match.ts';
import type { RouteNode } from '../alerts/route.ts';
import { type KnownNames, NAME_KEYS } from './known-names.ts';
import { resolveName } from './names.ts';
import type { AlertRules } from './routes.ts';

/** A problem of a condition, and where it stands: `['not', 'faction', 0]`. */
export interface MatchProblem {
  path: (string | number)[];
  text: string;
}

/** Whoever misspells more names has mistaken the list. */
const MOST_OFFERS = 10;

/** Conditions that contradict themselves, in an operator's words. */
function contradictions(matcher: Matcher): MatchProblem[] {
  const problems: MatchProblem[] = [];
  const bounds = [
    ['outlets', 'maxOutlets'],
    ['independent', 'maxIndependent'],
  ] as const;
  for (const [least, most] of bounds) {
    const [from = 0, to = Number.POSITIVE_INFINITY] = [matcher[least], matcher[most]];
    if (from > to)
      problems.push({
        path: [most],
        text: `found ${to}, allowed: ${from} or more, since ${least} asks that`,
      });
  }
  const excluded = Object.entries(matcher.not ?? {});
  const [key, values] = excluded.length === 1 ? (excluded[0] ?? []) : [];
  const asked = key === undefined ? undefined : matcher[key as keyof Matcher];
  if (Array.isArray(asked) && Array.isArray(values) && asked.every((value) => values.includes(value))) {
    problems.push({ path: ['not', key ?? ''], text: 'excludes all that is asked: it can never match' });
  }
  return problems;
}

/**
 * A matcher with its names as alerts carry them (`Iraq`, `IRQ` and العراق become IQ), and what could never match: names
 * that nothing has, conditions that contradict each other.
 */
export function knownMatch(
  matcher: Matcher,
  known: KnownNames,
): { match: Matcher; problems: MatchProblem[] } {
  const problems: MatchProblem[] = [];
  const match: Matcher = { ...matcher };
  for (const key of NAME_KEYS) {
    const wanted = matcher[key];
    const list = wanted && known[key]();
    if (!wanted || !list) continue;
    const values = wanted.map((text, index) => {
      const resolved = resolveName(list, text, problems.length < MOST_OFFERS);
      if ('value' in resolved) return resolved.value;
      problems.push({ path: wanted.length > 1 ? [key, index] : [key], text: resolved.problem });
      return text;
    });
    match[key] = [...new Set(values)];
  }
  if (matcher.not) {
    const inner = knownMatch(matcher.not, known);
    match.not = inner.match;
    problems.push(...inner.problems.map(({ path, text }) => ({ path: ['not', ...path], text })));
  }
  if (problems.length === 0) problems.push(...contradictions(match));
  return { match, problems };
}

/** Every matcher of alerts.yaml checked and normalised; `report` is told each problem with its path in the file. */
export function knownRules(
  rules: AlertRules,
  known: KnownNames,
  report: (path: (string | number)[], text: string) => void,
): AlertRules {
  const at = (matcher: Matcher, path: (string | number)[]): Matcher => {
    const { match, problems } = knownMatch(matcher, known);
    for (const problem of problems) report([...path, ...problem.path], problem.text);
    return match;
  };
  const node = (route: RouteNode, path: (string | number)[]): RouteNode => ({
    ...route,
    match: at(route.match, [...path, 'match']),
    routes: route.routes.map((child, index) => node(child, [...path, 'routes', index])),
  });
  return {
    ...rules,
    route: node(rules.route, ['route']),
    silences: rules.silences.map((silence, index) => ({
      ...silence,
      match: at(silence.match, ['silences', index, 'match']),
    })),
    inhibit: rules.inhibit.map((rule, index) => ({
      ...rule,
      source: at(rule.source, ['inhibit', index, 'source']),
      target: at(rule.target, ['inhibit', index, 'target']),
    })),
    severity: {
      ...rules.severity,
      rules: rules.severity.rules.map((rule, index) => ({
        ...rule,
        when: at(rule.when, ['severity', 'rules', index, 'when']),
      })),
      adjust: rules.severity.adjust.map((rule, index) => ({
        ...rule,
        when: at(rule.when, ['severity', 'adjust', index, 'when']),
      })),
    },
  };
}
