import type { Development } from './development.ts';
import { forceRelation } from './forces.ts';
import type { Comparable } from './likeness.ts';
import { overlap } from './overlap.ts';
import { sameStep, tierOf } from './stages.ts';

/** Do two reports of one article tell one development? One faction's words, or one step of one withdrawal. */
function together(a: Comparable, b: Comparable): boolean {
  const [one, other] = [a.report, b.report];
  if (one.topic !== other.topic) return false;
  if (one.statement && other.statement) {
    if (one.statement.factionId !== other.statement.factionId) return false;
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

/** Does a report of the article's background say more of a development that another report of it tells? */
function belongsTo({ report }: Comparable, { said }: Development): boolean {
  const { statement } = report;
  if (!statement || !said || statement.factionId !== said.factionId) return false;
  const speakers = overlap(statement.speaker, said.speaker);
  if (speakers === 'different') return false;
  if (speakers === 'shared') return true;
  return !report.leads && said.types.some((type) => tierOf(type) >= tierOf(statement.type));
}

/** The known development, told elsewhere in the same article, to which a report adds what one speaker said besides. */
export const siblingOf = <T extends { development: Development }>(
  report: Comparable,
  matches: readonly T[],
): T | undefined => matches.find(({ development }) => belongsTo(report, development));
