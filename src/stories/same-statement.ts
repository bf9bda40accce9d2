import { isAnotherEvent } from './another-event.ts';
import type { SaidFacets } from './development.ts';
import { type Consideration, nearness, pointsFor } from './fit.ts';
import { type Likeness, SOME_IN_COMMON } from './likeness.ts';
import { type Overlap, overlap } from './overlap.ts';
import type { Report, StatementFacet } from './report.ts';
import { tierOf } from './stages.ts';

/** What joining must overcome. Tuned on labelled pairs: three weeks of real news, and tests/corpus/stories.jsonl. */
export const STATEMENT_THRESHOLD = 1.75;

/** From here on sentences are alike beyond chance, and an outlet's later text repeats its own. */
const ALIKE = 0.3;
/** Within this time a channel posts the pieces of one address. */
const PIECES_HOURS = 2;
/** Within this time, what is told of one man's words is told of one address; two headlines share some words then. */
const ADDRESS_HOURS = 8;
const SOME_WORDS = 0.15;
/** Of its own each of two posts has so much to say, and they are two, however alike their set phrases are. */
const OWN_WORDS = 0.6;
const HALF_A_DAY = 12;
const A_DAY = 24;
/** So long an advance goes on that backgrounds tell again. */
const ADVANCE_HOURS = 72;
/** The share of words that a quotation told before has in common with what a background quotes. */
const QUOTED_AGAIN = 0.6;

function timePoints({ hours, dayGap, statedApart }: Likeness): Consideration {
  if (statedApart) return { points: -3.5 - Math.max(0, hours / 24 - 2), why: 'another day' };
  if (hours <= 3) return { points: 1, why: 'hours apart' };
  if (hours <= 6) return { points: 0.5, why: 'hours apart' };
  if (hours <= 12) return { points: -0.5, why: 'half a day apart' };
  if (hours <= 24) return { points: -1.25, why: 'a day apart' };
  if (hours <= 48) return { points: -2.25, why: 'two days apart' };
  return { points: -0.5 - Math.max(hours / 24, dayGap), why: 'days apart' };
}

/** A denial and another kind: copies of one text are judged apart now and then, but two texts tell two things. */
const OF_A_DENIAL = -2;

function typePoints(type: StatementFacet['type'], said: SaidFacets, address: boolean): number {
  if (said.types.includes(type)) return 0.5;
  if (type === 'denial' || said.types.every((other) => other === 'denial')) return OF_A_DENIAL;
  if (said.types.some((other) => tierOf(other) === tierOf(type))) return 0.25;
  return address ? -0.5 : -1.5;
}

/** Is it one man's address, of which an article may report any part? */
function isAddress(alike: Likeness, speakers: Overlap, targets: Overlap): boolean {
  if (speakers !== 'shared' || targets === 'different' || alike.statedApart) return false;
  return alike.hours <= ADDRESS_HOURS && (!alike.bothLead || alike.wording + alike.context >= SOME_WORDS);
}

/**
 * One outlet does not tell one thing twice in other words, but posts a man's address in pieces, and has in a background
 * what it told that day, if headline and lead do not tell it. A claim there may be of the next attack, unless it names the
 * place.
 */
function anotherText(
  { type }: StatementFacet,
  { sameOutlet, wording, hours, dayGap, newWords, ownWords }: Likeness,
  sameSpeaker: boolean,
  isFirst: boolean,
): number {
  if (!sameOutlet || (sameSpeaker && hours <= PIECES_HOURS)) return 0;
  if (!isFirst && type !== 'claim' && hours <= A_DAY) return 0;
  if (wording < ALIKE) return -1.25;
  if (dayGap > 0 || hours > HALF_A_DAY) return newWords >= OWN_WORDS ? -4 : 0;
  return ownWords >= OWN_WORDS ? -2.5 : 0;
}

/**
 * Does a claim stand in the background of one article where another leads with it? Of one target within a day it is
 * that one, unless other places are named; of one place within three it is the same advance.
 */
