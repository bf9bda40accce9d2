import { sentenceAround } from '../arabic/sentence-around.ts';
import { crudeStem } from '../arabic/stem.ts';
import { words } from '../arabic/words.ts';
import { isCountryCode } from '../model/country-code.ts';
import type { JudgedArticle } from '../model/story.ts';
import type { Evidence, Field, Withdrawal, WithdrawalExtent } from '../model/verdict.ts';
import { placesIn } from './places.ts';

/** How much of a force's presence in a country a text says leaves. */
export interface WithdrawalReach {
  /** The whole: the country itself is named, and no part of the troops. Unclear where nothing says where from. */
  extent: WithdrawalExtent;
  /** The bases and towns that are left, where it is those, sorted; only with `part`. */
  sites: string[];
}

/** One act of leaving, as the evidence of a withdrawal lists it: the act's words, then whose, then where from. */
interface Act {
  words: Evidence;
  host: Evidence | null;
}

type Texts = Pick<JudgedArticle['article'], Field>;

const NOWHERE: WithdrawalReach = { extent: 'unclear', sites: [] };
/** Words before and after an act in which a part of the troops is named; farther off it is somebody else's part. */
const PART_BEFORE = 3;
const PART_AFTER = 5;

/** What is handed over, closed or vacated is a site, whatever country is named beside it. */
const OF_A_SITE = /^act\.(?:hand|close_base|vacate)/;
/** Fewer troops are no withdrawal of all. */
const OF_A_PART = /^act\.(?:reduce|redeploy|transfer)/;

const SITE_NOUN =
  /^[وف]?[بل]?(?:ال)?(?:قاعده|قاعدتي|قاعدتين|قواعد|مطار|مطارات|معسكر|معسكرات|مدينه|مدن|بلده|بلدات|قريه|قري|محافظه|محور|منطقه|مناطق|موقع|مواقع|نقطه|نقاط|ثكنه|حقل|ميناء|جبل|تلال|تله|مخيم|قضاء|جزيره|شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|ريف|اقليم|ولايه|حدود|قطاع)$/;
/** A part of the troops: some of them, a number, a unit, a first step. */
const PART =
  /^[وف]?(?:[بل]?(?:ال)?(?:جزء|جزءا|جزئي|جزئيا|جزئيه|بعض|عدد|عددا|مئات|عشرات|الاف|الفي|نصف|ثلث|ربع|دفعه|رتل|ارتال|قافله|قوافل|كتيبه|وحده|وحدات|سريه|مرحله|مزيد)|لواء|فرقه)$/;
/** Words that take in all of them, whatever part is named besides: آخر رتل, "the last column". */
const ALL =
  /^[وفبل]?(?:ال)?(?:اخر|جميع|كل|كامل|كافه|نهائي|نهائيا|نهائيه|اكتمل|اكتمال|استكمل|استكملت|استكمال|اتم|اتمت|اتمام|انهت)$/;
const SOLDIERS = /^(?:جندي|جنديا|جنود|عسكري|عسكريا|عسكريين|عنصر|عنصرا|مقاتل|مقاتلا|الف|الاف|من)$/;
/** With the last base of a force in a country the whole force has left it: آخر قاعدة لها في النيجر. */
const LAST = /^[وفبل]?اخر$/;
const BASE_NOUN = /^(?:قاعده|قواعد|معسكر|معسكرات|موقع|مواقع|ثكنه)$/;
/** A noun that makes a site of a country's name stands so many words before it: قاعدة في شمال العراق. */
const BEFORE = 3;

const REGIONS = new Intl.DisplayNames(['ar'], { type: 'region', fallback: 'none' });
const COMMON_IN_NAMES = new Set(['جمهوريه', 'المتحده', 'جنوب', 'جزر'].map(crudeStem));

/** Stems of a country's Arabic name, for ISO 3166-1 alpha-2 codes; none for what is no country. */
function countryStems(host: string): Set<string> {
  const name = isCountryCode(host) ? (REGIONS.of(host) ?? '') : '';
  return new Set(
    words(name)
      .map(crudeStem)
      .filter((part) => !COMMON_IN_NAMES.has(part)),
  );
}

function actsOf(evidence: readonly Evidence[]): Act[] {
  const acts: Act[] = [];
  for (const span of evidence) {
    const last = acts.at(-1);
    if (span.concept.startsWith('act.')) acts.push({ words: span, host: null });
    else if (last && span.concept.startsWith('host:')) last.host = span;
  }
  return acts;
}

/** Does the sentence of an act speak of a part of the troops only? */
function isPartial(act: Act, texts: Texts): boolean {
  if (OF_A_PART.test(act.words.concept)) return true;
  const { field, start: at } = act.words;
  const text = texts[field];
  const { start, end } = sentenceAround(text, at);
  const [before, after] = [words(text.slice(start, at)), words(text.slice(at, end))];
  if ([...before, ...after].some((word) => ALL.test(word))) return false;
  const near = [...before.slice(-PART_BEFORE), ...after.slice(0, PART_AFTER)];
  return near.some((word, i) => PART.test(word) || (/^\d+$/.test(word) && SOLDIERS.test(near[i + 1] ?? '')));
}

/** Territories that are less than a country and more than a site; people speak of leaving all of one. */
const TERRITORIES: ReadonlyMap<string, string> = new Map(
  [
    ['غزة', 'Gaza'],
    ['الضفة الغربية', 'the West Bank'],
  ].map(([ar = '', en = '']) => [words(ar).map(crudeStem).join(' '), en]),
);

