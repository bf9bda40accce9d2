import { remember } from '../../lib/remember.ts';
import type { Statement } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { isPost } from '../document/document.ts';
import { type Feature, FeatureSet, stemOf } from './feature.ts';

/** Words that a faction may have said in an article, beside others. */
export interface Saying {
  candidate: StatementCandidate;
  /** The probability that they are the faction's words, before calibration. */
  p: number;
  /** Its words verbatim, and whether they are quoted. */
  wording: Pick<Statement, 'quote' | 'certainty'>;
  /** The same number for the sayings of one speaker of one faction. */
  voice: number;
}

/** A stem beyond these says little more of what the words are about. */
const CONTENT = 40;
const SMALLEST = 1e-6;
/** Log-odds lie about -7 to 7; the other features are 0 or 1. */
const LOG_ODDS = 1 / 3;

/**
 * What tells whether words are a statement of their own beside those chosen already: how sure they are, where they stand,
 * and how far off and how unlike the chosen ones are; `all` are those of the article (after maximal marginal relevance, Carbonell and Goldstein 1998).
 */
export function noveltyFeatures(
  saying: Saying,
  chosen: readonly Saying[],
  all: readonly Saying[],
): Feature[] {
  const set = new FeatureSet();
  const { candidate, p } = saying;
  const { sentence, cue, content, document } = candidate;
  const same = chosen.filter(({ voice }) => voice === saying.voice);
  const turn =
    chosen.length === 0
      ? 'first'
      : same.length === 0
        ? 'first of its voice'
        : `voice has ${same.length < 3 ? same.length : '3 and more'}`;
  set.add(isPost(document) ? `post, ${turn}` : turn);
  const held = Math.min(Math.max(p, SMALLEST), 1 - SMALLEST);
  const logOdds = Math.log(held / (1 - held)) * LOG_ODDS;
  set.add('log-odds', cue.first, logOdds);
  if (chosen.length > 0) set.add('log-odds, others chosen', cue.first, logOdds);
  const best = Math.max(...all.map((one) => (one.voice === saying.voice ? one.p : 0)));
  set.add('of the best of the voice', -1, p / best);
  set.add(`zone=${sentence.zone}`);
  set.add(`sentence ${binOf(sentence.at, [1, 2, 4, 7, 11])}`);
  set.add(`cue=${cue.kind}`, cue.first);
  set.add(`words ${binOf(content.end - content.first, [4, 8, 15, 30])}`);
  set.add(saying.wording.certainty);
  set.add(`carried ${Math.min(candidate.carried, 2)}`);
  if (content.first < cue.first) set.add('words before cue');
  if (candidate.source.nisba) set.add('faction as an adjective');
  addDistance(set, 'voice', saying, same);
  addDistance(
    set,
    'other',
    saying,
    chosen.filter(({ voice }) => voice !== saying.voice),
  );
  return set.features;
}

function addDistance(set: FeatureSet, whose: string, saying: Saying, chosen: readonly Saying[]): void {
  if (chosen.length === 0) return;
  const { at } = saying.candidate.sentence;
  const { field, start, end } = saying.wording.quote;
  const nearest = Math.min(...chosen.map(({ candidate }) => Math.abs(candidate.sentence.at - at)));
  set.add(`${whose} ${Math.min(nearest, 4)} sentences off`);
  const alike = Math.max(...chosen.map((other) => alikeness(saying, other)));
  set.add(`alike to ${whose}`, -1, alike);
  set.add(`alike to ${whose} ${binOf(alike, [0.01, 0.25, 0.5, 0.75])}`);
  const shared = chosen.some(
    ({ wording: { quote } }) => quote.field === field && quote.start < end && start < quote.end,
  );
  if (shared) set.add(`${whose} has these words`);
  if (chosen.some(({ candidate }) => candidate.sentence.zone === 'headline'))
    set.add(`${whose} has the headline`);
}

/** The first bound that a number is less than, as the name of a bin. */
function binOf(value: number, bounds: readonly number[]): string {
  const bound = bounds.find((one) => value < one);
  return bound === undefined ? `from ${bounds.at(-1)}` : `below ${bound}`;
}

const stemsOf = remember(({ content, sentence }: StatementCandidate): ReadonlySet<string> => {
  const words = sentence.tokens.slice(content.first, Math.min(content.end, content.first + CONTENT));
  return new Set(words.filter(({ text }) => /\p{L}/u.test(text)).map(({ text }) => stemOf(text)));
});

/** The share of the shorter one's stems that the other has. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  if (few.size === 0) return 0;
  let shared = 0;
  for (const stem of few) if (many.has(stem)) shared++;
  return shared / few.size;
}

/** How much of the shorter one's words two sayings share. */
export const alikeness = (one: Saying, other: Saying): number =>
  overlap(stemsOf(one.candidate), stemsOf(other.candidate));
