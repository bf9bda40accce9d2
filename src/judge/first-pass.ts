import { cutTokens } from '../arabic/tokens.ts';
import { type FieldMatches, type Found, type Matcher, matchesOf, nothingFound, passOver } from './matcher.ts';
import type { NormalFields } from './statements/article.ts';
import { beginsAt, type PhraseTable } from './statements/phrase-table.ts';
import { isAct, namesForces } from './withdrawals/read-article.ts';

/** What an article must hold before anything more is made of it than its normal form. */
export interface FirstPass {
  /** A word of leaving and forces, without which nothing withdraws. */
  leaving: boolean;
  /** A name of a faction or of one of its people, without which nobody speaks for one. */
  named: boolean;
  /** A concept that some topic's rule asks for. */
  asked: boolean;
  /** What the automaton found; to be called before the next article is passed over. */
  matches: () => FieldMatches;
}

/** The kinds of concept, in the order of their bits. */
export const kindsOf = (asked: ReadonlySet<string>): ((concept: string) => boolean)[] => [
  isAct,
  namesForces,
  (concept) => asked.has(concept),
];
const LEAVING = 0b011;
const ASKED = 0b100;

/**
 * The one pass over every article, which most do not get beyond: it makes no string and no object of any word.
 * `matcher` is compiled with the kinds of `kindsOf`; `names` are those of the factions.
 */
export function firstPassOf(
  matcher: Matcher,
  names: PhraseTable<unknown>,
): (fields: NormalFields) => FirstPass {
  const found = nothingFound();
  return ({ title, text }) => {
    found.length = 0;
    const inTitle = passField(matcher, names, title.text, found);
    const titleEnd = found.length;
    const inText = passField(matcher, names, text.text, found);
    const kinds = inTitle | inText;
    return {
      leaving: (kinds & LEAVING) === LEAVING,
      asked: (kinds & ASKED) !== 0,
      named: (kinds & NAMED) !== 0,
      matches: () => ({
        title: matchesOf(matcher, found, 0, titleEnd),
        text: matchesOf(matcher, found, titleEnd, found.length),
      }),
    };
  };
}

/** Above the bits of `kindsOf`. */
const NAMED = 0b1000;

function passField(matcher: Matcher, names: PhraseTable<unknown>, text: string, found: Found): number {
  const cuts = cutTokens(text);
  const kinds = passOver(matcher, text, cuts, found);
  for (let i = 0; i < cuts.count; i++) {
    if (beginsAt(names, text, cuts, i)) return kinds | NAMED;
  }
  return kinds;
}
