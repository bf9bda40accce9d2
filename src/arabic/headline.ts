const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
const lettersOf = (text: string): string => text.replaceAll(NO_LETTERS, '');

/** A title is letters, and marks and blanks between them: in so much of a text its own letters must stand. */
const SEARCHED = 4;
const SEARCHED_AT_LEAST = 200;

/**
 * The headline of an article; empty where the title is only how the text begins, whole or cut off: a post has none, and
 * sources make its title of its first line. Marks, emoji, blanks and line breaks are passed over.
 */
export function headlineOf({ title, text }: { title: string; text: string }): string {
  const letters = lettersOf(title);
  const opening = text.slice(0, title.length * SEARCHED + SEARCHED_AT_LEAST);
  return letters !== '' && lettersOf(opening).startsWith(letters) ? '' : title;
}
