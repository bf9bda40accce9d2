/** Fewer words of a headline say nothing about what it belongs to. */
const ENOUGH_WORDS = 3;
/** Words compared of one text: a page of any length costs the same. */
const MOST_CHARS = 50_000;

const MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
/** و ف, then ب ك ل, then ال: what Arabic writes onto a word, where enough is left without it. */
const JOINED = /^[وف]?(?:[بك]?ال|لل|[بلك])?(?=.{3})/;

/** Words of three letters and more, in one spelling, without what is written onto them. */
export function keyWords(text: string): Set<string> {
  const plain = text
    .slice(0, MOST_CHARS)
    .toLowerCase()
    .replaceAll(MARKS, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll(/[ىی]/g, 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ک', 'ك');
  const words = plain.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.map((word) => word.replace(JOINED, '')));
}

const isArabic = (text: string): boolean =>
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
