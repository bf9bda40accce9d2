/** What is not one blank: more in a row, or white space of another kind. */
const OTHER = /\s\s+|[^\S ]/g;
/** The same for a quick look: searches for few characters each, which are quicker than `\s`. */
const ANY_OTHER = /[\t-\r]|[\u2000-\u205f]| {2}/;
const SELDOM = ['\u00a0', '\u1680', '\u3000', '\ufeff'];
const isSingleSpaced = (text: string): boolean =>
  !ANY_OTHER.test(text) && !SELDOM.some((one) => text.includes(one));

/** Each run of white space, line breaks too, as one blank. Most texts of feeds have no other and come back as they are. */
export const singleSpaced = (text: string): string =>
  isSingleSpaced(text) ? text : text.replaceAll(OTHER, ' ');
