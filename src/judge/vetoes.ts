import type { NameMention } from './annotate/names.ts';
import type { FactionEntry, PersonEntry, UndatedHint } from './lexicon/faction-lexicon.ts';

/** Facts that no weight outdoes. */
export type Veto =
  | 'own-country'
  | 'no-leaving'
  | 'state-body'
  | 'state-by-then'
  | 'no-longer-in-post'
  | 'others-words'
  | MentionVeto;

/** Why words are a group's and yet no more than a mention. */
type MentionVeto = 'no-matter-of-arms' | 'old-claim' | 'old-words' | 'no-words';
const MENTIONS: ReadonlySet<Veto> = new Set<MentionVeto>([
  'no-matter-of-arms',
  'old-claim',
  'old-words',
  'no-words',
]);

/** Whether a candidate may make its article a mention: nothing rules it out, or only as news. */
export const mayBeMentioned = (veto: Veto | null): boolean => veto === null || MENTIONS.has(veto);

/** Months after which words of somebody dead or gone are history and no late report. */
const GRACE_MONTHS = 1;
const MONTHS_A_YEAR = 12;

/** An army does not withdraw from its own country. */
export const withdrawalVeto = (force: string | null, host: string | null): Veto | null =>
  force !== null && (force === host || force === 'home') ? 'own-country' : null;

/**
 * Whether a source stood for an armed faction when the article appeared: groups that became a state, or gave up their
 * arms, count up to that day, people up to the month they died or left, and some bodies only through people.
 */
export function statementVeto(
  { faction, person, kind }: NameMention,
  publishedAt: string | null,
  text: string,
  undated: readonly UndatedHint[],
): Veto | null {
  if (!faction || faction.speaks === 'never') return 'state-body';
  if (faction.speaks === 'members' && kind !== 'person') return 'state-body';
  if (isState(faction, publishedAt, text, undated)) return 'state-by-then';
  return person && isGone(person, publishedAt) ? 'no-longer-in-post' : null;
}

function isState(
  { until, id }: FactionEntry,
  publishedAt: string | null,
  text: string,
  undated: readonly UndatedHint[],
): boolean {
  if (until === undefined) return false;
  if (publishedAt !== null) return publishedAt.slice(0, until.length) >= until;
  const hints = undated.find((one) => one.id === id);
  if (!hints) return false;
  return hints.after.some((word) => text.includes(word)) || !hints.before.some((word) => text.includes(word));
}

function isGone({ until }: PersonEntry, publishedAt: string | null): boolean {
  const gone = until === undefined ? null : monthNumber(until);
  const published = publishedAt === null ? null : monthNumber(publishedAt);
  return gone !== null && published !== null && published > gone + GRACE_MONTHS;
}

/** Months since year 0; a year alone counts to its December. */
function monthNumber(date: string): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(date);
  if (!match) return null;
  return Number(match[1]) * MONTHS_A_YEAR + Number(match[2] ?? MONTHS_A_YEAR) - 1;
}
