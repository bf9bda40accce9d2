import lists from '../../../config/models/function-words.json' with { type: 'json' };
import type { WithdrawalExtent } from '../../model/verdict.ts';
import { matchAt } from '../annotate/matches.ts';
import { opensArticle, type Sentence, textAt } from '../document/document.ts';
import {
  type Act,
  type Departure,
  isWithinRegion,
  ofLastBase,
  PART_AFTER,
  sitesOf,
  WHOLE,
  wordsBetween,
} from './left-sites.ts';

/** How much of a force's presence in a country a text says leaves. */
export interface Reach {
  /** The whole: the country itself is named, and no part of the troops. Unclear where nothing says where from. */
  extent: WithdrawalExtent;
  /** English name of the territory or region that is left, where the bases and towns are one or lie in one. */
  area: string | null;
  /** The bases and towns that are left, where it is those, sorted, as words in normal form. */
  sites: string[];
}

const NOWHERE: Reach = { extent: 'unclear', area: null, sites: [] };

/** What is handed over, closed or vacated is a site, whatever country is named beside it. */
const OF_A_SITE = /^act\.(?:hand|close_base|vacate)/;
/** Fewer troops are no withdrawal of all. */
const FEWER = /^act\.reduce/;
const OF_A_PART = /^act\.(?:reduce|redeploy|transfer)/;

/** Concept of config/lexicons/extent.yaml. */
const PART = 'extent.part';

/** Words before an act, and from it on, in which a part of the troops is named; farther off it is somebody else's part. */
const PART_BEFORE = 3;
/** Behind an act, what was left is an area named before: المناطق التي انسحب منها. */
const FROM_IT = /^منه(?:ا|ما|م)?$/;
/** Behind a number: 500 جندي. */
const SOLDIERS = /^(?:troops|soldier)$/;
const COUNTED: ReadonlySet<string> = new Set(lists.counted.split(' '));

const saysWhole = ({ sentence }: Act): boolean => sentence.matches.some(({ concept }) => concept === WHOLE);

/** Does the sentence of an act speak of a part of the troops only? */
function isPartial(act: Act): boolean {
  const { sentence, trigger } = act;
  if (OF_A_PART.test(trigger.concept)) return true;
  const [next] = wordsBetween(sentence, trigger.end, sentence.end);
  if (next !== undefined && FROM_IT.test(textAt(sentence, next))) return true;
  if (saysWhole(act)) return false;
  const near = [
    ...wordsBetween(sentence, sentence.first, trigger.first).slice(-PART_BEFORE),
    ...wordsBetween(sentence, trigger.first, sentence.end).slice(0, PART_AFTER),
  ];
  return near.some((at, i) => matchAt(sentence, at, PART) || isCount(sentence, at, near[i + 1]));
}

function isCount(sentence: Sentence, at: number, next: number | undefined): boolean {
  if (sentence.tokens[at]?.kind !== 'number' || next === undefined) return false;
  return (
    COUNTED.has(textAt(sentence, next)) ||
    sentence.matches.some(({ concept, startToken }) => startToken === next && SOLDIERS.test(concept))
  );
}

/** How far acts reach, the leading one first. In doubt it is not the whole: a base handed over ends nobody's presence in a country. */
function reachOfActs(departures: readonly Departure[]): Reach {
  const placed = departures.map((one) => {
    const sites = sitesOf(one);
    const ofSite = OF_A_SITE.test(one.trigger.concept) && !ofLastBase(one);
    const whole = sites.length === 0 && !ofSite && !isPartial(one);
    return { field: one.sentence.source.field, whole, sites };
  });
  const [leading] = placed;
  if (!leading) return NOWHERE;
  // A headline says "from the country" where the text has it that one base was left.
  const inText = placed.filter(({ field }) => field === 'text');
  if (leading.whole && (inText.length === 0 || inText.some((act) => act.whole)))
    return { extent: 'whole', area: null, sites: [] };
  const named = placed.flatMap(({ sites }) => sites);
  const found = new Map(
    named
      .filter((site) => !named.some((other) => isWithinRegion(other, site)))
      .map((site) => [site.name, site]),
  );
  const [only] = found.size === 1 ? found.values() : [];
  const ofRegion = only?.region === true && !departures.some(saysWhole);
  return {
    extent: ofRegion ? 'unclear' : only?.territory?.whole ? 'whole' : 'part',
    area: only?.territory?.area ?? null,
    sites: [...found.keys()].sort(),
  };
}

/**
 * How far a withdrawal reaches by its headline and lead, or by its first act where these have none with a place. All of a
 * territory is the whole, though less than the country. `leading` is the first act of all, with a place or without.
 */
export function reachOf(departures: readonly Departure[], leading?: Act): Reach {
  // Fewer troops are a part, wherever they leave.
  if (departures.length === 0 && FEWER.test(leading?.trigger.concept ?? ''))
    return { ...NOWHERE, extent: 'part' };
  const first = departures.filter(({ sentence }) => opensArticle(sentence));
  const reach = reachOfActs(first.length > 0 ? first : departures.slice(0, 1));
  return reach.area !== null && departures.some(isPartial) ? { ...reach, extent: 'part' } : reach;
}

/** The bases and towns that a withdrawal leaves by a date: by the acts in the date's own sentence, else by the whole article. */
export function sitesBy(departures: readonly Departure[], sentence: Sentence | undefined): string[] {
  const near = departures.filter((one) => one.sentence === sentence);
  return (near.length > 0 ? reachOfActs(near) : reachOf(departures)).sites;
}
