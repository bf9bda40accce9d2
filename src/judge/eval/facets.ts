import type { Classification, Statement } from '../../model/verdict.ts';
import type { Labelled, StatementLabel, TopicLetter } from './labelled.ts';
import { type NameKey, targetKey } from './names.ts';

/** How often one facet was right, over the true positives whose label has it. */
export interface FacetScore {
  facet: string;
  right: number;
  of: number;
}

/** Collects facet scores over true positives. */
export interface FacetTally {
  add(labelled: Labelled, found: Classification): void;
  scores(): FacetScore[];
}

const forceKey = (force: string | null | undefined): string =>
  (force ?? '').toLowerCase().replaceAll(/[\s_]+/g, ' ');

/** The withdrawal that leads is compared with the label, facet by facet. */
function compareWithdrawal(labelled: Labelled, found: Classification, mark: Mark): void {
  const [leading] = found.withdrawals;
  const label = labelled.withdrawal;
  if (label.force !== undefined) mark('force', forceKey(label.force) === forceKey(leading?.force));
  if (label.host !== undefined) mark('host', label.host === (leading?.host ?? null));
  if (label.status !== undefined) mark('status', label.status === (leading?.status ?? null));
  if (label.deadline !== undefined) mark('deadline', label.deadline === (leading?.deadline ?? null));
}

type Mark = (facet: string, right: boolean) => void;

const sameTarget = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : targetKey(one) === targetKey(other);

function agreement(label: StatementLabel, found: Statement, key: NameKey): number {
  if (key(label.faction) !== key(found.faction)) return 0;
  const speaker = (label.speaker === null) === (found.speaker === null) ? 2 : 0;
  return 4 + speaker + (label.type === found.type ? 1 : 0);
}

/** Each labelled statement is compared with the found one, not yet taken, that agrees with it best. */
function compareStatements(labelled: Labelled, found: Classification, mark: Mark, key: NameKey): void {
  const free = [...found.statements];
  for (const label of labelled.statements ?? []) {
    const ranked = free.map((one) => ({ one, points: agreement(label, one, key) }));
    const best = ranked.toSorted((a, b) => b.points - a.points)[0];
    const found = best !== undefined && best.points > 0 ? best.one : null;
    mark('faction', found !== null);
    if (!found) continue;
    free.splice(free.indexOf(found), 1);
    mark('speaker given', (label.speaker === null) === (found.speaker === null));
    mark('type', label.type === found.type);
    mark('target', sameTarget(label.target, found.target));
  }
  if (labelled.statements) {
    const factions = new Set(labelled.statements.map((label) => key(label.faction)));
    for (const { faction } of found.statements)
      mark('found is of a labelled faction', factions.has(key(faction)));
  }
}

/**
 * Facet accuracy of one topic. W: force, host, status and deadline of the leading withdrawal. F: each labelled
 * statement's faction; where that is found, whether a speaker is given, the type and the target; and of all statements
 * found, how many are by a faction that the label names.
 */
export function createFacetTally(letter: TopicLetter, key: NameKey): FacetTally {
  const tally = new Map<string, { right: number; of: number }>();
  const mark: Mark = (facet, right) => {
    const counts = tally.get(facet) ?? { right: 0, of: 0 };
    tally.set(facet, { right: counts.right + (right ? 1 : 0), of: counts.of + 1 });
  };
  return {
    add: (labelled, found) => {
      if (letter === 'W') compareWithdrawal(labelled, found, mark);
      else compareStatements(labelled, found, mark, key);
    },
    scores: () => [...tally].map(([facet, counts]) => ({ facet, ...counts })),
  };
}
