import type { Facts } from './facts.ts';
import { type Matcher, matchFacts } from './match.ts';

/** What two alerts must share for one to mute the other. */
export const EQUAL_KEYS = ['topic', 'faction', 'force', 'country', 'source'] as const;
export type EqualKey = (typeof EQUAL_KEYS)[number];

/** While a matching `source` alert is fresh, matching `target` alerts that share all of `equal` stay quiet. */
export interface InhibitRule {
  name: string;
  source: Matcher;
  target: Matcher;
  equal: readonly EqualKey[];
  /** How long a source alert mutes. */
  forMs: number;
}

/** An alert that went out. */
export interface Recent {
  storyId: string;
  /** ISO 8601. */
  at: string;
  facts: Facts;
}

function valuesOf(facts: Facts, key: EqualKey): string[] {
  switch (key) {
    case 'topic':
      return facts.topics;
    case 'source':
      return facts.sources;
    case 'faction':
      return facts.statements.flatMap((statement) => statement.faction.slice(0, 1));
    case 'force':
      return facts.withdrawals.flatMap((withdrawal) => withdrawal.force.slice(0, 1));
    case 'country':
      return facts.withdrawals.flatMap((withdrawal) => withdrawal.country.slice(0, 1));
  }
}

function shares(a: Facts, b: Facts, key: EqualKey): boolean {
  const values = new Set(valuesOf(a, key));
  return valuesOf(b, key).some((value) => values.has(value));
}

/**
 * The rule and the earlier alert that mute this one, in words; null when nothing does. A story never mutes itself:
 * its updates are grouped instead.
 */
export function inhibitedBy(
  rules: readonly InhibitRule[],
  alert: { storyId: string; facts: Facts },
  recent: readonly Recent[],
  now: Date,
): { rule: InhibitRule; why: string } | null {
  for (const rule of rules) {
    if (!matchFacts(rule.target, alert.facts).matched) continue;
    const source = recent.find((earlier) => {
      const ageMs = now.getTime() - Date.parse(earlier.at);
      return (
        earlier.storyId !== alert.storyId &&
        ageMs >= 0 &&
        ageMs < rule.forMs &&
        matchFacts(rule.source, earlier.facts).matched &&
        rule.equal.every((key) => shares(earlier.facts, alert.facts, key))
      );
    });
    if (source) {
      const equal = rule.equal.length > 0 ? `, same ${rule.equal.join(' and ')}` : '';
      return { rule, why: `inhibited by ${rule.name}: story ${source.storyId} at ${source.at}${equal}` };
    }
  }
  return null;
}
