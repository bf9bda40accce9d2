import { opensArticle } from '../document/document.ts';
import { alikeness, noveltyFeatures, type Saying } from '../features/novelty.ts';
import { type ScoringModel, scoreOf, sigmoid } from '../scorer/linear.ts';

/** In an article that counts, words less likely than this are not looked at. */
export const WORTH_A_LOOK = 0.1;
/** Of 0.3 to 0.5 this hears most for the words told in vain, in months of articles unseen. */
const DISTINCT = 0.4;
const MOST_SAYINGS = 6;
/** Of words beside the surest that are less likely a group's, two in five were. */
const LEAST_BESIDE = 0.5;

/** How likely words are a statement of their own beside those chosen; `all` are those of the article. */
export function noveltyOf(
  saying: Saying,
  chosen: readonly Saying[],
  all: readonly Saying[],
  model: ScoringModel,
): number {
  return sigmoid(scoreOf(noveltyFeatures(saying, chosen, all), model));
}

/**
 * The sayings that are each a statement of its own, the surest first: one at least, where there is any, and the first of
 * those that count.
 */
export function distinctSayings<One extends Saying>(
  all: readonly One[],
  counted: ReadonlySet<One>,
  model: ScoringModel,
): One[] {
  const chosen: One[] = [];
  let left = all.filter((one) => counted.has(one));
  while (left.length > 0 && chosen.length < MOST_SAYINGS) {
    const likely = left.map((one) => noveltyOf(one, chosen, all, model));
    const best = Math.max(...likely);
    if (chosen.length > 0 && best < DISTINCT) break;
    chosen.push(left[likely.indexOf(best)] as One);
    left = all.filter((one) => one.p >= LEAST_BESIDE && !chosen.includes(one));
  }
  return chosen;
}

/** Words that share less with others say something else. */
const UNLIKE = 0.2;
/** Words of a lead that are less likely a group's are mostly a minister's. */
const LEAST_LEAD = 0.5;

/**
 * The sayings chosen, and before them the likeliest of the lead among those that count, where neither title nor lead was
 * chosen and no other says what it says: what an article opens with is its news.
 */
export function withLead<One extends Saying>(chosen: readonly One[], counted: readonly One[]): One[] {
  if (chosen.some(({ candidate }) => opensArticle(candidate.sentence))) return [...chosen];
  const [lead] = counted
    .filter(
      ({ candidate, p }) =>
        candidate.sentence.zone === 'lead' && candidate.cue.kind === 'verb' && p >= LEAST_LEAD,
    )
    .sort((a, b) => b.p - a.p);
  const isCovered = (one: One): boolean => chosen.some((other) => alikeness(one, other) >= UNLIKE);
  return lead && !isCovered(lead) ? [lead, ...chosen].slice(0, MOST_SAYINGS) : [...chosen];
}

/** Words of another group that are less likely its own are mostly about it. */
const LEAST_OF_OTHERS = 0.5;

/**
 * The sayings chosen, with the surest of each group that counts and of which none was: what one group says is not weighed
 * against what another does. A headline's other name is mostly the same group's.
 */
export function withOtherGroups<One extends Saying>(chosen: readonly One[], counted: readonly One[]): One[] {
  const found = [...chosen];
  for (const one of counted.toSorted((a, b) => b.p - a.p)) {
    const { sentence, source } = one.candidate;
    if (one.p < LEAST_OF_OTHERS || found.length >= MOST_SAYINGS) break;
    const isCovered = found.some(
      (other) =>
        other.candidate.source.shown === source.shown ||
        other.candidate.sentence === sentence ||
        alikeness(one, other) >= UNLIKE,
    );
    if (sentence.zone !== 'headline' && !isCovered) found.push(one);
  }
  return found;
}
