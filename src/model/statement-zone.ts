import { STATEMENT_TOPIC } from './topic.ts';
import type { Classification, Statement } from './verdict.ts';
import { leadEnd, type Zone, zoneAt } from './zone.ts';

type Said = Pick<Statement, 'factionId' | 'type' | 'quote'>;

/** Where in its article words stand, a title before everything. */
const placeOf = ({ quote }: Said): number => (quote.field === 'title' ? -1 : quote.start);

/** Is it the first of what the article has that faction say? */
const isForemost = (statement: Said, statements: readonly Said[]): boolean =>
  statements.every((one) => one.factionId !== statement.factionId || placeOf(one) >= placeOf(statement));

/** Is the title, or the text before an offset, evidence of that faction's words? */
const isEvidence = ({ topics }: Classification, factionId: string, zone: Zone, end: number): boolean =>
  topics
    .find(({ topic }) => topic === STATEMENT_TOPIC)
    ?.evidence.some(
      ({ field, start, concept }) => concept === factionId && zoneAt(field, start, end) === zone,
    ) === true;

/**
 * Does the title tell what a faction says, though its words stand in the text? It does where it is evidence of that faction's
 * words, and those of the article are of one kind or these are the first of them.
 */
export function tellsInTitle(statement: Said, classification: Classification): boolean {
  const { statements } = classification;
  return (
    isEvidence(classification, statement.factionId, 'headline', 0) &&
    (isForemost(statement, statements) ||
      statements.every((one) => one.factionId !== statement.factionId || one.type === statement.type))
  );
}

/** The foremost zone that tells a statement: that of its words, or of what says of them that they were said. */
export function statementZone(statement: Said, classification: Classification, text: string): Zone {
  if (tellsInTitle(statement, classification)) return 'headline';
  const end = leadEnd(text);
  const own = zoneAt(statement.quote.field, statement.quote.start, end);
  const inLead =
    own === 'body' &&
    isForemost(statement, classification.statements) &&
    isEvidence(classification, statement.factionId, 'lead', end);
  return inLead ? 'lead' : own;
}
