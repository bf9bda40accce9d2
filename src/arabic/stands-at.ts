import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

// Cues are words in normal form.

/** A place stands behind one of these; behind `FROM` it is where shots were fired. */
const AT: ReadonlySet<string> = new Set(cues.at);
const NEAR: ReadonlySet<string> = new Set(cues.near);
/** Right before a place or its noun these say near; further before it they may be of an hour: «عند الفجر في …». */
const EDGE: ReadonlySet<string> = new Set(cues.edge);
const FROM: ReadonlySet<string> = new Set(cues.from);
/** Before «من» these say near: «بالقرب من». */
const BESIDE: ReadonlySet<string> = new Set(cues.beside);
/** What an operation answers or is meant for: «ردا على قصف بلدة …» tells where the other side struck. */
const BECAUSE: ReadonlySet<string> = new Set(cues.because);

/** So many words before a place tell how it stands there: «من أطراف بلدة …». */
const REACH = 3;
const CLAUSE_END = /[،؛,;.\n:]/;

/** Behind one of these «من» is of a part: «عدد من المواقع», «أجزاء واسعة من», also behind a number, «75 % من». */
const SOME: ReadonlySet<string> = new Set(cues.some);
const NUMBER = /^\p{N}+$/u;
/** «التابعة لمديرية …»: an area of it. */
const BELONGS: ReadonlySet<string> = new Set(cues.belongs);
const UNITS: ReadonlySet<string> = new Set(cues.units);
const AWAY: ReadonlySet<string> = new Set(cues.away);
const DISTANCE: ReadonlySet<string> = new Set(cues.distance);
const VERY: ReadonlySet<string> = new Set(cues.very);

/** Right behind one of these a place is what was attacked or taken: «قصفنا عيترون»; behind «على» it is of the others: «السيطرة على». */
const HIT: ReadonlySet<string> = new Set(cues.hit);
/** «بعد أسابيع على بدء هجوم الموصل»: another attack, as time is told by it. */
const BEGUN: ReadonlySet<string> = new Set(cues.begun);
const OVER: ReadonlySet<string> = new Set(cues.over);
const ONTO: ReadonlySet<string> = new Set(cues.onto);

const [IN, OF] = cues.of;
const [WITHIN = ''] = cues.at;

const withoutAnd = (word: string): string => (cues.and.includes(word.charAt(0)) ? word.slice(1) : word);

/** Also with an «and» written to it. */
const isOf = (cue: ReadonlySet<string>, word: string): boolean => cue.has(word) || cue.has(withoutAnd(word));

/** Also with the article: «الأطراف الجنوبية». */
const isNear = (word: string): boolean => {
  const bare = withoutAnd(word);
  return isOf(NEAR, word) || (bare.startsWith(cues.the) && NEAR.has(bare.slice(cues.the.length)));
};

/** Is it a cue with a preposition written to it: «بمدينة», «لبلدة»? */
const holds = (word: string, preposition: string | undefined): boolean =>
  word.charAt(0) === preposition && AT.has(word.slice(1));

/** Is «من» at this place of a clause that of a part? */
const isOfPart = (clause: readonly string[], at: number): boolean =>
  NUMBER.test(clause[at - 1] ?? '') || [at - 1, at - 2].some((before) => isOf(SOME, clause[before] ?? ''));

/** Words of a clause, «بالقرب من» as one; a part of something lies in it. */
function clauseWords(text: string): string[] {
  const all = words(text.split(CLAUSE_END).at(-1) ?? '').filter((word) => !VERY.has(word));
  return all.flatMap((word, i) => {
    if (!FROM.has(word)) return [word];
    if (BESIDE.has(withoutAnd(all[i - 1] ?? ''))) return [];
    return [isOfPart(all, i) ? WITHIN : word];
  });
}

/** «العاصمة الصومالية»: with an adjective of its own behind it. */
const isAdjective = (word: string): boolean => word.startsWith(cues.the) && word.endsWith(cues.ofOrigin);

/** How something happens at a place, by the words before its name; null where they do not say beyond doubt that it does. */
function standsAt(text: string): 'in' | 'near' | null {
  const clause = clauseWords(text);
  const before = clause.slice(-REACH);
  const final = before.at(-1) ?? '';
  const previous = before.at(-2) ?? '';
  const last = isAdjective(final) ? previous : final;
  const ahead = before.at(last === final ? -2 : -3) ?? '';
  // «تبعد 15 كيلومترا عن مدينة …»; else «عن» leads to what something is about.
  const isAway = AWAY.has(ahead);
  if (isAway && !clause.some((word) => DISTANCE.has(word))) return null;
  const isEdge = isOf(EDGE, final) || (isOf(AT, final) && isOf(EDGE, previous));
  const near = isAway || isEdge || before.some((word) => isNear(word) || BESIDE.has(withoutAnd(word)));
  const at =
    isOf(AT, last) ||
    (isOf(HIT, final) && !BEGUN.has(previous)) ||
    (ONTO.has(final) && isOf(OVER, previous)) ||
    holds(withoutAnd(last), IN) ||
    BESIDE.has(withoutAnd(last)) ||
    (near && holds(withoutAnd(last), OF)) ||
    (BELONGS.has(previous) && final.charAt(0) === OF && UNITS.has(final.slice(1)));
  if (!at || before.some((word) => isOf(FROM, word)) || clause.some((word) => isOf(BECAUSE, word)))
    return null;
  return near ? 'near' : 'in';
}

