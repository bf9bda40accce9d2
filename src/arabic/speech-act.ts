import type { CourseAct, NewsAct, OperationAct, OwnFate, SpeechAct } from '../model/act.ts';
import lists from './act-phrases.json' with { type: 'json' };
import courses from './course-phrases.json' with { type: 'json' };
import { type ListedPhrase, phraseFinder } from './phrases.ts';
import { prefixedForms } from './prefixed.ts';
import acts from './speech-acts.json' with { type: 'json' };
import { words } from './words.ts';

const VERBS = new Map<string, SpeechAct>(
  (Object.keys(acts.verbs) as (keyof typeof acts.verbs)[]).flatMap((act) =>
    acts.verbs[act].map((verb): [string, SpeechAct] => [verb, act]),
  ),
);
const DEATHS: ReadonlySet<string> = new Set(acts.deaths);
const SETBACK: ReadonlySet<string> = new Set(acts.setback);
const OWN_REFUSAL: ReadonlySet<string> = new Set(acts.ownRefusal);

/** What is admitted, and a refusal of one's own, stand so near; what else is told, in a first clause. */
const REACH = 20;

type Listed<Said> = readonly (ListedPhrase & { says: Said })[];
const ownFate = phraseFinder(lists.arms as Listed<OwnFate>);
const course = phraseFinder(courses.course as Listed<CourseAct>);
const reportedNews = phraseFinder(lists.reported as Listed<NewsAct | 'refusal'>);
const operation = phraseFinder(lists.operation as Listed<OperationAct>);

const opening = (text: string): string[] => words(text).slice(0, REACH);

const ASKS = prefixedForms(courses.asks);
/** What is said of oneself stands before what others are asked for or blamed for. */
function ownPart(text: readonly string[]): readonly string[] {
  const asked = text.findIndex((word) => ASKS.has(word));
  return asked < 0 ? text : text.slice(0, asked);
}

/** «أمر مرفوض» is a matter, «أمر القائد …» and «أمر قائد الكتيبة …» an order. */
const AS_NOUN: ReadonlySet<string> = new Set(acts.noun);
const LEADERS: ReadonlySet<string> = new Set(acts.leaders.split(' '));

function verbAct(word: string, next: string): SpeechAct | null {
  const bare = word.startsWith(acts.and) && !VERBS.has(word) ? word.slice(1) : word;
  if (AS_NOUN.has(bare) && !next.startsWith(acts.the) && !LEADERS.has(next)) return null;
  return VERBS.get(bare) ?? null;
}

/** «إنها ترحب …»: the verb stands behind it. */
const THAT_IT = prefixedForms(acts.thatIt);
const THINGS = prefixedForms(acts.things);
/** What is mourned stands so near. */
const OBJECT_REACH = 3;

/** «تنعى الجماعة أي مبادرة»: she takes it for dead, and nobody died. */
function mournsThing(text: readonly string[]): boolean {
  const verb = text.findIndex((word) => verbAct(word, '') === 'mourning');
  return text.slice(verb + 1, verb + 1 + OBJECT_REACH).some((word) => THINGS.has(word));
}

/** «آمر» (a commander) and «تآمر» (conspired) have the normal form of «أمر» and «تأمر». */
const isOtherWord = (text: string): boolean =>
  /[\p{L}\p{M}]+/u.exec(text)?.[0].normalize('NFC').includes(acts.otherWord) === true;

/** What a faction decides of its arms or of itself, as a first clause says it («لن نسلم السلاح»); null where it does not. */
export const ownFateIn = (text: string): OwnFate | null => ownFate(opening(text));

/**
 * Which act words are: what a faction decides of its arms, what the verb says that they begin with («اعترفت الجماعة بمقتل …»),
 * a refusal of one's own («أعلن رفضه», «لن نقبل …»), or what is told of others («إن الغارة استهدفت …»); null where they do not say.
 */
export function speechAct(text: string): SpeechAct | null {
  const all = opening(text);
  const act = actOfWords(all, isOtherWord(text));
  return act === 'mourning' && mournsThing(all) ? null : act;
}

function actOfWords(all: readonly string[], isOther: boolean): SpeechAct | null {
  const [first = '', ...rest] = THAT_IT.has(all[0] ?? '') ? all.slice(1) : all;
  const act = ownFate(all) ?? (isOther ? null : verbAct(first, rest[0] ?? ''));
  if (act === null) {
    const own = course(ownPart(all));
    const refuses = own !== 'talks_refused' && rest.some((word) => OWN_REFUSAL.has(word));
    return refuses ? 'refusal' : (own ?? reportedNews(all));
  }
  if (act !== 'admission') return act;
  const loss = rest.find((word) => DEATHS.has(word) || SETBACK.has(word));
  if (loss === undefined) return act;
  return DEATHS.has(loss) ? 'deaths' : 'setback';
}

/** What words of an operation do besides claiming it: show it («مشاهد من استهداف …») or say that it begins; null where neither. */
export const operationAct = (text: string): OperationAct | null => operation(opening(text));
