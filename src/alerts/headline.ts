import type { Alert } from '../model/alert.ts';
import { clip } from './foreign-text.ts';
import { dateLabel, outletsLabel, statementLabel, withdrawalLabel } from './wording.ts';

type Facts = Pick<Alert, 'topics' | 'statements' | 'withdrawals' | 'deadlines' | 'outlets'>;

/** Headline and subject stay readable on a phone; the longest canonical names fit. */
const MAX_LENGTH = 300;

/** A demand or refusal is what somebody says; beside a statement the statement is the news. */
const ONLY_SAID: ReadonlySet<string> = new Set(['demanded', 'refused', 'denied']);

/** The headline's parts in order of weight: what happened, what else, the deadline, who reports it. */
function headlineParts(facts: Facts): string[] {
  const withdrawal = facts.withdrawals[0];
  const statement = facts.statements[0];
  const withdrawalLeads =
    withdrawal !== undefined &&
    (statement === undefined ||
      (facts.topics[0] !== 'faction_statement' && !ONLY_SAID.has(withdrawal.status)));
  const says = statement ? statementLabel(statement) : null;
  const leaves = withdrawal ? withdrawalLabel(withdrawal) : null;
  const [first, second] = withdrawalLeads ? [leaves, says] : [says, leaves];
  const deadline = withdrawalLeads
    ? (withdrawal.deadline ?? facts.deadlines[0]?.date)
    : (facts.deadlines[0]?.date ?? withdrawal?.deadline);
  const parts = [first ?? `Match: ${facts.topics.join(', ').replaceAll('_', ' ') || 'no topic'}`];
  if (deadline) parts.push(`deadline ${dateLabel(deadline)}`);
  if (second) parts.push(second);
  parts.push(outletsLabel(facts.outlets));
  return parts;
}

/**
 * One English line that says it all, from canonical names and facets only, such as
 * `Threat by Kata'ib Hezbollah (Abu Ali al-Askari) against US forces; deadline 31 Dec 2021; 3 outlets, 1 independent`.
 */
export function headlineOf(facts: Facts): string {
  return clip(headlineParts(facts).join('; '), MAX_LENGTH);
}

/**
 * The headline in at most `maxLength` characters: first without the outlets, then without what else is said,
 * then without the speaker, at last cut.
 */
export function shortHeadline(alert: Alert, maxLength: number): string {
  const [first = '', ...rest] = headlineParts(alert);
  const deadline = rest.find((part) => part.startsWith('deadline '));
  const bare = first.replace(/ \([^)]*\)/, '');
  const candidates = [
    alert.headline,
    [first, ...rest.slice(0, -1)].join('; '),
    ...(deadline ? [`${first}; ${deadline}`, `${bare}; ${deadline}`] : []),
    first,
    bare,
  ];
  return candidates.find((candidate) => candidate.length <= maxLength) ?? clip(bare, maxLength);
}
