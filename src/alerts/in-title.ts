import { STATEMENT_TOPIC } from '../model/topic.ts';
import type { Classification, Statement } from '../model/verdict.ts';

/**
 * Does the title tell what a faction says, though its words stand in the text? It does where it is evidence of that faction's
 * words, and those of the article are of one kind.
 */
export function tellsInTitle(
  { factionId, type }: Pick<Statement, 'factionId' | 'type'>,
  { topics, statements }: Classification,
): boolean {
  const verdict = topics.find(({ topic }) => topic === STATEMENT_TOPIC);
  return (
    verdict?.evidence.some(({ field, concept }) => field === 'title' && concept === factionId) === true &&
    statements.every((one) => one.factionId !== factionId || one.type === type)
  );
}
