import type { TextRange } from '../../arabic/sentences.ts';
import type { Token } from '../../arabic/tokens.ts';
import type { LexiconEntry } from '../lexicon.ts';
import type { Match } from '../matcher.ts';
import type { FieldText } from '../statements/article.ts';

/** Whose troops a word names. */
export type ForceKind =
  /** Troops, bases, a mission or a presence with their owner: القوات التركية. */
  | 'troops'
  /** A state or its capital standing for it: أنقرة. */
  | 'state'
  /** A head of state or government; his country's troops are meant only through a pronoun. */
  | 'leader'
  /** A nation's people standing for its troops: الأميركيون. */
  | 'people'
  /** A national adjective of somebody else: الرئيس الفرنسي. */
  | 'voice'
  /** A force at home: an army's rivals, a police. */
  | 'home'
  /** Troops with a pronoun: قواتها. */
  | 'own'
  /** Troops and no owner: القوات. */
  | 'bare';

export interface Force {
  kind: ForceKind;
  /** The facet's id; null for `own` and `bare`. */
  id: string | null;
  /** Countries where it is known to stand. */
  hosts: readonly string[];
  /** A mission, coalition or band: abroad by its nature, so its one known host may be taken for granted. */
  abroad: boolean;
  /** The country a band of fighters belongs to. */
  own: string | null;
  /** Says `our`: قواتنا. */
  ours: boolean;
  /** A national adjective of one who may speak for the state: الرئيس الفرنسي, no French bank. */
  official: boolean;
  /** Vehicles, units, men: troops only where those of somebody were named. */
  units: boolean;
  /** Behind a preposition, so no subject. */
  oblique: boolean;
  first: number;
  end: number;
}

export type PlaceStrength = 'country' | 'place' | 'capital' | 'territory' | 'voice' | 'troops';
export type PlaceRelation = 'from' | 'in' | 'to' | 'none';

export interface Place {
  host: string;
  strength: PlaceStrength;
  relation: PlaceRelation;
  /** The one foreign force that holds it, where the lexicon knows; null elsewhere. */
  of: string | null;
  first: number;
  end: number;
}

export type ActKind = 'leave' | 'remove' | 'vacate' | 'hand' | 'reduce' | 'end' | 'stay' | 'extend' | 'whole';

export interface Act {
  kind: ActKind;
  entry: LexiconEntry;
  first: number;
  end: number;
  tense: string;
  /** Written with a future س. */
  future: boolean;
  /** The pronoun written to it, '' without one. */
  pronoun: string;
  /** We leave, we stay. */
  ours: boolean;
}

/** A sentence with what the lexicon found in it, in token order. */
export interface ReadSentence {
  source: FieldText;
  tokens: readonly Token[];
  index: number;
  first: number;
  end: number;
  headline: boolean;
  matches: readonly Match[];
  forces: Force[];
  places: Place[];
  acts: Act[];
}

/** An article read, with what its sentences say together. */
export interface ArticleReading {
  sentences: readonly ReadSentence[];
  /** How much the whole text speaks for each country as the place of the news. */
  hosts: ReadonlyMap<string, number>;
  /** Units take turns. */
  rotation: boolean;
  /** Names soldiers or bases at all. */
  military: boolean;
  /** What was told is not at its end: ما زالت, المرحلة الثانية. */
  goesOn: boolean;
  /** Somebody leaves, or is asked to, or denies or refuses it. */
  asked: boolean;
  /** The headline is about a day long past. */
  anniversary: boolean;
  /** Headline or lead tells of the last of them: تقل آخر 264 جنديا. */
  lastOnes: boolean;
  /** Headline or lead carries a demand. */
  demanded: boolean;
  /** The first mission of the United Nations named. */
  mission: string | null;
}

/** Concepts of soldiers and their units, owned or not. */
export const MEN: ReadonlySet<string> = new Set(['troops', 'soldier', 'units', 'unit']);

const MEN_REACH = 5;

/** Whether soldiers or units are named right behind token `end`: سحبت مئات الجنود, إعادة جنودها. */
export const menBehind = ({ matches }: ReadSentence, end: number): boolean =>
  matches.some(
    ({ concept, startToken }) => MEN.has(concept) && startToken >= end && startToken < end + MEN_REACH,
  );

/** Statuses that a headline's present may stand for. */
export const PRESENT: ReadonlySet<string> = new Set(['ongoing', 'started', 'completed']);

/** Whether a word is written with the article, after whatever is joined to it. */
export const isDefinite = (text: string): boolean => /^[وف]?(?:[بك]?ال|لل)/.test(text);

export const textAt = (sentence: { tokens: readonly Token[]; end: number }, at: number): string =>
  at < sentence.end ? (sentence.tokens[at]?.text ?? '') : '';

/** Deals matches out to sentences. Both are in order; a match that spans two sentences goes to the first. */
export function matchesBySentence(matches: readonly Match[], ranges: readonly TextRange[]): Match[][] {
  const dealt: Match[][] = ranges.map(() => []);
  let at = 0;
  for (const match of matches) {
    while (at < ranges.length && (ranges[at]?.endToken ?? 0) <= match.startToken) at++;
    dealt[at]?.push(match);
  }
  return dealt;
}

/** The longest match at each token among those a test lets through. */
export function longestAt(matches: readonly Match[], test: (match: Match) => boolean): Map<number, Match> {
  const found = new Map<number, Match>();
  for (const match of matches) {
    if (!test(match)) continue;
    const known = found.get(match.startToken);
    if (!known || match.endToken > known.endToken) found.set(match.startToken, match);
  }
  return found;
}

/** Signs after which و begins a statement of its own, and words that begin one without it. */
const BREAKS = new Set(['،', '؛', ';', ',', ':']);
const OPENERS =
  /^(?:فيما|بينما|كما|لكن|لكنه|لكنها|غير|مشيرا|مشيره|موضحا|موضحه|مضيفا|مضيفه|مؤكدا|مؤكده|قائلا|قائله|معتبرا|معتبره|اما|وذلك|حيث|اذ)$/;

/** Whether a statement of its own begins at a token: after a comma with و, or with فيما, بينما, لكن … */
export function beginsStatement(sentence: ReadSentence, at: number): boolean {
  const before = textAt(sentence, at - 1);
  if (!BREAKS.has(before) && before !== '.') return false;
  if (before === ':' || before === '.') return true;
  const text = textAt(sentence, at);
  return text.startsWith('و') || OPENERS.test(text) || (text === 'علي' && textAt(sentence, at + 1) === 'ان');
}

/** The statement around a token, as token indexes. */
export function statementAround(sentence: ReadSentence, at: number): { first: number; end: number } {
  let first = at;
  while (first > sentence.first && !beginsStatement(sentence, first)) first--;
  let end = at + 1;
  while (end < sentence.end && !beginsStatement(sentence, end)) end++;
  return { first, end };
}
