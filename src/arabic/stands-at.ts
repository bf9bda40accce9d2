import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

// Cues are words in normal form.

/** A place stands behind one of these; behind `FROM` it is where shots were fired. */
const AT: ReadonlySet<string> = new Set(cues.at);
const NEAR: ReadonlySet<string> = new Set(cues.near);
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
  const near = isAway || before.some((word) => isNear(word) || BESIDE.has(withoutAnd(word)));
  const at =
    isOf(AT, last) ||
    holds(withoutAnd(last), IN) ||
    BESIDE.has(withoutAnd(last)) ||
    (near && holds(withoutAnd(last), OF)) ||
    (BELONGS.has(previous) && final.charAt(0) === OF && UNITS.has(final.slice(1)));
  if (!at || before.some((word) => isOf(FROM, word)) || clause.some((word) => isOf(BECAUSE, word)))
    return null;
  return near ? 'near' : 'in';
}

/** A place as it is written («بدرنة»), and its name in normal form: how it stands there and what it is called. */
export function placeAfter(
  before: string,
  written: string,
  name: string,
): { how: 'in' | 'near'; called: string } | null {
  const isIn = words(written).join(' ') === `${IN}${name}`;
  const how = standsAt(isIn ? `${before} ${cues.at[0]}` : before);
  return how && { how, called: isIn ? written.slice(1) : written };
}

/** Is a text between two places nothing but words that say how the one lies to the other: «في ريف», «بمحافظة»? */
export function onlySaysWhere(text: string): boolean {
  const between = words(text);
  return (
    between.length > 0 && !CLAUSE_END.test(text) && between.every((word) => AT.has(word) || holds(word, IN))
  );
}