function claimPoints(
  { type }: StatementFacet,
  said: SaidFacets,
  { bothLead, backgrounds, hours, newFigures }: Likeness,
  targets: Overlap,
  places: Overlap,
): number {
  if (type !== 'claim' || !said.types.includes('claim') || targets === 'different') return 0;
  if (bothLead || backgrounds !== null || places === 'different') return 0;
  if (targets === 'unknown' && places === 'unknown') return 0;
  if (hours <= A_DAY) return 1.5;
  return targets === 'shared' && !newFigures && hours <= ADVANCE_HOURS && places === 'shared' ? 4 : 0;
}

/**
 * Does a background quote again what was told, however long ago? A claim does not: «أعلنت مسؤوليتها عن الهجوم» is said of
 * each attack in the same words.
 */
const isQuotedAgain = (
  { type }: StatementFacet,
  said: SaidFacets,
  { wording }: Likeness,
  leads: boolean,
): boolean => !leads && type !== 'claim' && said.types.includes(type) && wording >= QUOTED_AGAIN;

/** The time between, which says nothing of words that are quoted again and of footage of what is known. */
function byTime(
  statement: StatementFacet,
  said: SaidFacets,
  alike: Likeness,
  leads: boolean,
  isFootage: boolean,
): Consideration {
  if (isFootage) return { points: FOOTAGE, why: 'footage of it' };
  if (alike.carriedOver) return { points: CARRIED, why: 'carried over' };
  if (isQuotedAgain(statement, said, alike, leads)) return { points: 0, why: 'quoted again' };
  return nearness(timePoints(alike), alike);
}

/** Two reports of one faction that share neither words nor a speaker nor a place are of one event by chance only. */
const inCommon = ({ wording, context }: Likeness, speakers: Overlap, places: Overlap): boolean =>
  wording + context >= SOME_IN_COMMON || speakers === 'shared' || places === 'shared';

/** What speaks for one operation whatever the time between: footage that was shown, or of what was claimed. */
const FOOTAGE = 3;
/** A background in the words of an earlier one, whatever else that one was told by. */
const CARRIED = 5;

/** Does the report tell these words of the faction? Null where another faction speaks, or of another operation: that never joins. */
export function statementPoints(
  statement: StatementFacet,
  said: SaidFacets,
  alike: Likeness,
  places: Overlap,
  { leads, toldFirst }: Pick<Report, 'leads' | 'toldFirst'>,
  isFootage: boolean,
): Consideration[] | null {
  const speakers = overlap(statement.speaker, said.speaker);
  if (statement.factionId !== said.factionId) return null;
  const targets = overlap(
    statement.target === null ? [] : [statement.target.toLowerCase()],
    said.targets.map((target) => target.toLowerCase()),
  );
  if (!isFootage && isAnotherEvent(statement, alike, { speakers, targets, places })) return null;
  const claimed = claimPoints(statement, said, alike, targets, places);
  const isBackgroundOfIt = claimed > 0 && !leads && places === 'shared' && alike.hours <= A_DAY;
  const address = isAddress(alike, speakers, targets);
  return [
    { points: Math.min(alike.wording, 0.5) * 12, why: `wording ${Math.round(alike.wording * 100)} % alike` },
    { points: alike.context >= ALIKE ? alike.context * 2 : 0, why: 'articles alike' },
    byTime(statement, said, alike, leads, isFootage),
    { points: pointsFor(speakers, 1, -2.5), why: 'same speaker' },
    { points: address ? 2 : 0, why: 'one address' },
    { points: typePoints(statement.type, said, address), why: `same kind (${statement.type})` },
    { points: pointsFor(targets, 0.5, -0.75), why: `same target (${statement.target})` },
    { points: claimed, why: 'the claim of that day' },
    {
      points:
        isFootage || isBackgroundOfIt ? 0 : anotherText(statement, alike, speakers === 'shared', toldFirst),
      why: 'another text of one outlet',
    },
    { points: inCommon(alike, speakers, places) ? 0 : -1.25, why: 'nothing in common' },
  ];
}
