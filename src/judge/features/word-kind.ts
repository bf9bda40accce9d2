import words from '../../../config/models/function-words.json' with { type: 'json' };
import given from '../../../config/models/given-names.json' with { type: 'json' };
import { remember } from '../../lib/remember.ts';
import type { SpeechSentence } from '../annotate/annotate.ts';
import { type Sentence, textAt, wordAt } from '../document/document.ts';
import { byConcept } from '../lexicon/by-concept.ts';
import { isGiven } from '../lexicon/given-names.ts';
import { stemAt } from './feature.ts';
import { classOf } from './word-class.ts';

const ROLE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(words.roles).flatMap(([role, list]) => list.split(' ').map((word) => [word, role] as const)),
);
/** What a function word does: a preposition of place, a particle, a quantity …; undefined for other words. */
export const roleOfWord = (word: string): string | undefined => ROLE_OF.get(word);
/** Whether a word only ties others together. */
export const isFunctionWord = (word: string): boolean => ROLE_OF.has(word);
const { from, to, in: inside, on, with: beside, until, after, before, during } = words.roles;
const PREPOSITIONS: ReadonlySet<string> = new Set(
  [from, to, inside, on, beside, until, after, before, during].join(' ').split(' '),
);
/** Whether a word is a preposition of place, time or company. */
export const isPreposition = (word: string): boolean => PREPOSITIONS.has(word);

/** The name علي, which normal form makes one with the preposition على. */
export const isNameAsWritten = (sentence: Sentence, at: number): boolean =>
  textAt(sentence, at) === given.asWritten && wordAt(sentence, at) === given.asWritten;

const QUOTES = /^["«»“”„'’‘]$/;

/** Concepts that tell what a word is beside a name; of several at one word the first here. */
const TELLING = [
  'speech.that',
  'role.suffixed',
  'role.head',
  'title',
  'role.former',
  'role.body',
  'speech.',
  'medium.',
  'adverbial',
  'label',
  'force.leader',
  'force.',
  'host.',
  'home',
  'troops',
] as const;
const rankOf = byConcept((concept) =>
  TELLING.findIndex((one) => concept === one || (one.endsWith('.') && concept.startsWith(one))),
);

/** What each token of a sentence is, in one word: a sign, a concept, the role of a function word, a class of words. */
export interface WordKinds {
  at(token: number): string;
}

/** The kinds of a sentence's tokens. */
export const kindsOf = remember(({ sentence, names }: SpeechSentence): WordKinds => {
  const kinds = new Map<number, string>();
  const ranks = new Map<number, number>();
  for (const { concept, startToken, endToken } of sentence.matches) {
    const rank = rankOf(concept);
    if (rank < 0) continue;
    for (let i = startToken; i < endToken; i++) {
      if (rank >= (ranks.get(i) ?? TELLING.length)) continue;
      ranks.set(i, rank);
      kinds.set(i, concept);
    }
  }
  for (const { kind, nisba, first, end } of names)
    for (let i = first; i < end; i++) kinds.set(i, nisba ? 'nisba' : kind);
  return {
    at(token) {
      if (token < sentence.first) return '<';
      if (token >= sentence.end) return '>';
      let kind = kinds.get(token);
      if (kind === undefined) {
        kind = plainKind(sentence, token);
        kinds.set(token, kind);
      }
      return kind;
    },
  };
});

function plainKind(sentence: Sentence, at: number): string {
  const token = sentence.tokens[at];
  const text = textAt(sentence, at);
  if (token?.kind === 'punct') return QUOTES.test(text) ? '"' : text;
  if (/^\d/.test(text)) return '#';
  const role = roleOfWord(text);
  if (role !== undefined) return role;
  if (isGiven(text)) return 'given';
  const of = classOf(stemAt(sentence, at)) ?? '?';
  return text.startsWith('ال') ? `ال${of}` : of;
}
