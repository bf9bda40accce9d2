import lists from './date-words.json' with { type: 'json' };

// Words around dates are in normal form. What may be written to them (و, ب, ال) is grammar, and stands with the reader.

type List = Exclude<keyof typeof lists, 'relations'>;

/** Words that tie what follows them to a date. */
export const RELATIONS = lists.relations;

/** The words of a list. */
export const dateWords = (list: List): Set<string> => new Set(lists[list].split(' '));

/** The same as a part of a pattern. */
export const oneOf = (list: List): string => `(?:${lists[list].replaceAll(' ', '|')})`;
