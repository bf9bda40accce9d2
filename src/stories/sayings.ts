import { contentStems } from '../arabic/rarity.ts';
import { sentenceAround } from '../arabic/sentence-around.ts';
import { words } from '../arabic/words.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { JudgedArticle } from '../model/story.ts';
import { STATEMENT_TOPIC } from '../model/topic.ts';
import { hash32 } from './fingerprint.ts';

// What a faction is heard to say in an article, chosen to be told or not: by it, words that a later article carries over
// into its background are known again, whichever of them each article's alert quoted.

/** The telling words of a sentence in which a faction speaks, hashed. */
export type Saying = number[];

/** So many sayings of an article are kept, and of each so many words. */
const KEPT_SAYINGS = 8;
const KEPT_WORDS = 24;
/** Fewer words are any saying's; of a claim more are set: «أعلنت مسؤوليتها عن الهجوم» is said of each attack. */
const TELLING = 5;
const TELLING_OF_CLAIM = 8;
/** An edit in passing leaves so many of the words. */
const SAME = 0.85;
/** So long an outlet carries words over. */
const CARRIED_MS = 5 * DAY_MS;

/** What a text says, as it is compared. */
export const sayingOf = (text: string): Saying =>
  [...new Set(contentStems(words(text)).map(hash32))].slice(0, KEPT_WORDS);

/** All that counts of a faction's words in an article, each as its sentence has it. */
export function sayingsOf(factionId: string, { article, classification }: JudgedArticle): Saying[] {
  const counted = classification.topics
    .filter(({ topic }) => topic === STATEMENT_TOPIC)
    .flatMap(({ evidence }) => evidence.filter(({ concept }) => concept === factionId));
  const quoted = classification.statements.filter((one) => one.factionId === factionId);
  const sentences = [...quoted.map(({ quote }) => quote), ...counted].map(({ field, start, end }) => {
    const last = sentenceAround(article[field], Math.max(start, end - 1));
    return article[field].slice(sentenceAround(article[field], start).start, last.end);
  });
  return [...new Set(sentences)]
    .map(sayingOf)
    .filter(({ length }) => length >= TELLING)
    .slice(0, KEPT_SAYINGS);
}

/** What is kept of an article's sayings. */
interface Kept {
  articleId: string;
  timeMs: number;
  sayings?: Saying[] | undefined;
}

/** The sayings of other articles from which one of that moment may carry words over. */
export const sayingsNear = (prints: readonly Kept[], articleId: string, timeMs: number): Saying[] =>
  prints
    .filter((print) => print.articleId !== articleId && Math.abs(timeMs - print.timeMs) <= CARRIED_MS)
    .flatMap(({ sayings = [] }) => sayings);

/** Is nearly all of it in one saying that was told? */
export function isSaidAgain(saying: Saying, earlier: readonly Saying[], isClaim: boolean): boolean {
  if (saying.length < (isClaim ? TELLING_OF_CLAIM : TELLING)) return false;
  return earlier.some((one) => saying.filter((word) => one.includes(word)).length >= SAME * saying.length);
}
