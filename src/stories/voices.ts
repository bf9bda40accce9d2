import { tellingNames } from '../arabic/person-name.ts';
import { statementZone } from '../model/statement-zone.ts';
import type { JudgedArticle } from '../model/story.ts';
import { properName, type Statement } from '../model/verdict.ts';
import { tierOf } from './stages.ts';

/** The significant words of the name of whoever speaks, Latin and Arabic; none where only a role or the body does. */
export const speakerWords = ({ speaker }: Pick<Statement, 'speaker'>): string[] =>
  tellingNames(speaker?.nameEn ?? null, properName(speaker));

/** So much of a text quoted, and it is the faction's own: a communiqué, with what it denies in it. */
const MOST_OF_TEXT = 0.7;

/** Is what is said one communiqué, in which a denial stands among the other words? */
function isCommunique(said: readonly Statement[], text: string): boolean {
  const quoted = said.filter(({ quote }) => quote.field === 'text');
  const length = quoted.reduce((sum, { quote }) => sum + quote.end - quote.start, 0);
  return (
    length >= MOST_OF_TEXT * text.length &&
    quoted.some(({ type, certainty }) => type === 'denial' && certainty === 'quoted')
  );
}

/**
 * What one speaker of a faction says in an article is one report, however many things it is. What headline and lead tell
 * comes before what the body adds, of one speaker's words as of all, and of each the gravest leads: deep in the text a
 * claim is rarely the news. What he denies is another report, unless in a communiqué of his: the words that a denial is of
 * stand in the same article, and are old.
 */
export function bySpeaker({ article, classification }: JudgedArticle): [Statement, ...Statement[]][] {
  const { statements } = classification;
  const zones = new Map(statements.map((one) => [one, statementZone(one, classification, article.text)]));
  const depth = (statement: Statement): number => (zones.get(statement) === 'body' ? 1 : 0);
  const voices = Map.groupBy(
    statements,
    ({ factionId, faction, speaker }) => `${factionId} ${faction} ${properName(speaker)}`,
  );
  const reports = [...voices.values()].flatMap((said) => {
    const ordered = said.toSorted((a, b) => depth(a) - depth(b) || tierOf(b.type) - tierOf(a.type));
    const isOne = isCommunique(said, article.text);
    return [...Map.groupBy(ordered, ({ type }) => !isOne && type === 'denial').values()] as [
      Statement,
      ...Statement[],
    ][];
  });
  return reports.toSorted(([a], [b]) => depth(a) - depth(b));
}
