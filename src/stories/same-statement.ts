import type { SaidFacets } from './development.ts';
import { type Consideration, nearness, pointsFor } from './fit.ts';
import { type Likeness, standing } from './likeness.ts';
import type { StatementFacet } from './report.ts';
import { tierOf } from './stages.ts';

/** What joining must overcome. Tuned on labelled pairs: three weeks of real news, and tests/corpus/stories.jsonl. */
export const STATEMENT_THRESHOLD = 1.75;

/** From here on sentences are alike beyond chance, and an outlet's later text repeats its own. */
const ALIKE = 0.3;
/** Within this time a channel posts the pieces of one address. */
const PIECES_HOURS = 2;

function timePoints({ hours, dayGap, statedApart }: Likeness): Consideration {
  if (statedApart) return { points: -3.5 - Math.max(0, hours / 24 - 2), why: 'another day' };
  if (hours <= 3) return { points: 1, why: 'hours apart' };
  if (hours <= 6) return { points: 0.5, why: 'hours apart' };
  if (hours <= 12) return { points: -0.5, why: 'half a day apart' };
  if (hours <= 24) return { points: -1.25, why: 'a day apart' };
  if (hours <= 48) return { points: -1.5, why: 'two days apart' };
  return { points: -0.5 - Math.max(hours / 24, dayGap), why: 'days apart' };
}

function typePoints(type: StatementFacet['type'], said: SaidFacets): number {
  if (said.types.includes(type)) return 0.5;
  return said.types.some((other) => tierOf(other) === tierOf(type)) ? 0.25 : -1.5;
}

/** One outlet does not tell one thing twice in other words, but posts a man's address in pieces. */
function anotherText({ sameOutlet, wording, hours }: Likeness, sameSpeaker: boolean): number {
  if (!sameOutlet || wording >= ALIKE || (sameSpeaker && hours <= PIECES_HOURS)) return 0;
  return -1.25;
}

/** Does the report tell these words of the faction? Null where another faction speaks: that never joins. */
export function statementPoints(
  statement: StatementFacet,
  said: SaidFacets,
  alike: Likeness,
): Consideration[] | null {
  if (statement.factionId !== said.factionId) return null;
  const speakers = standing(statement.speaker, said.speaker);
  const targets = standing(
    statement.target === null ? [] : [statement.target.toLowerCase()],
    said.targets.map((target) => target.toLowerCase()),
  );
  return [
    { points: Math.min(alike.wording, 0.5) * 12, why: `wording ${Math.round(alike.wording * 100)} % alike` },
    nearness(timePoints(alike), alike),
    { points: pointsFor(speakers, 1, -2.5), why: 'same speaker' },
    { points: typePoints(statement.type, said), why: `same kind (${statement.type})` },
    { points: pointsFor(targets, 0.5, -0.75), why: `same target (${statement.target})` },
    { points: anotherText(alike, speakers === 'shared'), why: 'another text of one outlet' },
  ];
}
