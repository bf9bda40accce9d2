/** What is not one blank: more in a row, or white space of another kind. */
const OTHER = /\s\s+|[^\S ]/g;
/** The same for a quick look: searches for one range each, which are quicker than `\s` or all at once. */
const LOW = /[^ -\uffff]/;
const WIDE = /[\u2000-\u205f]/;
const SELDOM = ['\u00a0', '\u1680', '\u3000', '\ufeff'];
const isSingleSpaced = (text: string): boolean =>
  !LOW.test(text) && !WIDE.test(text) && !text.includes('  ') && !SELDOM.some((one) => text.includes(one));

/** Each run of white space, line breaks too, as one blank. Most texts of feeds have no other and come back as they are. */
export const singleSpaced = (text: string): string =>
  isSingleSpaced(text) ? text : text.replaceAll(OTHER, ' ');
