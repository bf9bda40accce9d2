import type { Development } from './development.ts';
import { forceRelation } from './forces.ts';
import type { Comparable } from './likeness.ts';
import { overlap } from './overlap.ts';
import type { StatementFacet } from './report.ts';
import { sameStep, tierOf } from './stages.ts';

/** That words were never said, or not so, is no part of the words. */
const isDenial = ({ type }: StatementFacet): boolean => type === 'denial';

/** Do two reports of one article tell one development? One faction's words, or one step of one withdrawal. */
function together(a: Comparable, b: Comparable): boolean {
  const [one, other] = [a.report, b.report];
  if (one.topic !== other.topic) return false;
  if (one.statement && other.statement) {
    if (one.statement.factionId !== other.statement.factionId) return false;
    if (isDenial(one.statement) !== isDenial(other.statement)) return false;
    return overlap(one.statement.speaker, other.statement.speaker) !== 'different';
  }
  if (one.withdrawal && other.withdrawal) {
    const [p, q] = [one.withdrawal, other.withdrawal];
    return (
      p.host === q.host && forceRelation(p.force, q.force) !== 'different' && sameStep(p.status, q.status)
    );
  }
  return true;
}

/** What an article tells anew, put together by development, in the article's order. */
export function groupReports(reports: readonly Comparable[]): [Comparable, ...Comparable[]][] {
  const groups: [Comparable, ...Comparable[]][] = [];
  for (const report of reports) {
    const group = groups.find(([first]) => together(first, report));
    if (group) group.push(report);
    else groups.push([report]);
  }
  return groups;
}

/** A development told elsewhere in the same article, and the reports that tell it. */
interface Reported {
  development: Development;
  reports: readonly Comparable[];
}

/**
 * Does a report say more of a development that another report of its article tells? What leads an article is more than
 * what its background repeats, and a denial is none of the words that it denies.
 */
function belongsTo({ report }: Comparable, { development, reports }: Reported): boolean {
  const { statement } = report;
  const { said } = development;
  if (!statement || !said || statement.factionId !== said.factionId) return false;
  if (report.leads && reports.every((other) => !other.report.leads)) return false;
  if (isDenial(statement) && !said.types.includes('denial')) return false;
  const speakers = overlap(statement.speaker, said.speaker);
  if (speakers === 'different') return false;
  if (speakers === 'shared') return true;
  return !report.leads && said.types.some((type) => tierOf(type) >= tierOf(statement.type));
}

/** The known development, told elsewhere in the same article, to which a report adds what one speaker said besides. */
export const siblingOf = <T extends Reported>(report: Comparable, matches: readonly T[]): T | undefined =>
  matches.find((match) => belongsTo(report, match));
