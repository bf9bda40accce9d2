import type { Medium, StatementType } from '../../model/verdict.ts';
import type { ReadField } from './article.ts';
import type { FactionEntry } from './lexicon.ts';
import { longestAt } from './phrase-table.ts';
import type { TokenSpan } from './reading.ts';
import type { Utterance } from './utterance.ts';
import type { Words } from './words.ts';

/** A speaker's utterances with the fields they stand in. */
export interface Said {
  utterance: Utterance;
  field: ReadField;
}

const HEADLINE_RANK = 1.2;
const FIRST_RANK = 1.5;
const LATER_RANK = 0.5;
const VERB_WEIGHT = 2.2;
const SOFT_VERB_WEIGHT = 1.1;
const FORMULA_WEIGHT = 0.6;
const FORMULAS_A_TYPE = 2;
/** What a statement is if nothing it says is stronger. */
const POSITION_FLOOR = 1.1;

/**
 * The type of what one speaker said: verbs that carry a type and the phrases of the words vote, the headline and the
 * first sentence most; ties go to the stronger type.
 */
export function typeOf(said: readonly Said[], words: Words): StatementType {
  const votes = new Map<StatementType, number>([['position', POSITION_FLOOR]]);
  const vote = (type: StatementType, weight: number): void => {
    votes.set(type, (votes.get(type) ?? 0) + weight);
  };
  let first = true;
  for (const { utterance, field } of said) {
    const inHeadline = field.field === 'title';
    const rank = inHeadline ? HEADLINE_RANK : first ? FIRST_RANK : LATER_RANK;
    if (!inHeadline) first = false;
    const { verb } = utterance;
    if (verb && !verb.neutral) vote(verb.type, (verb.soft ? SOFT_VERB_WEIGHT : VERB_WEIGHT) * rank);
    for (const [type, weight] of formulaVotes(field, utterance.content, words)) {
      vote(type, weight * FORMULA_WEIGHT * rank);
    }
  }
  let best: StatementType = 'position';
  let most = 0;
  for (const type of words.typesOrder) {
    const sum = votes.get(type) ?? 0;
    if (sum > most + 1e-9) {
      best = type;
      most = sum;
    }
  }
  return best;
}

function formulaVotes(field: ReadField, span: TokenSpan, words: Words): Map<StatementType, number> {
  const counts = new Map<StatementType, number>();
  const sums = new Map<StatementType, number>();
  let i = span.first;
  while (i < span.end) {
    const hit = longestAt(words.formulas, field.tokens, i);
    if (!hit) {
      i++;
      continue;
    }
    for (const { type, weight } of hit.values) {
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      if (count <= FORMULAS_A_TYPE) sums.set(type, (sums.get(type) ?? 0) + weight);
    }
    i = hit.end;
  }
  return sums;
}

/** Whom the words are aimed at: the first state or force they name that is not the speaker's own. */
export function targetOf(said: readonly Said[], faction: FactionEntry, words: Words): string | null {
  const own = new Set([faction.name.en, ...(faction.alsoEn ?? [])]);
  for (const inHeadline of [false, true]) {
    for (const { utterance, field } of said) {
      if ((field.field === 'title') !== inHeadline) continue;
      for (let i = utterance.content.first; i < utterance.content.end; i++) {
        const target = longestAt(words.targets, field.tokens, i)?.values.find((name) => !own.has(name));
        if (target) return target;
      }
    }
  }
  return null;
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
