/** What is not one blank: more in a row, or white space of another kind. */
const OTHER = /\s\s+|[^\S ]/g;
/** The same for a quick look: each alternative is a search for few characters, which is quicker than `\s`. */
const ANY_OTHER = /[\t-\r]|[\u2000-\u205f]|  |[\u00a0\u1680\u3000\ufeff]/;

/** Each run of white space, line breaks too, as one blank. Most texts of feeds have no other and come back as they are. */
export const singleSpaced = (text: string): string =>
  ANY_OTHER.test(text) ? text.replaceAll(OTHER, ' ') : text;
