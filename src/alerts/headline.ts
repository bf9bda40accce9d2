import { dateLabel } from '../lib/date-label.ts';
import type { Alert } from '../model/alert.ts';
import type { Change } from '../model/change.ts';
import { isOfDeadline } from '../model/story.ts';
import { STATEMENT_TOPIC } from '../model/topic.ts';
import { isWordsOnly } from '../model/verdict.ts';
import { actOf } from './act-of.ts';
import { changeClauses } from './change-clauses.ts';
import { newsLine } from './change-words.ts';
import { disputedStatus } from './disputed-status.ts';
import { clip, plainLine } from './foreign-text.ts';
import { matchLabel, outletsLabel, statementLabel, withdrawalLabel } from './wording.ts';

type Facts = Pick<
  Alert,
  | 'event'
  | 'developmentId'
  | 'topics'
  | 'statements'
  | 'withdrawals'
  | 'matches'
  | 'deadlines'
  | 'outlets'
  | 'articles'
  | 'whatsNew'
  | 'late'
  | 'test'
>;

/** Headline and subject stay readable on a phone; the longest canonical names fit. */
const MAX_LENGTH = 300;

/** The day of an operation, behind its place. */
const DAY = / on \d{1,2} [A-Z][a-z]{2} \d{4}$/;

/** Where nothing is left to say of what was found. */
function bareHeadline(facts: Facts): string {
  if (facts.topics.length > 0) return `Match: ${facts.topics.join(', ').replaceAll('_', ' ')}`;
  return facts.event === 'corrected' ? 'what was reported no longer matches' : 'Match';
}

/** What stands before the facts when something other than an article's news is told. */
function occasion({ event, deadlines, late }: Facts): string {
  if (event === 'corrected') return 'Correction: ';
  if (late) return `Published ${dateLabel(late.publishedAt.slice(0, 10))}: `;
  const date = dateLabel(deadlines[0]?.date ?? '');
  if (event === 'deadline_near') return `Deadline ${date} is near: `;
  return event === 'deadline_passed' ? `Deadline ${date} has passed: ` : '';
}

/** That before, and first of all whether it is only a test. */
function leadIn(facts: Facts): string {
  return `${facts.test ? 'TEST: ' : ''}${occasion(facts)}`;
}

const GOES_ON: ReadonlySet<string> = new Set(['status_changed', 'new_statement']);

/** What is new beside what is told: footage may be of an operation that was claimed, and is no other claim. */
export function newsBeside({ statements, whatsNew }: Pick<Alert, 'statements' | 'whatsNew'>): Change[] {
  const [statement] = statements;
  if (statement === undefined || actOf(statement) !== 'footage') return whatsNew;
  return whatsNew.filter((change) => !(change.kind === 'type-again' && change.type === 'claim'));
}

/** Does the headline say what is new, as it does where a story goes on? So it does where nothing is new. */
export const tellsNews = ({
  event,
  headline,
  whatsNew,
}: Pick<Alert, 'event' | 'headline' | 'whatsNew'>): boolean =>
  headline.includes(newsLine(whatsNew)) || (GOES_ON.has(event) && !headline.endsWith('…'));

/**
 * Does the withdrawal come before the statement? The topic of the development that is told says so. Where none is, a
 * demand or refusal beside a statement is what somebody says.
 */
export function withdrawalLeads({
  developmentId,
  topics,
  statements,
  withdrawals,
}: Pick<Alert, 'developmentId' | 'topics' | 'statements' | 'withdrawals'>): boolean {
  const [withdrawal] = withdrawals;
  if (withdrawal === undefined) return false;
  if (statements.length === 0) return true;
  const isOneDevelopment = typeof developmentId === 'string';
  return topics[0] !== STATEMENT_TOPIC && (isOneDevelopment || !isWordsOnly(withdrawal.status));
}

/**
 * Does what the headline begins with set its deadline? Not a statement in whose sentence the date does not stand, where
 * the withdrawal told after it has that date.
 */
