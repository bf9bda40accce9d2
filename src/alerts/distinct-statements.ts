import type { AlertStatement } from '../model/alert.ts';
import { properName } from '../model/verdict.ts';

const nameOf = ({ speaker }: AlertStatement): string | null => speaker?.nameEn ?? properName(speaker);

/** Do both show the same words, or one more of them? */
const showsSameWords = ({ quote: one }: AlertStatement, { quote: other }: AlertStatement): boolean =>
  one.text.includes(other.text) || other.text.includes(one.text);

/**
 * Are they one statement? What two articles on one development tell of a faction is, unless both name a speaker whom the
 * lexicon knows as another: whom else an article names beside the words is often only who spoke of them. What one article
 * tells is two statements where it has two passages: one man threatens twice and says two things.
 */
function isSame(one: AlertStatement, other: AlertStatement): boolean {
  if (one.factionId !== other.factionId || one.type !== other.type || one.target !== other.target)
    return false;
  if (one.quote.articleId === other.quote.articleId)
    return nameOf(one) === nameOf(other) && showsSameWords(one, other);
  if (nameOf(one) === nameOf(other)) return true;
  return nameOf(one) === null || nameOf(other) === null || !(one.speaker?.nameEn || other.speaker?.nameEn);
}

/** Statements of a development's articles, each once and in the words that come first. */
export function distinctStatements(statements: readonly AlertStatement[], most: number): AlertStatement[] {
  const kept: AlertStatement[] = [];
  for (const statement of statements) if (!kept.some((one) => isSame(one, statement))) kept.push(statement);
  return kept.slice(0, most);
}
