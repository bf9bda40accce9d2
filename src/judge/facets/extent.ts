import lists from '../../../config/models/function-words.json' with { type: 'json' };
import { crudeStem } from '../../arabic/stem.ts';
import { compared } from '../../arabic/words.ts';
import { regionName } from '../../model/country-name.ts';
import type { WithdrawalExtent } from '../../model/verdict.ts';
import { LAND, listedPlaces } from '../annotate/named-places.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { opensArticle, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** One act of leaving, with the place that its evidence names. */
export interface Departure {
  sentence: Sentence;
  trigger: Pick<Trigger, 'readings' | 'first' | 'end'>;
  place: PlaceMention;
}

/** How much of a force's presence in a country a text says leaves. */
export interface Reach {
  /** The whole: the country itself is named, and no part of the troops. Unclear where nothing says where from. */
  extent: WithdrawalExtent;
  /** English name of the territory or region that is left, where the bases and towns are one or lie in one. */
  area: string | null;
  /** The bases and towns that are left, where it is those, sorted, as words in normal form. */
  sites: string[];
}

/** A base or town; in a territory, or that territory itself; or a region, such as the south of a country. */
interface Site {
  name: string;
  territory: { area: string; whole: boolean } | null;
  /** How much of the country a region is, nobody can say. */
  region?: true;
}

const NOWHERE: Reach = { extent: 'unclear', area: null, sites: [] };

/** What is handed over, closed or vacated is a site, whatever country is named beside it. */
const OF_A_SITE = /^act\.(?:hand|close_base|vacate)/;
/** Fewer troops are no withdrawal of all. */
const OF_A_PART = /^act\.(?:reduce|redeploy|transfer)/;

/** Concepts, ids and attributes of config/lexicons/extent.yaml. */
const PART = 'extent.part';
const WHOLE = 'extent.whole';
const LAST = 'last';
const BASE = 'base';
const STRIP = 'strip';
const TERRITORY = 'territory';
/** South Sudan is no region of the Sudan. */
const OF_ITS_NAME = /^(?:North|South|West)/;
/** Names that Unicode writes as no newsroom does (Congo - Kinshasa) are none to build on. */
const PLAIN_NAME = /^[A-Z][A-Za-z ]+$/;
/** What two points of the compass make together: شمال غرب سوريا. Others are told apart. */
const QUARTER = /^(?:(?:north|south)(?:east|west)?|east|west)$/;

/** Words before an act, and from it on, in which a part of the troops is named; farther off it is somebody else's part. */
const PART_BEFORE = 3;
const PART_AFTER = 5;
/** A noun that makes a site of a country's name stands so many words before it: قاعدة في شمال العراق. */
const LAND_BEFORE = 3;
/** Shorter words behind a noun are no names of bases. */
const LEAST_LETTERS = 4;
const FROM = 'من';
const AND = /^و./;
/** Behind an act, what was left is an area named before: المناطق التي انسحب منها. */
const FROM_IT = /^منه(?:ا|ما|م)?$/;
/** Behind a number: 500 جندي. */
const SOLDIERS = /^(?:troops|soldier)$/;
const COUNTED: ReadonlySet<string> = new Set(lists.counted.split(' '));

/** The words of a sentence from one token to another, signs left out. */
function wordsBetween({ tokens }: Sentence, from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind !== 'punct') found.push(i);
  return found;
}

const matchAt = ({ matches }: Sentence, at: number, concept: string): Match | undefined =>
  matches.find((match) => match.startToken === at && match.concept === concept);

const saysWhole = ({ sentence }: Departure): boolean =>
  sentence.matches.some(({ concept }) => concept === WHOLE);

