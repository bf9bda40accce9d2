/** One way to take a token apart. All three are in normal form; joined they give the token, but for `stem`'s restored ending. */
export interface Analysis {
  proclitics: string;
  stem: string;
  suffix: string;
}

/** Conjunction, preposition, article, particle, as folded text shows them; لل hides an alif. */
const PROCLITICS = ['', 'و', 'ف'].flatMap((conjunction) =>
  ['', 'ال', 'ب', 'بال', 'ل', 'لل', 'ك', 'كال', 'س'].map((rest) => conjunction + rest),
);
const PRONOUNS = ['', 'ه', 'ها', 'هما', 'هم', 'هن', 'نا', 'ني', 'كم', 'ك', 'ي'];
const MIN_STEM_LENGTH = 2;

/**
 * Every reading of a normalised token as proclitics, stem and pronoun, the whole token first. Most are nonsense: a
 * reading counts only if its stem is a lexicon form (domain notes §2: والد, فرنسا, بغداد lose nothing). Article
 * and pronoun exclude each other. Where the ending changes before a pronoun the restored stem is given too: جماعتهم
 * gives جماعت and جماعه.
 */
export function analyses(token: string): Analysis[] {
  const found: Analysis[] = [];
  for (const proclitics of PROCLITICS) {
    if (!token.startsWith(proclitics)) continue;
    const articled = proclitics.endsWith('ال') || proclitics.endsWith('لل');
    for (const suffix of PRONOUNS) {
      if (articled && suffix !== '') continue;
      if (!token.endsWith(suffix)) continue;
      const stem = token.slice(proclitics.length, token.length - suffix.length);
      if (stem.length < MIN_STEM_LENGTH) continue;
      found.push({ proclitics, stem, suffix });
      if (suffix === '') continue;
      const restored = restoredEnding(stem);
      if (restored !== null) found.push({ proclitics, stem: restored, suffix });
    }
  }
  return found;
}

/** ة and ى, folded, from what they become before a pronoun; و from وا. */
function restoredEnding(stem: string): string | null {
  const body = stem.slice(0, -1);
  if (stem.endsWith('ت')) return `${body}ه`;
  if (stem.endsWith('ا')) return `${body}ي`;
  if (stem.endsWith('و')) return `${stem}ا`;
  if (stem.endsWith('ئ') || stem.endsWith('ؤ')) return `${body}ء`;
  return null;
}
