/** The shapes a word takes before a pronoun or a genitive, on the written form. */

/** Shortest word whose final ين or ون is read as a plural ending: مدنيون has it, عون has not. */
const SOUND_PLURAL_MIN_LENGTH = 5;

const endsInSoundPlural = (word: string): boolean =>
  word.length >= SOUND_PLURAL_MIN_LENGTH && (word.endsWith('ين') || word.endsWith('ون'));

/** Before a genitive sound plurals and duals lose their ن: مقاتلون -> مقاتلو (فاغنر). Empty for other nouns. */
export function constructForms(noun: string): string[] {
  return endsInSoundPlural(noun) ? [noun.slice(0, -1)] : [];
}

/**
 * What a noun becomes before a pronoun: ة opens to ت, ى to ا, a final hamza takes the seat its case asks for, and sound
 * plurals lose ن. Forms that only one reading has are all given (قانون is no plural, قانونها must still match).
 */
export function nounSuffixStems(noun: string): string[] {
  const body = noun.slice(0, -1);
  if (noun.endsWith('ة')) return [`${body}ت`];
  if (noun.endsWith('ى')) return [`${body}ا`];
  if (noun.endsWith('ء') || noun.endsWith('أ')) return [noun, `${body}ئ`, `${body}ؤ`];
  return [noun, ...constructForms(noun)];
}

/** What a verb becomes before a pronoun: وا loses its silent alif, ى opens to ا. */
export function verbSuffixStems(verb: string): string[] {
  const body = verb.slice(0, -1);
  if (verb.endsWith('وا')) return [body];
  if (verb.endsWith('ى')) return [`${body}ا`];
  return [verb];
}

/** An imperfect in ون is وا after لن, لم, أن and ل: ينسحبون -> ينسحبوا. Empty for other forms. */
export function subjunctiveForms(imperfect: string): string[] {
  return imperfect.length >= SOUND_PLURAL_MIN_LENGTH && imperfect.endsWith('ون')
    ? [`${imperfect.slice(0, -1)}ا`]
    : [];
}
