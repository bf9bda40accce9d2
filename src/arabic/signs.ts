/** The signs that end a sentence; where they do not, `sentences` says. */
const SENTENCE = new Set(['.', '!', '؟', '?']);
/** The signs within a sentence behind which another clause begins. */
const CLAUSE = new Set(['؛', ';', ':']);
const COMMAS = new Set(['،', ',']);

/** Whether a sign ends sentences. */
export const endsSentence = (sign: string): boolean => SENTENCE.has(sign);

/** Whether a sign ends a clause: what stands before it governs nothing behind it. */
export const endsClause = (sign: string): boolean => CLAUSE.has(sign) || SENTENCE.has(sign);

/** Whether a sign ends a part of a clause at least: as the signs of clauses do, and commas. */
export const endsPhrase = (sign: string): boolean => COMMAS.has(sign) || endsClause(sign);
