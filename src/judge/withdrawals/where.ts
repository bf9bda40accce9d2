import type { Mover } from './antecedent.ts';
import {
  type Act,
  type ArticleReading,
  beginsStatement,
  type Place,
  type PlaceStrength,
  type ReadSentence,
  textAt,
} from './reading.ts';

/** Where the troops of an act are, and how well the text says so. */
export interface Whereabouts {
  host: string | null;
  /** How it is known: the act leaves it, it stands beside, another sentence names it, the force is nowhere else. */
  by: 'from' | 'near' | 'article' | 'known' | 'none';
  place: Place | null;
}

/** Whether the act's own sentence says where. */
export const inSentence = ({ by }: Whereabouts): boolean => by === 'from' || by === 'near';

const STRENGTH: Readonly<Record<PlaceStrength, number>> = {
  country: 1.5,
  place: 1.4,
  territory: 1.5,
  capital: 0.5,
  voice: 0.5,
  troops: 0.25,
};
const KNOWN_HOST = 1.2;
const ELSEWHERE = 0.35;
const HEADLINE_WEIGHT = 0.2;
const OBJECT_ACTS = /^(?:mughadara|ghadara_verb|ikhla|akhla_verb|taslim|close_base|tark|taraka|takhalli)/;

/**
 * The country an act's troops leave. Words after من weigh most, then those after في, then any place of the
 * sentence, then other sentences; the places where a force is known to stand break ties. A destination never counts.
 */
export function whereOf(
  act: Act,
  mover: Mover | null,
  sentence: ReadSentence,
  article: ArticleReading,
): Whereabouts {
  const sums = new Map<string, { score: number; by: 'from' | 'near' | 'article'; place: Place | null }>();
  const domestic = mover !== null && mover.kind === 'troops' ? mover.id : null;
  const add = (place: Place, score: number, by: 'from' | 'near' | 'article'): void => {
    if (place.host === mover?.id && !(place.host === domestic && by === 'from')) return;
    const known = mover?.hosts.includes(place.host) ? KNOWN_HOST : 0;
    const entry = sums.get(place.host);
    if (!entry) sums.set(place.host, { score: score + known, by, place });
    else if (by === 'article') entry.score += score;
    else if (score + known > entry.score) sums.set(place.host, { score: score + known + 0.2, by, place });
    else entry.score += 0.2;
  };
  for (const place of sentence.places) {
    if (speaksOnly(place, mover)) continue;
    const { score, by } = local(act, place, sentence);
    if (score !== 0) add(place, score, by);
  }
  const own = placeWeights([sentence]);
  for (const [host, weight] of article.hosts) {
    const elsewhere = weight - (own.get(host) ?? 0);
    if (elsewhere > 0.01) add({ ...NOWHERE, host }, elsewhere, 'article');
  }
  let best: string | null = null;
  for (const [host, { score }] of sums) {
    if (score > 0.3 && (best === null || score > (sums.get(best)?.score ?? 0))) best = host;
  }
  if (best !== null) {
    const { by, place } = sums.get(best) ?? { by: 'article' as const, place: null };
    return { host: best, by, place: by === 'article' ? null : place };
  }
  const [only, ...more] = mover?.hosts ?? [];
  return only !== undefined && more.length === 0 && mover?.abroad
    ? { host: only, by: 'known', place: null }
    : { host: null, by: 'none', place: null };
}

/** قالت إسلام آباد: a capital that is somebody, where the mover is not known to stand. */
const speaksOnly = ({ strength, relation, host }: Place, mover: Mover | null): boolean =>
  strength === 'capital' && relation === 'none' && mover !== null && !mover.hosts.includes(host);

const NOWHERE: Place = { host: '', strength: 'voice', relation: 'none', of: null, first: 0, end: 0 };

/** What sentences say together for each country, places that are only headed for left out. */
export function placeWeights(read: readonly ReadSentence[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { places, headline } of read) {
    for (const { host, strength, relation } of places) {
      if (relation === 'to' && strength !== 'country') continue;
      const weight = STRENGTH[strength] * ELSEWHERE + (headline ? HEADLINE_WEIGHT : 0);
      weights.set(host, (weights.get(host) ?? 0) + weight);
    }
  }
  return weights;
}

/** Land, not a nation that speaks or whose troops are meant. */
export const isLand = ({ strength }: Place): boolean => strength !== 'voice' && strength !== 'troops';

function local(act: Act, place: Place, sentence: ReadSentence): { score: number; by: 'from' | 'near' } {
  const after = place.first >= act.end;
  const gap = after ? place.first - act.end : act.first - place.end;
  const apart = crosses(sentence, Math.min(act.end, place.end), Math.max(act.first, place.first)) ? 1.2 : 0;
  const strength = STRENGTH[place.strength];
  if (place.relation === 'to') return { score: 0, by: 'near' };
  if (place.relation === 'from' && isLand(place)) {
    const leaves = after && apart === 0 && gap <= 14;
    return leaves ? { score: 5 - gap * 0.12, by: 'from' } : { score: strength + 0.8 - apart, by: 'near' };
  }
  if (OBJECT_ACTS.test(act.entry.id) && after && gap <= 4 && apart === 0 && isLand(place)) {
    return { score: 4.6 - gap * 0.2, by: 'from' };
  }
  if (place.relation === 'in') {
    return {
      score: 2.6 + strength * 0.3 - gap * 0.05 - apart,
      by: after && gap < 12 && apart === 0 ? 'from' : 'near',
    };
  }
  return {
    score: Math.max(place.strength === 'troops' ? 0 : 0.1, strength - gap * 0.02 - apart * 0.5),
    by: 'near',
  };
}

function crosses(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (beginsStatement(sentence, i)) return true;
  return false;
}

/** Words for land without a name: من البلاد, من مواقعها, من المدينة. */
const TERRAIN =
  /^[وف]?[بل]?(?:ال|لل)?(?:بلاد|بلد|اراضي|اراض|ارض|مناطق|منطقه|مواقع|مواقعها|مواقعه|مواقعهم|نقاط|قطاع|جنوب|شمال|شرق|غرب|مدينه|مدن|بلدات|بلده|قري|قريه|مخيم|مخيمات|قاعده|قواعد|قواعدها|قاعدتها|قاعدته|معسكر|معسكرات|معسكرها|ثكنه|ثكنات|حدود|اقليم|محافظه|محافظات|ولايه|مطار|مطارات|تلال|مرتفعات|جبهه|محور|ممر|عاصمه|جزيره|خطوط|احياء|اراضيها|اراضيه|ارضنا|اراضينا|بلادنا|بلادها|بلدنا|مقر|مقرات|ثلاث|خمس)$/;
const REACH = 8;

/** Whether the act leaves land at all, named or not. */
export function leavesLand(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.end; i < Math.min(sentence.end, act.end + REACH); i++) {
    if (beginsStatement(sentence, i)) return false;
    const text = textAt(sentence, i);
    if (TERRAIN.test(text)) return true;
  }
  return false;
}
