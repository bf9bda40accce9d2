import { crudeStem } from '../../arabic/stem.ts';
import { compared } from '../../arabic/words.ts';
import { hasAnd } from '../../arabic/written-to.ts';
import { regionName } from '../../model/country-name.ts';
import { lastBefore, matchAt } from '../annotate/matches.ts';
import { LAND, listedPlaces } from '../annotate/named-places.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { contains, type Sentence, type TokenSpan, textAt } from '../document/document.ts';

/** One act of leaving. */
export interface Act {
  sentence: Sentence;
  trigger: Pick<Trigger, 'concept' | 'first' | 'end'>;
}

/** One with the place that its evidence names. */
export interface Departure extends Act {
  place: PlaceMention;
}

/** A base or town; in a territory, or that territory itself; or a region, such as the south of a country. */
export interface Site {
  name: string;
  territory: { area: string; whole: boolean } | null;
  /** How much of the country a region is, nobody can say. */
  region?: true;
}

/** Concepts, ids and attributes of config/lexicons/extent.yaml. */
export const WHOLE = 'extent.whole';
const LAST = 'last';
const BASE = 'base';
const STRIP = 'strip';
/** Of a region, «areas of the south», nobody can say which. */
const AREAS = 'areas';
const BORDERING = 'bordering';
const OTHERS = 'others_place';
/** Between such words and the place stands one word at most. */
const OTHERS_REACH = 1;
const TERRITORY = 'territory';
/** South Sudan is no region of the Sudan. */
const OF_ITS_NAME = /^(?:North|South|West)/;
/** Names that Unicode writes as no newsroom does (Congo - Kinshasa) are none to build on. */
const PLAIN_NAME = /^[A-Z][A-Za-z ]+$/;
/** southwest|ern Syria */
const REGION_END = 'ern ';
/** What two points of the compass make together: شمال غرب سوريا. Others are told apart. */
const QUARTER = /^(?:(?:north|south)(?:east|west)?|east|west)$/;

/** Behind an act stand so many words at most to what it leaves. */
export const PART_AFTER = 5;
/** A noun that makes a site of a country's name stands so many words before it: قاعدة في شمال العراق. */
const LAND_BEFORE = 3;
/** Shorter words behind a noun are no names of bases. */
const LEAST_LETTERS = 4;
const FROM = 'من';

/** The words of a sentence from one token to another, signs left out. */
export function wordsBetween({ tokens }: Sentence, from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind !== 'punct') found.push(i);
  return found;
}

const stemOf = (sentence: Sentence, at: number): string => crudeStem(compared(textAt(sentence, at)));

/** Is it the place where a force has its last base, with nothing but words between? آخر قاعدة لها في النيجر. */
export function ofLastBase({ sentence, place }: Departure): boolean {
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

/** The tokens behind «من» right behind an act. */
function behindFrom({ sentence, trigger }: Act): number[] {
  const behind = wordsBetween(sentence, trigger.end, sentence.end).slice(0, PART_AFTER);
  const from = behind.findIndex((at) => textAt(sentence, at) === FROM);
  return from < 0 ? [] : behind.slice(from + 1);
}

/** Is a place where somebody else is or has been, who only speaks of it: «ناشطون شرقي سوريا», «الوزير الذي تفقد الجولان»? */
export const isOthers = (sentence: Sentence, { kind, first }: PlaceMention): boolean =>
  kind !== 'adjective' && lastBefore(sentence, first, OTHERS, OTHERS_REACH) !== undefined;

/**
 * Of places that a sentence names the one behind «من» right behind an act: «سحبت المساعدات من شمال سوريا وتعتزم الانسحاب من
 * سوريا». «القطاع» alone is the strip that was named before.
 */
export const leftBy = (act: Act, places: readonly PlaceMention[]): PlaceMention | undefined => {
  const behind = behindFrom(act);
  return places.find(
    ({ first }) => behind.includes(first) && matchAt(act.sentence, first, LAND)?.entry.attrs.of !== STRIP,
  );
};

/**
 * The listed places behind «من» right behind an act, with a noun of land between or none, and those joined to them by «و»:
 * انسحبت من [بلدة] تل رفعت ومنبج شمالي سوريا.
 */
function listedBehind(departure: Departure): Site[] {
  const { sentence } = departure;
  const [noun, second] = behindFrom(departure);
  if (noun === undefined) return [];
  let next = matchAt(sentence, noun, LAND) ? [noun, second] : [noun];
  const left: Site[] = [];
  for (const { name, first, end } of listedPlaces(sentence)) {
    if (!next.includes(first)) continue;
    left.push({ name, territory: null });
    next = hasAnd(textAt(sentence, end)) ? [end] : [];
  }
  return left;
}

/** «من المناطق المحاذية لإسرائيل»: less than the country, which may be named elsewhere in the sentence. */
function borderingBehind(departure: Departure): Site | null {
  const { sentence } = departure;
  const [noun, what] = behindFrom(departure);
  if (noun === undefined || what === undefined || !matchAt(sentence, noun, LAND)) return null;
  if (!matchAt(sentence, what, BORDERING)) return null;
  return { name: [noun, what].map((at) => stemOf(sentence, at)).join(' '), territory: null };
}

/** The sites an act's place stands for; none where it is the country itself. */
export function sitesOf(departure: Departure): Site[] {
  const { sentence, place } = departure;
  const left = listedBehind(departure);
  if (left.length > 0) return left;
  const bordering = borderingBehind(departure);
  if (bordering) return [bordering];
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
  const lands = [...before, ...named]
    .flatMap((at) => matchAt(sentence, at, LAND) ?? [])
    .filter(({ entry }, i, all) => entry.attrs.of !== AREAS || all[i + 1]?.entry.attrs.compass === undefined);
  const points = lands.flatMap(({ entry }) => entry.attrs.compass ?? []);
  const quarter = points.join('');
  if (points.length < lands.length || !QUARTER.test(quarter)) return null;
  const country = regionName(place.host, 'en') ?? '';
  if (OF_ITS_NAME.test(country)) return lands.length === 1 ? [] : null;
  if (!PLAIN_NAME.test(country)) return null;
  return [{ name, territory: { area: `${quarter}${REGION_END}${country}`, whole: true }, region: true }];
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
  const listed = listedPlaces(sentence).find((place) => contains(place, at));
  return [{ name: listed?.name ?? stemOf(sentence, at), territory: null }];
}

/** Is a region a part of another: the southwest of the south? */
export const isWithinRegion = ({ region, territory }: Site, other: Site): boolean => {
  const [inner, outer] = [territory, other.territory].map((one) => one?.area.split(REGION_END)[0]);
  return (
    region === true && other.region === true && inner !== outer && inner?.startsWith(outer ?? '') === true
  );
};
