import given from '../../../config/models/given-names.json' with { type: 'json' };

const GIVEN: ReadonlySet<string> = new Set(given.names.split(' '));

/** Whether a word in normal form is common as a first name. */
export const isGiven = (word: string): boolean => GIVEN.has(word);