/** The English name of the territory that sites are, or lie in by name (شمال غزة); null where it is none. */
function territoryOf(sites: readonly string[]): { name: string; whole: boolean } | null {
  const [site] = sites;
  if (site === undefined || sites.length > 1) return null;
  for (const [ar, name] of TERRITORIES)
    if (site === ar || site.endsWith(` ${ar}`)) return { name, whole: site === ar };
  return null;
}

/** Is the place where a force has its last base, with nothing but words between? */
function ofLastBase(host: Evidence, texts: Texts): boolean {
  const text = texts[host.field];
  const before = words(text.slice(sentenceAround(text, host.start).start, host.start));
  const noun = before.findLastIndex((word) => SITE_NOUN.test(word));
  return (
    noun > 0 &&
    noun >= before.length - BEFORE &&
    BASE_NOUN.test(before[noun] ?? '') &&
    LAST.test(before[noun - 1] ?? '')
  );
}

/** The sites an act's place stands for; none where it is the country itself. */
function sitesOf(host: Evidence, texts: Texts): string[] {
  const text = texts[host.field];
  const named = words(text.slice(host.start, host.end));
  const sites = placesIn(named);
  if (sites.length > 0) return sites;
  const country = countryStems(host.concept.slice('host:'.length));
  const { start } = sentenceAround(text, host.start);
  const before = words(text.slice(start, host.start)).slice(-BEFORE);
  const ofCountry = named.some((word) => country.has(crudeStem(word)));
  if (ofCountry && ofLastBase(host, texts)) return [];
  if (ofCountry && ![...named, ...before].some((word) => SITE_NOUN.test(word))) return [];
  if (!ofCountry) {
    const name = named.filter((word) => !SITE_NOUN.test(word)).map(crudeStem);
    const part = [...before.slice(-1), ...named].find((word) => SITE_NOUN.test(word) && !/قطاع$/.test(word));
    const inTerritory = part !== undefined && TERRITORIES.has(name.join(' '));
    return [[...(inTerritory ? [crudeStem(part)] : []), ...name].join(' ')];
  }
  const noun = before.findLastIndex((word) => SITE_NOUN.test(word));
  return [[...(noun < 0 ? [] : before.slice(noun)), ...named].map(crudeStem).join(' ')];
}

function reachOfActs(acts: readonly Act[], texts: Texts): WithdrawalReach {
  const placed = acts.flatMap((act) => {
    if (!act.host) return [];
    const sites = sitesOf(act.host, texts);
    const ofSite = OF_A_SITE.test(act.words.concept) && !ofLastBase(act.host, texts);
    const whole = sites.length === 0 && !ofSite && !isPartial(act, texts);
    return [{ field: act.words.field, whole, sites }];
  });
  const [leading] = placed;
  if (!leading) return NOWHERE;
  // A headline says "from the country" where the text has it that one base was left.
  const inText = placed.filter(({ field }) => field === 'text');
  if (leading.whole && (inText.length === 0 || inText.some((act) => act.whole)))
    return { extent: 'whole', sites: [] };
  return { extent: 'part', sites: [...new Set(placed.flatMap(({ sites }) => sites))].sort() };
}

/**
 * How far a withdrawal reaches by its headline and first sentence, or by its first act where these have none with a
 * place. In doubt it is not the whole: a base handed over ends nobody's presence in a country.
 */
export function withdrawalReach({ evidence }: Pick<Withdrawal, 'evidence'>, texts: Texts): WithdrawalReach {
  const acts = actsOf(evidence).filter(({ host }) => host !== null);
  const firstEnd = sentenceAround(texts.text, texts.text.search(/\S/)).end;
  const first = acts.filter(({ words: { field, start } }) => field === 'title' || start < firstEnd);
  return reachOfActs(first.length > 0 ? first : acts.slice(0, 1), texts);
}

/** How far that goes by a date: by the acts in the date's own sentence, else as the whole article has it. */
export function reachAt(
  withdrawal: Pick<Withdrawal, 'evidence'>,
  at: { field: Field; start: number } | null,
  texts: Texts,
): WithdrawalReach {
  if (at !== null) {
    const { start, end } = sentenceAround(texts[at.field], at.start);
    const near = actsOf(withdrawal.evidence).filter(
      ({ words: act, host }) =>
        host !== null && act.field === at.field && act.start >= start && act.start < end,
    );
    if (near.length > 0) return reachOfActs(near, texts);
  }
  return withdrawalReach(withdrawal, texts);
}

/** Extent and territory of a withdrawal as alerts tell them: all of Gaza is whole, though less than the host. */
function toldReach(withdrawal: Withdrawal, texts: Texts): Pick<Withdrawal, 'extent' | 'area'> {
  const { extent, sites } = withdrawalReach(withdrawal, texts);
  const area = territoryOf(sites);
  if (area === null) return { extent };
  const partial = actsOf(withdrawal.evidence).some((act) => act.host !== null && isPartial(act, texts));
  return { extent: area.whole && !partial ? 'whole' : 'part', area: area.name };
}

/** The article with the extent of each of its withdrawals, as alerts tell it. */
export function withExtents(judged: JudgedArticle): JudgedArticle {
  const { article, classification } = judged;
  const withdrawals = classification.withdrawals.map((one) => ({ ...one, ...toldReach(one, article) }));
  return { ...judged, classification: { ...classification, withdrawals } };
}
