import { words } from '../../arabic/words.ts';

/** Fewer words of a headline say nothing about what it belongs to. */
const ENOUGH_WORDS = 3;
/** Words compared of one text: a page of any length costs the same. */
const MOST_CHARS = 50_000;

/** و ف, then ب ك ل, then ال: what Arabic writes onto a word, where enough is left without it. */
const JOINED = /^[وف]?(?:[بك]?ال|لل|[بلك])?(?=.{3})/;
/** Shorter ones are particles, most of them. */
const LEAST_CHARS = 3;

/** Words that say what a text is about, as they are compared. */
function keyWords(text: string): Set<string> {
  const all = words(text.slice(0, MOST_CHARS)).filter((word) => word.length >= LEAST_CHARS);
  return new Set(all.map((word) => word.replace(JOINED, '')));
}

/** Are most letters of a text Arabic? */
export const isArabic = (text: string): boolean =>
  (text.match(/\p{Script=Arabic}/gu)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);

/**
 * How much of `asked` is said in `text`: the share of its words, 0 to 1. Null where it cannot be told: too few
 * words, or two scripts (an Arabic feed may lead to pages in English).
 */
export function shareSaid(asked: string, text: string): number | null {
  const wanted = keyWords(asked);
  if (wanted.size < ENOUGH_WORDS || (text !== '' && isArabic(asked) !== isArabic(text))) return null;
  const said = keyWords(text);
  let found = 0;
  for (const word of wanted) if (said.has(word)) found += 1;
  return found / wanted.size;
}
