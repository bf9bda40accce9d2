import words from './date-words.json' with { type: 'json' };

// Words around dates are in normal form. What may be written to them (و, ب, ال) is grammar, and stands with the reader.

type List = keyof typeof words.lists;

/** Words that tie what follows them to a date. */
export const RELATIONS = words.relations;
/** Quarters and halves of a year, by their last month. */
export const PARTS_OF_YEAR = words.partsOfYear;

/** The words of a list. */
export const dateWords = (list: List): Set<string> => new Set(words.lists[list].split(' '));

/** The same as a part of a pattern. */
export const oneOf = (list: List): string => `(?:${words.lists[list].replaceAll(' ', '|')})`;
