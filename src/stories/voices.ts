import { tellingNames } from '../arabic/person-name.ts';
import type { JudgedArticle } from '../model/story.ts';
import { properName, type Statement } from '../model/verdict.ts';
import { isInLead } from './passage.ts';
import { tierOf } from './stages.ts';

/** The significant words of the name of whoever speaks, Latin and Arabic; none where only a role or the body does. */
export const speakerWords = ({ speaker }: Pick<Statement, 'speaker'>): string[] =>
  tellingNames(speaker?.nameEn ?? null, properName(speaker));

/**
 * What one speaker of a faction says in an article is one report, however many things it is. What headline and lead tell
 * comes before what the body adds, and of each the gravest leads: deep in the text a claim is rarely the news. What he
 * denies is another report: the words that a denial is of stand in the same article, and are old.
 */
export function bySpeaker({ article, classification }: JudgedArticle): [Statement, ...Statement[]][] {
  const voices = Map.groupBy(
    classification.statements,
    ({ factionId, faction, speaker }) => `${factionId} ${faction} ${properName(speaker)}`,
  );
  const zone = ({ quote }: Statement): number => (isInLead(quote, article) ? 0 : 1);
  return [...voices.values()].flatMap((said) => {
    const ordered = said.toSorted((a, b) => zone(a) - zone(b) || tierOf(b.type) - tierOf(a.type));
    return [...Map.groupBy(ordered, ({ type }) => type === 'denial').values()] as [
      Statement,
      ...Statement[],
    ][];
  });
}
