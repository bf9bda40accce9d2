import type { Judgeable } from '../../model/article.ts';
import keywords from './keywords.json' with { type: 'json' };
import type { TopicLetter } from './labelled.ts';

/**
 * What a user of a generic feed filter would write down in ten minutes: any of these anywhere in title or text is a
 * match. It is the yardstick that the judge must beat, so it is left as plain as such lists are.
 */
const KEYWORDS: Readonly<Record<TopicLetter, readonly string[]>> = keywords;

/** The first keyword of a topic that stands in the article, or null. */
export function keywordIn(letter: TopicLetter, { title, text }: Judgeable): string | null {
  return KEYWORDS[letter].find((word) => title.includes(word) || text.includes(word)) ?? null;
}

/** All keywords of both topics, as one list. */
export function allKeywords(): string[] {
  return [...KEYWORDS.W, ...KEYWORDS.F];
}
