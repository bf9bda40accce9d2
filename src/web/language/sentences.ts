import { isolate } from '../../alerts/foreign-text.ts';

/** A sentence as a part of Rasid words it in English, and how another language says it; parts come as the pattern captures them. */
export type Sentence = [pattern: RegExp, say: (...parts: string[]) => string];

/** What the first sentence that fits says; null where none does. */
export function said(text: string, sentences: readonly Sentence[]): string | null {
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(text);
    if (found) return say(...found.slice(1).map((part) => part ?? ''));
  }
  return null;
}

/** Something in Latin letters that keeps its own direction between Arabic words (Unicode TR 9, isolates). */
export const apart = (text: string): string => isolate(text.replaceAll(DIRECTIONS, ''));

/** What would end the isolate early. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;