/** Does the sentence of an act speak of a part of the troops only? */
function isPartial(departure: Departure): boolean {
  const { sentence, trigger } = departure;
  if (OF_A_PART.test(trigger.readings[0]?.concept ?? '')) return true;
  const [next] = wordsBetween(sentence, trigger.end, sentence.end);
  if (next !== undefined && FROM_IT.test(textAt(sentence, next))) return true;
  if (saysWhole(departure)) return false;
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

const stemOf = (sentence: Sentence, at: number): string => crudeStem(compared(textAt(sentence, at)));

/** Is it the place where a force has its last base, with nothing but words between? آخر قاعدة لها في النيجر. */
function ofLastBase({ sentence, place }: Departure): boolean {
  const before = wordsBetween(sentence, sentence.first, place.first);
  const noun = before.findLastIndex((at) => matchAt(sentence, at, LAND));
  return (
    noun > 0 &&
    noun >= before.length - LAND_BEFORE &&
    matchAt(sentence, before[noun] as number, LAND)?.entry.attrs.of === BASE &&
    matchAt(sentence, before[noun - 1] as number, WHOLE)?.entry.id === LAST
  );
}

const isWithin = (inner: TokenSpan, outer: TokenSpan): boolean =>
  inner.first >= outer.first && inner.end <= outer.end;

/**
 * The listed places behind «من» right behind an act, with a noun of land between or none, and those joined to them by «و»:
 * انسحبت من [بلدة] تل رفعت ومنبج شمالي سوريا.
 */
function listedBehind({ sentence, trigger }: Departure): Site[] {
  const behind = wordsBetween(sentence, trigger.end, sentence.end).slice(0, PART_AFTER);
  const from = behind.findIndex((at) => textAt(sentence, at) === FROM);
  const noun = behind[from + 1];
  if (from < 0 || noun === undefined) return [];
  let next = matchAt(sentence, noun, LAND) ? [noun, behind[from + 2]] : [noun];
  const left: Site[] = [];
  for (const { name, first, end } of listedPlaces(sentence)) {
    if (!next.includes(first)) continue;
    left.push({ name, territory: null });
    next = AND.test(textAt(sentence, end)) ? [end] : [];
  }
  return left;
}

/** The sites an act's place stands for; none where it is the country itself. */
function sitesOf(departure: Departure): Site[] {
  const { sentence, place } = departure;
  const left = listedBehind(departure);
  if (left.length > 0) return left;
  const listed = listedPlaces(sentence).filter((one) => isWithin(one, place));
  if (listed.length > 0) return listed.map(({ name }) => ({ name, territory: null }));
  const named = wordsBetween(sentence, place.first, place.end);
  const before = wordsBetween(sentence, sentence.first, place.first).slice(-LAND_BEFORE);
  const isLand = (at: number): boolean => matchAt(sentence, at, LAND) !== undefined;
  const territory = sentence.matches.find(
    ({ concept, startToken, endToken }) =>
      concept === TERRITORY && isWithin({ first: startToken, end: endToken }, place),
  );
  const ofCountry = territory === undefined && (place.kind === 'country' || place.kind === 'adjective');
  if (ofCountry) {
    if (ofLastBase(departure)) return [];
    if (![...named, ...before].some(isLand)) return siteBehind(departure);
    const noun = before.findLastIndex(isLand);
    const words = [...(noun < 0 ? [] : before.slice(noun)), ...named];
    const name = words.map((at) => stemOf(sentence, at)).join(' ');
    return regionOf(departure, name) ?? [{ name, territory: null }];
  }
  const part = [...before.slice(-1), ...named].find(
    (at) => isLand(at) && matchAt(sentence, at, LAND)?.entry.attrs.of !== STRIP,
  );
  const own = named.filter((at) => !isLand(at));
  const words = territory !== undefined && part !== undefined ? [part, ...own] : own;
  return [
    {
      name: words.map((at) => stemOf(sentence, at)).join(' '),
      territory: territory ? { area: territory.entry.attrs.area ?? '', whole: part === undefined } : null,
    },
  ];
}

/** The region that an act's place is, where nothing but points of the compass stands beside the country: جنوبي لبنان. */
function regionOf({ sentence, place }: Departure, name: string): Site[] | null {
  const before = wordsBetween(sentence, sentence.first, place.first).slice(-LAND_BEFORE);
  const named = wordsBetween(sentence, place.first, place.end);
  const lands = [...before, ...named].flatMap((at) => matchAt(sentence, at, LAND) ?? []);
  const points = lands.flatMap(({ entry }) => entry.attrs.compass ?? []);
  const quarter = points.join('');
  if (points.length < lands.length || !QUARTER.test(quarter)) return null;
  const country = regionName(place.host, 'en') ?? '';
  if (OF_ITS_NAME.test(country)) return lands.length === 1 ? [] : null;
  if (!PLAIN_NAME.test(country)) return null;
  return [{ name, territory: { area: `${quarter}ern ${country}`, whole: true }, region: true }];
}

/** The base that an act leaves whose country stands before it: سوريا.. القوات تخلي عناصرها من قاعدة التنف. */
function siteBehind({ sentence, trigger, place }: Departure): Site[] {
  if (place.end > trigger.first) return [];
  const behind = wordsBetween(sentence, trigger.end, sentence.end).slice(0, PART_AFTER);
  const noun = behind.findIndex((at) => matchAt(sentence, at, LAND)?.entry.attrs.of === BASE);
  const from = behind[noun - 1];
  const at = behind[noun + 1];
  if (from === undefined || at === undefined || textAt(sentence, from) !== FROM) return [];
  if (sentence.tokens[at]?.kind === 'word' && textAt(sentence, at).length < LEAST_LETTERS) return [];
  const listed = listedPlaces(sentence).find(({ first, end }) => first <= at && at < end);
  return [{ name: listed?.name ?? stemOf(sentence, at), territory: null }];
}

/** How far acts reach, the leading one first. In doubt it is not the whole: a base handed over ends nobody's presence in a country. */
function reachOfActs(departures: readonly Departure[]): Reach {
  const placed = departures.map((one) => {
    const sites = sitesOf(one);
    const ofSite = OF_A_SITE.test(one.trigger.readings[0]?.concept ?? '') && !ofLastBase(one);
    const whole = sites.length === 0 && !ofSite && !isPartial(one);
    return { field: one.sentence.source.field, whole, sites };
  });
  const [leading] = placed;
  if (!leading) return NOWHERE;
  // A headline says "from the country" where the text has it that one base was left.
  const inText = placed.filter(({ field }) => field === 'text');
  if (leading.whole && (inText.length === 0 || inText.some((act) => act.whole)))
    return { extent: 'whole', area: null, sites: [] };
  const found = new Map(placed.flatMap(({ sites }) => sites).map((site) => [site.name, site]));
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
 * territory is the whole, though less than the country.
 */
export function reachOf(departures: readonly Departure[]): Reach {
  const first = departures.filter(({ sentence }) => opensArticle(sentence));
  const reach = reachOfActs(first.length > 0 ? first : departures.slice(0, 1));
  return reach.area !== null && departures.some(isPartial) ? { ...reach, extent: 'part' } : reach;
}

/** The bases and towns that a withdrawal leaves by a date: by the acts in the date's own sentence, else by the whole article. */
export function sitesBy(departures: readonly Departure[], sentence: Sentence | undefined): string[] {
  const near = departures.filter((one) => one.sentence === sentence);
  return (near.length > 0 ? reachOfActs(near) : reachOf(departures)).sites;
}
