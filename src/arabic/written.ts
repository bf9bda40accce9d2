import { isInvisible, isTashkeel } from './folding.ts';

/**
 * The written form of a stretch of the original: vowel signs, tatweel and invisible controls gone and presentation
 * forms opened, but hamzas, ة and ى as they were typed. For lexicon entries that folding would confuse (على and
 * علي, قوة and قوه) and that ask for their spelling (domain notes §1).
 */
export function written(original: string): string {
  let text = '';
  for (const char of original.normalize('NFKC')) {
    const code = char.codePointAt(0) ?? 0;
    if (!isTashkeel(code) && !isInvisible(code)) text += char;
  }
  return text;
}
