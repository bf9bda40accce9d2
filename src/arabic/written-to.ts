/** Is «ال» written to a word in normal form, with or without a conjunction and a preposition before it? */
export const hasArticle = (word: string): boolean => /^[وف]?(?:[بك]?ال|لل)/.test(word);

/** Does a word begin with the letter of «and»? */
export const hasAnd = (word: string): boolean => /^و./.test(word);
