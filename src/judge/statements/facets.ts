import type { Medium } from '../../model/verdict.ts';
import type { ReadField } from './article.ts';
import { longestAt } from './phrase-table.ts';
import type { Utterance } from './utterance.ts';
import type { Words } from './words.ts';

/** A speaker's utterances with the fields they stand in. */
export interface Said {
  utterance: Utterance;
  field: ReadField;
}

/** From the most telling: a statement published on Telegram is `telegram`. */
const MEDIA_ORDER: readonly Medium[] = ['telegram', 'tweet', 'interview', 'video', 'speech', 'statement'];

/** How the words came out, from the sentences that report them. */
export function mediumOf(said: readonly Said[], words: Words): Medium | null {
  const seen = new Set<Medium>();
  for (const { utterance, field } of said) {
    const range = field.sentences[utterance.sentence];
    if (!range) continue;
    for (let i = range.firstToken; i < range.endToken; i++) {
      for (const medium of longestAt(words.media, field.tokens, i)?.values ?? []) seen.add(medium);
    }
    if (seen.size > 0) break;
  }
  return MEDIA_ORDER.find((medium) => seen.has(medium)) ?? null;
}
