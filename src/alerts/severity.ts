import { SEVERITIES, type Severity } from '../model/alert.ts';
import { WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { Facts } from './facts.ts';
import { asksBoth, type Matcher, matchFacts } from './match.ts';

/**
 * How severe a story event is: the gravest of the statements and withdrawals it is told by. Of each of them the first rule
 * that it meets by itself says, then every adjustment that it meets moves it.
 */
export interface SeverityRules {
  rules: readonly { severity: Severity; when: Matcher }[];
  adjust: readonly { by: number; when: Matcher }[];
  /** Where no rule matches. */
  default: Severity;
}

/**
 * The rules in force where alerts.yaml has no `severity:`; the shipped alerts.yaml spells out the same ones.
 * What sets a clock or happens to troops now comes first, mere opinion last; nobody independent, an open "perhaps",
 * a date long past, footage of days ago and a place deep in the text take a step off.
 */
export const DEFAULT_SEVERITY: SeverityRules = {
  rules: [
    { severity: 'critical', when: { type: ['ultimatum'] } },
    {
      severity: 'critical',
      when: { status: ['completed'], certainty: ['confirmed'], extent: ['whole', 'unclear'] },
    },
    { severity: 'high', when: { event: ['deadline_passed'] } },
    { severity: 'medium', when: { event: ['deadline_near'] } },
    { severity: 'high', when: { type: ['threat', 'claim', 'mobilisation'] } },
    { severity: 'high', when: { status: ['announced', 'started', 'ongoing', 'completed', 'cancelled'] } },
    { severity: 'medium', when: { type: ['warning', 'demand', 'truce', 'denial'] } },
    { severity: 'medium', when: { status: ['planned', 'negotiated', 'delayed', 'denied', 'refused'] } },
    {
      severity: 'medium',
      when: { act: ['keeps_arms', 'disarms', 'joins_state', 'breaks_away', 'dissolves'] },
    },
    { severity: 'low', when: { type: ['condemnation', 'position'] } },
    { severity: 'low', when: { status: ['demanded'] } },
  ],
  adjust: [
    { by: 1, when: { independent: 3 } },
    { by: -1, when: { topic: [WITHDRAWAL_TOPIC], maxIndependent: 0 } },
    {
      by: -1,
      when: {
        certainty: ['possible', 'conditional'],
        not: { certainty: ['confirmed', 'reported', 'quoted'] },
      },
    },
    { by: -1, when: { late: true } },
    { by: -1, when: { type: ['claim'], daysBack: 2 } },
    { by: -1, when: { type: ['claim'], daysBack: 7 } },
    { by: -1, when: { zone: ['body'], not: { zone: ['headline', 'lead'] } } },
  ],
  default: 'info',
};

/** The facts with each statement and each withdrawal alone; as they are where there is neither. */
function eachAlone(facts: Facts): Facts[] {
  const { statements, withdrawals } = facts;
  const alone = [
    ...statements.map((one) => ({ ...facts, statements: [one], withdrawals: [] })),
    ...withdrawals.map((one) => ({ ...facts, statements: [], withdrawals: [one] })),
  ];
  return alone.length > 0 ? alone : [facts];
}

interface Judged {
  /** Index in `SEVERITIES`. */
  level: number;
  why: string;
}

/** How severe one fact is; a rule that asks for a statement and a withdrawal is asked of `all` of them. */
function levelOf(rules: SeverityRules, fact: Facts, all: Facts): Judged {
  const asked = (when: Matcher) => matchFacts(when, asksBoth(when) ? all : fact);
  const base = rules.rules
    .map((rule) => ({ rule, match: asked(rule.when) }))
    .find(({ match }) => match.matched);
  const start = base?.rule.severity ?? rules.default;
  const reasons = [base ? `${start}: ${base.match.why}` : `${start}: no rule matched`];
  let level = SEVERITIES.indexOf(start);
  for (const { by, when } of rules.adjust) {
    const { matched, why } = asked(when);
    if (!matched) continue;
    level += by;
    reasons.push(`${by > 0 ? '+' : ''}${by}: ${why}`);
  }
  return { level: Math.max(0, Math.min(SEVERITIES.length - 1, level)), why: reasons.join('; ') };
}

/** The severity of facts, with every rule that had a say. Never below info nor above critical. */
export function severityOf(rules: SeverityRules, facts: Facts): { severity: Severity; why: string } {
  const unsettled: Facts = { ...facts, severity: null };
  const each = eachAlone(unsettled).map((fact) => levelOf(rules, fact, unsettled));
  const { level, why } = each.reduce((gravest, one) => (one.level > gravest.level ? one : gravest));
  return { severity: SEVERITIES[level] ?? rules.default, why };
}
