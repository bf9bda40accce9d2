import { cutTokens, type TokenCuts } from '../arabic/tokens.ts';
import { mayOwn } from './annotate/forces.ts';
import { mayName } from './annotate/names.ts';
import { namesPlace } from './annotate/places.ts';
import { isTrigger } from './annotate/triggers.ts';
import {
  type Document,
  documentOf,
  isTeaser,
  type NormalFields,
  normalFields,
  readFields,
} from './document/document.ts';
import { isTelling } from './features/gate.ts';
import type { LexiconEntry } from './lexicon/entry.ts';
import type { FactionLexicon } from './lexicon/faction-lexicon.ts';
import { compileGazetteer, type Gazetteer } from './lexicon/gazetteer.ts';
import { ASKED, FORCES, NAMES, OWNERS, PLACES, TEASERS, TELLING, TRIGGERS } from './lexicon/kinds.ts';
import { compileMatcher, type Found, kept, type Matcher, nothingFound, passOver } from './lexicon/matcher.ts';
import { type PackedMatcher, packedMatcher, unpackedMatcher } from './lexicon/packed-matcher.ts';
import { type SurfaceOf, surfaceReader } from './lexicon/surface.ts';

/** What operators wrote, as parsed and checked. */
export interface JudgeLexicons {
  factions: FactionLexicon;
  /** All entries of the other files of config/lexicons, in the order of the files' names. */
  entries: readonly LexiconEntry[];
}

/** What an article holds before anything more is made of it than its normal form. */
export interface FirstPass {
  /** A word of leaving and forces, without which nothing withdraws. */
  leaving: boolean;
  /** A name of a faction, of one of its people or of its kind, without which nobody speaks for one. */
  named: boolean;
  /** A concept that some topic's rule asks for. */
  asked: boolean;
  /** The whole analysis; to be called before anything else is cut into tokens. */
  document: () => Document;
}

/** The compiled lexicons: one automaton for all words of all topics. */
export interface Analysis {
  gazetteer: Gazetteer;
  surfaceOf: SurfaceOf;
  /** The one pass over every article, which most do not get beyond: it makes no string and no object of any word. */
  firstPass(article: { title: string; text: string; publishedAt: string | null }): FirstPass;
}

/** Without anybody who has troops, or troops themselves, nothing can leave. */
const namesForces = (concept: string): boolean =>
  concept.startsWith('force.') || /^(?:troops|units?|soldier)$/.test(concept);
/** The sorts of concept that articles and sentences are told apart by, in the order of their bits. */
const kindsFor = (asked: ReadonlySet<string>): ((concept: string) => boolean)[] => {
  const tests = new Map([
    [TRIGGERS, isTrigger],
    [FORCES, namesForces],
    [NAMES, mayName],
    [ASKED, (concept: string) => asked.has(concept)],
    [OWNERS, mayOwn],
    [PLACES, namesPlace],
    [TEASERS, isTeaser],
    [TELLING, isTelling],
  ]);
  return [...tests].sort(([a], [b]) => a - b).map(([, test]) => test);
};

/** The automaton of all words, to be kept; the arguments are those of `compileAnalysis`. */
export const wordsOf = (
  { factions, entries }: JudgeLexicons,
  more: readonly LexiconEntry[],
  asked: ReadonlySet<string>,
): PackedMatcher =>
  packedMatcher(
    compileMatcher([...entries, ...compileGazetteer(factions).entries, ...more], kindsFor(asked)),
  );

/**
 * Compiles the lexicons; `asked` are the concepts that topics' rules ask for, `more` entries of the topics' own, `words`
 * what `wordsOf` made of all the same before. Pure; done once at start.
 */
export function compileAnalysis(
  { factions, entries }: JudgeLexicons,
  more: readonly LexiconEntry[],
  asked: ReadonlySet<string>,
  words?: PackedMatcher,
): Analysis {
  const gazetteer = compileGazetteer(factions);
  const all = [...entries, ...gazetteer.entries, ...more];
  const matcher = words ? unpackedMatcher(words, all) : compileMatcher(all, kindsFor(asked));
  const found = nothingFound();
  return {
    gazetteer,
    surfaceOf: surfaceReader(),
    firstPass({ publishedAt, ...article }) {
      const fields = normalFields(article);
      found.length = 0;
      const inTitle = passOver(matcher, fields.title.text, cutTokens(fields.title.text), found);
      const titleEnd = found.length;
      const cuts = cutTokens(fields.text.text);
      const kinds = inTitle | passOver(matcher, fields.text.text, cuts, found);
      return {
        leaving: (kinds & TRIGGERS) !== 0 && (kinds & FORCES) !== 0,
        named: (kinds & NAMES) !== 0,
        asked: (kinds & ASKED) !== 0,
        document: () => documentFrom(matcher, fields, cuts, found, titleEnd, publishedAt),
      };
    },
  };
}

function documentFrom(
  matcher: Matcher,
  fields: NormalFields,
  cuts: TokenCuts,
  all: Found,
  titleEnd: number,
  publishedAt: string | null,
): Document {
  const found = kept(all);
  const hits = {
    title: { matcher, found, from: 0, to: titleEnd },
    text: { matcher, found, from: titleEnd, to: found.length },
  };
  return documentOf(readFields(fields, cuts), hits, publishedAt);
}