/** What may be written to a name or to its noun: «و», «ب», «ول». */
const WRITTEN_TO: readonly string[] = ['', ...cues.and].flatMap((and) => ['', IN, OF].map((of) => and + of));

/** A word without what is written to it, where `test` knows it so; else null. */
const bareOf = (word: string, test: (bare: string) => boolean): string | null =>
  WRITTEN_TO.filter((letters) => word.startsWith(letters))
    .map((letters) => word.slice(letters.length))
    .find(test) ?? null;

/** A place as it is written («بدرنة», «لبلدة يحمر»), and its name in normal form: how it stands there and what it is called. */
export function placeAfter(
  before: string,
  written: string,
  name: string,
): { how: 'in' | 'near'; called: string } | null {
  const own = new Set(name.split(' '));
  const [first = '', ...rest] = words(written);
  // The noun that opens a listed name says where as one before it would.
  const isNoun = rest.length > 0 && bareOf(first, (bare) => AT.has(bare)) !== null;
  const bare = bareOf(first, (word) => own.has(word)) ?? first;
  const isIn = withoutAnd(first) === IN + bare;
  const how = standsAt(`${before} ${isNoun ? first : isIn ? WITHIN : ''}`);
  return how && { how, called: calledIn(written, name) };
}

/** What a written place is called, from the first word of its listed name on: «يحمر» of «لبلدة يحمر». */
export function calledIn(written: string, name: string): string {
  const own = new Set(name.split(' '));
  const parts = written.split(/\s+/).map((part) => {
    const [word = ''] = words(part);
    return { part, word, bare: bareOf(word, (bare) => own.has(bare)) };
  });
  const from = Math.max(
    0,
    parts.findIndex(({ bare }) => bare !== null),
  );
  return parts
    .slice(from)
    .map(({ part, word, bare }, i) =>
      i === 0 && bare !== null ? part.slice(word.length - bare.length) : part,
    )
    .join(' ');
}

/** Another item of a list that no lexicon knows takes no more words: «الخيام، الحي القديم، عيترون». */
const MOST_ITEM_WORDS = 3;
const ITEM_END = /[،,]/;
/** «بلدة الخيام (الحي القديم)». */
const ASIDE = /\([^()]*\)/g;

const isCue = (word: string): boolean => isOf(AT, word) || isOf(FROM, word) || isNear(word);
const startsWithAnd = (word: string): boolean => cues.and.some((and) => word.startsWith(and));
const leadsToPlace = (word: string): boolean =>
  isOf(AT, word) ||
  isNear(word) ||
  isOf(ONTO, word) ||
  isAdjective(word) ||
  bareOf(word, (bare) => AT.has(bare)) !== null;

/**
 * Is a text between two places nothing but what joins the second to the first: a comma, «و», words that say where it
 * lies, other items between them?
 */
export function onlyJoins(text: string, second: string): boolean {
  const between = text.replaceAll(ASIDE, '');
  if (/[^\p{L}\p{M}\p{N}\p{Cf}\s،,()]/u.test(between)) return false;
  const [last = '', ...items] = between.split(ITEM_END).toReversed();
  const leading = words(last);
  const opening = leading[0] ?? second;
  const isJoined = items.length > 0 || startsWithAnd(opening);
  // «الخيام والحي وفي محيط عيترون»: one more item.
  const isItem = startsWithAnd(opening) && startsWithAnd(leading[1] ?? '');
  return (
    isJoined &&
    leading.slice(isItem ? 1 : 0).every(leadsToPlace) &&
    items.every((item) => words(item).length <= MOST_ITEM_WORDS && !words(item).some(isCue))
  );
}

/** Between a place and the one that it lies at stand no more words: «موقع الراهب المستحدث مقابل بلدة عيترون». */
const MOST_WORDS_TO_EDGE = 3;

/** Is a text between two places nothing but words that say how the one lies to the other: «في ريف», «بمحافظة», «مقابل»? */
export function onlySaysWhere(text: string): boolean {
  const between = words(text);
  if (between.length === 0 || CLAUSE_END.test(text)) return false;
  if (between.every((word) => AT.has(word) || holds(word, IN))) return true;
  const edge = between.findIndex((word) => EDGE.has(word));
  return edge >= 0 && edge <= MOST_WORDS_TO_EDGE && between.slice(edge).every((word) => AT.has(word));
}
