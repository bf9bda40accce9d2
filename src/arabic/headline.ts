const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
const lettersOf = (text: string): string => text.replaceAll(NO_LETTERS, '');

const FIRST_WORD = /[\p{L}\p{N}]+/u;

/** Whether the first words differ, as they do for most articles: then nothing else need be looked at. */
function beginOtherwise(one: string, other: string): boolean {
  const [first = ''] = FIRST_WORD.exec(one) ?? [];
  const [second = ''] = FIRST_WORD.exec(other) ?? [];
  return !first.startsWith(second) && !second.startsWith(first);
}

/** A title is letters, and marks and blanks between them: in so much of a text its own letters must stand. */
const SEARCHED = 4;
const SEARCHED_AT_LEAST = 200;

/**
 * The headline of an article; empty where the title is only how the text begins, whole or cut off: a post has none, and
 * sources make its title of its first line. Marks, emoji, blanks and line breaks are passed over.
 */
export function headlineOf({ title, text }: { title: string; text: string }): string {
  if (beginOtherwise(title, text)) return title;
  const letters = lettersOf(title);
  const opening = text.slice(0, title.length * SEARCHED + SEARCHED_AT_LEAST);
  return letters !== '' && lettersOf(opening).startsWith(letters) ? '' : title;
}