function setsDeadline(
  facts: Pick<Facts, 'developmentId' | 'topics' | 'statements' | 'withdrawals' | 'deadlines'>,
): boolean {
  const [statement] = facts.statements;
  const date = facts.withdrawals[0]?.deadline ?? null;
  if (statement === undefined || date === null || withdrawalLeads(facts)) return true;
  return facts.deadlines.some((one) => one.date === date && statement.quote.text.includes(one.text));
}

/** The headline's parts in order of weight: what happened, what else, the deadline, who reports it. */
function headlineParts(facts: Facts): string[] {
  const withdrawal = facts.withdrawals[0];
  const statement = facts.statements[0];
  const leavingLeads = withdrawalLeads(facts);
  const deadline = isOfDeadline(facts.event)
    ? null
    : ((leavingLeads
        ? (withdrawal?.deadline ?? facts.deadlines[0]?.date)
        : (facts.deadlines[0]?.date ?? withdrawal?.deadline)) ?? null);
  // Who confirms a development is said by the outlets.
  const news = GOES_ON.has(facts.event) ? newsBeside(facts) : [];
  const change = changeClauses(news, {
    status: withdrawal?.status ?? null,
    type: statement?.type ?? null,
    speaker: statement?.speaker?.nameEn ?? null,
    deadline,
  });
  const says = statement ? statementLabel(statement) : null;
  const leaves = withdrawal ? withdrawalLabel(withdrawal, disputedStatus(facts), change.step) : null;
  const matches = facts.matches ?? [];
  const named = matches.length > 0 ? matches.map(matchLabel).join(' and ') : null;
  const read = leavingLeads ? [leaves, says] : [says, leaves];
  const ruled = matches.some(({ topic }) => topic === facts.topics[0]);
  const [first, ...others] = (ruled ? [named, ...read] : [...read, named]).filter((part) => part !== null);
  const until = deadline === null ? [] : [`deadline ${dateLabel(deadline)}${change.date}`];
  const parts = [`${leadIn(facts)}${first ?? bareHeadline(facts)}`, ...change.rest];
  parts.push(...(setsDeadline(facts) ? [...until, ...others] : [...others, ...until]));
  parts.push(outletsLabel(facts.outlets));
  return parts;
}

/**
 * One English line that says it all, from canonical names and facets only, such as
 * `Kata'ib Hezbollah (Abu Ali al-Askari) threatens US forces; deadline 31 Dec 2021; 3 outlets, 1 independent`.
 */
export function headlineOf(facts: Facts): string {
  return clip(headlineParts(facts).join('; '), MAX_LENGTH);
}

/** What an alert is about, without who reports it: `Kata'ib Hezbollah gives US forces an ultimatum`. */
export function aboutLine(alert: Alert): string {
  return clip(
    headlineParts({ ...alert, event: 'none', late: undefined, test: undefined })[0] ?? '',
    MAX_LENGTH,
  );
}

/**
 * For a subject or a line of its own, in at most `maxLength` characters. A match of a topic that rules decide says what
 * it is about only in its title, so the title is added. Else the headline: first without the outlets, then without what else is said,
 * then without the speaker, then without the day of an operation, at last cut.
 */
export function shortHeadline(alert: Alert, maxLength: number): string {
  const onlyRuled = alert.statements.length + alert.withdrawals.length === 0;
  if (alert.matches?.length && onlyRuled) {
    return clip(
      `${leadIn(alert)}${alert.matches.map(matchLabel).join(' and ')}: ${plainLine(alert.title, maxLength)}`,
      maxLength,
    );
  }
  if (alert.headline.length <= maxLength || alert.summary || alert.notice)
    return clip(alert.headline, maxLength);
  const [first = '', ...rest] = headlineParts(alert);
  const deadline = rest.find((part) => part.startsWith('deadline '));
  const bare = first.replaceAll(/ \([^)]*\)/g, '');
  const candidates = [
    [first, ...rest.slice(0, -1)].join('; '),
    ...(deadline ? [`${first}; ${deadline}`, `${bare}; ${deadline}`] : []),
    first,
    bare,
    bare.replace(DAY, ''),
  ];
  return candidates.find((candidate) => candidate.length <= maxLength) ?? clip(bare, maxLength);
}
