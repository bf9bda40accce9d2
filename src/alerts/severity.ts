import { SEVERITIES, type Severity } from '../model/alert.ts';
import { WITHDRAWAL_TOPIC } from '../model/topic.ts';
import type { Facts } from './facts.ts';
import { type Matcher, matchFacts } from './match.ts';

/** How severe a story event is: the first matching rule says, then every matching adjustment moves it. */
export interface SeverityRules {
  rules: readonly { severity: Severity; when: Matcher }[];
  adjust: readonly { by: number; when: Matcher }[];
  /** Where no rule matches. */
  default: Severity;
}

/**
 * The rules in force where alerts.yaml has no `severity:`; the shipped alerts.yaml spells out the same ones.
 * What sets a clock or happens to troops now comes first, mere opinion last; nobody independent, an open "perhaps",
 * a date long past and a place deep in the text take a step off.
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
    { by: -1, when: { zone: ['body'], not: { zone: ['headline', 'lead'] } } },
  ],
  default: 'info',
};

/** The severity of facts, with every rule that had a say. Never below info nor above critical. */
export function severityOf(rules: SeverityRules, facts: Facts): { severity: Severity; why: string } {
  const unsettled: Facts = { ...facts, severity: null };
  const base = rules.rules
    .map((rule) => ({ rule, match: matchFacts(rule.when, unsettled) }))
    .find(({ match }) => match.matched);
  const start = base?.rule.severity ?? rules.default;
  const reasons = [base ? `${start}: ${base.match.why}` : `${start}: no rule matched`];
  let level = SEVERITIES.indexOf(start);
  for (const { by, when } of rules.adjust) {
    const { matched, why } = matchFacts(when, unsettled);
    if (!matched) continue;
    level += by;
    reasons.push(`${by > 0 ? '+' : ''}${by}: ${why}`);
  }
  const severity = SEVERITIES[Math.max(0, Math.min(SEVERITIES.length - 1, level))] ?? start;
  return { severity, why: reasons.join('; ') };
}
