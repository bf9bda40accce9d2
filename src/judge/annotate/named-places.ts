import lists from '../../../config/models/function-words.json' with { type: 'json' };
import { rarityOf } from '../../arabic/rarity.ts';
import { crudeStem } from '../../arabic/stem.ts';
import { compared } from '../../arabic/words.ts';
import { hasArticle } from '../../arabic/written-to.ts';
import type { NamedPlace } from '../../model/verdict.ts';
import {
  contains,
  type Document,
  type Sentence,
  spanOf,
  type TokenSpan,
  textAt,
} from '../document/document.ts';
import { apart, longestAt } from './matches.ts';

/** Concept of config/lexicons/places.yaml; the entry's id is the place's name. */
const PLACE = 'place';
/** Concept of nouns of land, config/lexicons/extent.yaml. */
export const LAND = 'land';

const PREPOSITIONS: ReadonlySet<string> = new Set(lists.namedPlaceBehind.split(' '));
/** A name is a word that hardly any news has. */
const NAME_RARITY = 0.95;
const LEAST_LETTERS = 4;
/** An article that names more is a list of places; the first of them are enough to know it by. */
const MOST = 200;

/** A listed place in the tokens of a sentence. */
export interface ListedPlace extends TokenSpan {
  name: string;
}

/** The listed places of a sentence from left to right, the longest name of several that share a word. */
export const listedPlaces = ({ matches }: Sentence): ListedPlace[] =>
  apart(matches.filter(({ concept }) => concept === PLACE)).map(({ entry, startToken, endToken }) => ({
    name: entry.id,
    first: startToken,
    end: endToken,
  }));

/**
 * The places below a country that an article names, in its order: those of the list, and rare words where the name of a
 * place stands, behind a preposition or a noun of land («في بيشاور»). At most 200.
 */
export function namedPlaces(document: Document): NamedPlace[] {
  const found: NamedPlace[] = [];
  for (const sentence of document.sentences) {
    const listed = listedPlaces(sentence);
    const unlisted = rareNames(sentence).filter(
      ({ first }) => !listed.some((place) => contains(place, first)),
    );
    const all = [
      ...listed.map((place) => ({ ...place, listed: true })),
      ...unlisted.map((place) => ({ ...place, listed: false })),
    ].sort((a, b) => a.first - b.first);
    for (const { name, first, end, listed } of all) {
      if (found.length >= MOST) return found;
      const { source } = sentence;
      found.push({ name, listed, field: source.field, ...spanOf(source, { first, end }) });
    }
  }
  return found;
}

function rareNames(sentence: Sentence): ListedPlace[] {
  const nouns = longestAt(
    sentence.matches,
    ({ concept, entry }) => concept === LAND && entry.attrs.leads === 'name',
  );
  const found: ListedPlace[] = [];
  let leads = false;
  for (let i = sentence.first; i < sentence.end; i++) {
    const token = sentence.tokens[i];
    if (token?.kind === 'punct') continue;
    const text = textAt(sentence, i);
    if (leads && token?.kind === 'word' && text.length >= LEAST_LETTERS && !/^\d/.test(text)) {
      const name = crudeStem(compared(text));
      if (rarityOf(name) >= NAME_RARITY) found.push({ name, first: i, end: i + 1 });
    }
    leads = PREPOSITIONS.has(text) || (nouns.has(i) && !hasArticle(text));
  }
  return found;
}
