import type { Match } from '../matcher.ts';
import {
  longestAt,
  type Place,
  type PlaceRelation,
  type PlaceStrength,
  type ReadSentence,
  textAt,
} from './reading.ts';
import type { Surface } from './surface.ts';

type SurfaceOf = (match: Match, token: string) => Surface;

const STRENGTHS: Readonly<Record<string, PlaceStrength>> = {
  'host.country': 'country',
  'host.place': 'place',
  'host.metonym': 'capital',
  'host.weak_place': 'place',
};
const COUNTRY = /^[A-Z]{2}$/;
const FROM = new Set(['من', 'عن', 'خارج']);
const IN = new Set(['في', 'داخل', 'علي', 'ب', 'عبر', 'ضمن', 'قرب']);
const TO = new Set(['الي', 'نحو', 'باتجاه', 'صوب', 'تجاه', 'ل']);
/** Nouns between a preposition and a place: من قاعدة ..., في شمال شرق ... */
const BRIDGE =
  /^[وف]?[بل]?(?:ال)?(?:مدينه|مدينتي|قاعده|قاعدتي|قواعد|مطار|معسكر|معسكرات|محافظه|اقليم|منطقه|مناطق|شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|محيط|بلده|بلدات|محور|قريه|قري|حدود|اراضي|اراض|كامل|جميع|كل|كافه|حقل|ميناء|ولايه|قطاع|مخيم|عاصمه|مواقع|تلال|نقاط|نقطه|مرتفعات|قضاء|جزيره|دوله|جمهوريه|خمس|خمسه|ثلاث|عده|اخر|بقيه|اجزاء|معظم|جبل|جبال|الضفه|ساحل|ريف|اطراف|ضواحي|احياء|حي|سائر|مديريه|الجويه|البحريه|العسكريه)$/;
const BRIDGE_REACH = 4;
/** Before a national adjective, land: تلال لبنانية, الأراضي العراقية. */
const LAND =
  /^[وف]?(?:[بك]?ال|لل|[بل])?(?:اراضي|اراض|ارض|تلال|بلدات|قري|مدن|مناطق|منطقه|جنوب|شمال|شرق|غرب|باديه|ساحل|سواحل|مياه|قواعد|قاعده|تراب|حدود|محافظات|محافظه|مواقع|مرتفعات|مطارات|مطار|اقاليم|اقليم|مدينه|عاصمه|موانئ|ميناء|جولان|بلده|قضاء|صحراء|ولايه)$/;
/** إغلاق القاعدة التركية: the base is whose it is, not where. */
const BASE = /^[وف]?(?:[بك]?ال|لل|[بل])?(?:قاعده|قواعد|موقع|مواقع)$/;
const SITE_BEFORE =
  /^[وف]?(?:[بك]?ال|لل|[بل])?(?:قاعده|مطار|معسكر|مدينه|بلده|حقل|محور|منطقه|ميناء|قضاء|جبل|خط|قريه|ثكنه|موقع|مخيم)$/;

/** Countries, places and national adjectives that may say where the troops are; what opens a dateline is left out. */
export function findPlaces(sentence: ReadSentence, surfaceOf: SurfaceOf): Place[] {
  const named = longestAt(sentence.matches, ({ concept }) => concept in STRENGTHS);
  const adjectives = longestAt(
    sentence.matches,
    ({ concept }) => concept === 'host.adjective' || concept === 'force.adjective',
  );
  const found: Place[] = [];
  let i = sentence.first;
  const dateline = datelineEnd(sentence, named);
  while (i < sentence.end) {
    const match = named.get(i);
    if (match) {
      const weak = match.concept === 'host.weak_place' && !SITE_BEFORE.test(textAt(sentence, i - 1));
      if (!weak && i >= dateline) {
        found.push({
          host: match.entry.attrs.host ?? '',
          strength: STRENGTHS[match.concept] ?? 'place',
          relation: relationOf(sentence, i, surfaceOf(match, textAt(sentence, i)).proclitics),
          of: match.entry.attrs.of ?? null,
          first: i,
          end: match.endToken,
        });
      }
      i = match.endToken;
      continue;
    }
    const adjective = adjectives.get(i);
    const host = adjective?.entry.attrs.host ?? adjective?.entry.attrs.force;
    if (host !== undefined && COUNTRY.test(host)) {
      const before = textAt(sentence, i - 1);
      const land = LAND.test(before);
      const relation = land ? relationOf(sentence, i - 1, procliticsOfLand(before)) : 'none';
      const theirs = armed(sentence, i) && (!land || (relation === 'none' && BASE.test(before)));
      found.push({
        host,
        strength: theirs ? 'troops' : land ? 'territory' : 'voice',
        relation,
        of: null,
        first: i,
        end: i + 1,
      });
    }
    i++;
  }
  return found;
}

/** The adjective of troops says whose they are, hardly where. */
const armed = (sentence: ReadSentence, at: number): boolean =>
  sentence.forces.some(({ kind, first, end }) => kind === 'troops' && first <= at && at < end);

const procliticsOfLand = (text: string): string => /^[وف]?(ب|ل)/.exec(text)?.[1] ?? '';

function relationOf(sentence: ReadSentence, at: number, proclitics: string): PlaceRelation {
  if (/ب/.test(proclitics)) return 'in';
  if (/ل/.test(proclitics)) return 'to';
  for (let i = at - 1; i >= sentence.first && i >= at - 1 - BRIDGE_REACH; i--) {
    const text = textAt(sentence, i);
    const plain = text.replace(/^[وف](?=\p{L}{2})/u, '');
    if (FROM.has(plain)) return 'from';
    if (IN.has(plain)) return 'in';
    if (TO.has(plain)) return 'to';
    if (!BRIDGE.test(text)) return joined(text) ? relationOf(sentence, i, '') : 'none';
    if (/^[وف]?ب(?!ل[^ا])/.test(text) && !/^(?:بلد|باديه|بلاد|بقيه)/.test(text)) return 'in';
  }
  return 'none';
}

/** A scare quote before a name does not part it from its preposition. */
const joined = (text: string): boolean => text === '«' || text === '"';

/** First token after بغداد – , (رويترز) – and the like at the head of the text. */
function datelineEnd(sentence: ReadSentence, named: ReadonlyMap<number, Match>): number {
  if (sentence.headline || sentence.index > 0) return sentence.first;
  const place = named.get(sentence.first);
  if (!place) return sentence.first;
  for (let i = place.endToken; i < Math.min(sentence.end, place.endToken + 9); i++) {
    const text = textAt(sentence, i);
    if (text === '-' || text === '–' || text === '—' || text === '/' || text === '|') return i + 1;
    if (i === place.endToken && text === ':') return i + 1;
    if (text === '،' || text === '.') return sentence.first;
  }
  return sentence.first;
}
