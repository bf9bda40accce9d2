import type { FactionEntry, PersonEntry } from './lexicon.ts';
import type { Subject } from './reading.ts';
import type { Words } from './words.ts';

/** Why a speaker's words do not count as a faction's; null where they do. */
export type Refusal = 'state-by-then' | 'state-body' | 'no-longer-in-post' | 'not-about-arms';

/** Months after which words of somebody dead or gone are history and no late report. */
const GRACE_MONTHS = 1;
const MONTHS_A_YEAR = 12;

/**
 * Whether a speaker stood for an armed faction when the article appeared: groups that became a state count up to that
 * day, people up to the month they died or left, and some bodies only through people or about arms.
 */
export function refusal(
  subject: Subject,
  publishedAt: string | null,
  haystack: string,
  words: Words,
): Refusal | null {
  const { faction, person } = subject;
  if (!faction) return 'state-body';
  if (faction.speaks === 'never') return 'state-body';
  if (faction.speaks === 'members' && subject.group) return 'state-body';
  if (isState(faction, publishedAt, haystack, words)) return 'state-by-then';
  if (person && isGone(person, publishedAt)) return 'no-longer-in-post';
  const partyVoice = faction.speaks === 'armed_context' || subject.party || person?.role === 'mp';
  if (partyVoice && !words.armedContext.some((word) => haystack.includes(word))) {
    return 'not-about-arms';
  }
  return null;
}

function isState(faction: FactionEntry, publishedAt: string | null, haystack: string, words: Words): boolean {
  if (faction.until === undefined) return false;
  if (publishedAt !== null) return publishedAt.slice(0, faction.until.length) >= faction.until;
  const cues = words.undated.find(({ id }) => id === faction.id);
  if (!cues) return false;
  return (
    cues.after.some((cue) => haystack.includes(cue)) || !cues.before.some((cue) => haystack.includes(cue))
  );
}

function isGone(person: PersonEntry, publishedAt: string | null): boolean {
  if (person.until === undefined || publishedAt === null) return false;
  const until = monthNumber(person.until);
  const published = monthNumber(publishedAt);
  return until !== null && published !== null && published > until + GRACE_MONTHS;
}

/** Months since year 0; a year alone counts to its December. */
function monthNumber(date: string): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(date);
  if (!match) return null;
  return Number(match[1]) * MONTHS_A_YEAR + Number(match[2] ?? MONTHS_A_YEAR) - 1;
}
