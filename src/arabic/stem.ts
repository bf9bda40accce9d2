/** A conjunction or preposition with the article, as they are written to a noun. None begins another. */
const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];

const CONJUNCTION_MIN_REST = 3;
const PREFIX_MIN_REST = 2;
/** Pronouns that no common noun ends in by itself, longest first. */
const PRONOUNS = ['هما', 'ها', 'هم', 'كم'];
const SUFFIX_MIN_REST = 3;

/**
 * The light stem of one normalised word, by which features know it: a leading و, one article group and one pronoun off, if
 * enough is left. The prefixes and their minimum lengths are those of Larkey, Ballesteros and Connell's light10; of its
 * suffixes only those that leave other nouns alone are kept (ان ات ون ين ه ي would merge كتابي and
 * كتائب's neighbours).
 */
export function lightStem(word: string): string {
  let stem = word;
  if (stem.startsWith('و') && stem.length - 1 >= CONJUNCTION_MIN_REST) stem = stem.slice(1);
  for (const prefix of ARTICLES) {
    if (stem.startsWith(prefix) && stem.length - prefix.length >= PREFIX_MIN_REST) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const suffix of PRONOUNS) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= SUFFIX_MIN_REST) {
      return stem.slice(0, -suffix.length);
    }
  }
  return stem;
}

const LONGER_ARTICLES = ['وبال', 'ولل', ...ARTICLES];
const ENDINGS = ['يات', 'تها', 'تهم', 'ات', 'ون', 'ين', 'ان', 'يه', 'ها', 'هم', 'ه', 'ي', 'ا'];
const MIN_STEM = 3;

/**
 * A crude stem, by which texts are compared: one conjunction or article group and one ending off. It merges more than a
 * matcher or a model may, which costs nothing here: both texts are cut the same way. `word` as `words` gives it.
 */
export function crudeStem(word: string): string {
  let rest = word;
  const prefix = LONGER_ARTICLES.find(
    (group) => rest.startsWith(group) && rest.length - group.length >= MIN_STEM,
  );
  if (prefix) rest = rest.slice(prefix.length);
  else if (rest.startsWith('و') && rest.length >= 5) rest = rest.slice(1);
  const suffix = ENDINGS.find((group) => rest.endsWith(group) && rest.length - group.length >= MIN_STEM);
  if (suffix) rest = rest.slice(0, -suffix.length);
  // امريكيين and امريكيه have two endings where امريكي has one.
  return rest.length > MIN_STEM + 1 && rest.endsWith('ي') ? rest.slice(0, -1) : rest;
}
