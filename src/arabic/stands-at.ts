import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

// Cues are words in normal form.

/** A place stands behind one of these; behind `FROM` it is where shots were fired. */
const AT: ReadonlySet<string> = new Set(cues.at);
const NEAR: ReadonlySet<string> = new Set(cues.near);
const FROM: ReadonlySet<string> = new Set(cues.from);
/** Before «من» these say near: «بالقرب من». */
const BESIDE: ReadonlySet<string> = new Set(cues.beside);
/** What an operation answers: «ردا على قصف بلدة …» tells where the other side struck. */
const BECAUSE: ReadonlySet<string> = new Set(cues.because);

/** So many words before a place tell how it stands there: «من أطراف بلدة …». */
const REACH = 3;
const CLAUSE_END = /[،؛,;.\n:]/;

const [IN, OF] = cues.of;

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

/** Words of a clause, «بالقرب من» as one. */
function clauseWords(text: string): string[] {
  const all = words(text.split(CLAUSE_END).at(-1) ?? '');
  return all.filter((word, i) => !(FROM.has(word) && BESIDE.has(withoutAnd(all[i - 1] ?? ''))));
}

/** How something happens at a place, by the words before its name; null where they do not say beyond doubt that it does. */
function standsAt(text: string): 'in' | 'near' | null {
  const clause = clauseWords(text);
  const before = clause.slice(-REACH);
  const last = before.at(-1) ?? '';
  const near = before.some((word) => isNear(word) || BESIDE.has(withoutAnd(word)));
  const at =
    isOf(AT, last) ||
    holds(withoutAnd(last), IN) ||
    BESIDE.has(withoutAnd(last)) ||
    (near && holds(withoutAnd(last), OF));
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
