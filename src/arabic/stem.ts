/**
 * Light stemming, for recall checks and story similarity, never for matching. The prefixes and their minimum lengths
 * are those of Larkey, Ballesteros and Connell's light10; of its suffixes only those that leave other nouns alone are
 * kept (domain notes §2: ان ات ون ين ه ي would merge كتابي and كتائب's neighbours).
 */

const CONJUNCTION_MIN_REST = 3;
const PREFIX_MIN_REST = 2;
const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];
/** Pronouns that no common noun ends in by itself, longest first. */
const SUFFIXES = ['هما', 'ها', 'هم', 'كم'];
const SUFFIX_MIN_REST = 3;

/** The light stem of one normalised word: a leading و, one article group and one pronoun off, if enough is left. */
export function lightStem(word: string): string {
  let stem = word;
  if (stem.startsWith('و') && stem.length - 1 >= CONJUNCTION_MIN_REST) stem = stem.slice(1);
  for (const prefix of PREFIXES) {
    if (stem.startsWith(prefix) && stem.length - prefix.length >= PREFIX_MIN_REST) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= SUFFIX_MIN_REST) {
      return stem.slice(0, -suffix.length);
    }
  }
  return stem;
}
