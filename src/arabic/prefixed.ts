/** و and ف, then ب ل ك: what may be written to a noun of time or a number. */
const PREFIXES = ['و', 'ف'].flatMap((conjunction) => ['', 'ب', 'ل', 'ك'].map((rest) => conjunction + rest));
const ALL_PREFIXES = ['ب', 'ل', 'ك', ...PREFIXES];

/** Adds `value` under a folded word and under the word with each prefix, unless a word is there already. */
export function addPrefixed<Value>(words: Map<string, Value>, word: string, value: Value): void {
  if (!words.has(word)) words.set(word, value);
  for (const prefix of ALL_PREFIXES) {
    // ل and the article contract: لل.
    const contracted = prefix.endsWith('ل') && word.startsWith('ال');
    const form = prefix + (contracted ? `ل${word.slice(2)}` : word);
    if (!words.has(form)) words.set(form, value);
  }
}

/** Every word of a list parted by blanks, also with the article, and each with what may be written to it. */
export function prefixedForms(list: string): ReadonlySet<string> {
  const forms = new Map<string, true>();
  for (const word of list.split(' ').filter((one) => one !== ''))
    for (const form of [word, `ال${word}`]) addPrefixed(forms, form, true);
  return new Set(forms.keys());
}

/**
 * The other way round: the words that have a form among theirs, of which a list need not hold all forms. Most forms
 * are one word's or two words'.
 */
export function wordsOf(form: string): string[] {
  const found = [form];
  for (const prefix of ALL_PREFIXES) {
    if (!form.startsWith(prefix)) continue;
    const rest = form.slice(prefix.length);
    if (!prefix.endsWith('ل')) found.push(rest);
    else if (rest.startsWith('ل')) found.push(rest, `ا${rest}`);
    else if (!rest.startsWith('ال')) found.push(rest);
  }
  return found.flatMap((word) => (word.startsWith('ال') ? [word, word.slice(2)] : [word]));
}
