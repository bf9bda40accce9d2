import lists from './matters.json' with { type: 'json' };
import { earliestFinder, type ListedPhrase, phraseFinder } from './phrases.ts';
import { prefixedForms } from './prefixed.ts';
import { words } from './words.ts';

/** What is asked for, denied or spoken of stands in so many words of a clause. */
const REACH = 16;

type Listed<Said extends string = string> = readonly (ListedPhrase & { says: Said })[];
export type TruceStep = 'announce' | 'end' | 'extend' | 'keep' | 'accept' | 'ready';

/** Not «ألا ينسحب». */
const plain = (listed: Listed): Listed =>
  listed.map((one) => ({ ...one, notBehind: `${one.notBehind ?? ''} ${lists.otherwise}` }));
const wanted = earliestFinder(plain(lists.wanted));
const denied = earliestFinder(plain(lists.denied));
const subject = earliestFinder(lists.subject as Listed);
const unlinked = phraseFinder(lists.unlinked as Listed);
const condemned = earliestFinder(plain(lists.condemned));
const warned = earliestFinder(plain(lists.warned));
const truce = phraseFinder(plain(lists.truce) as Listed<TruceStep>);

const ASKS = prefixedForms(lists.asks);
const PEOPLE = prefixedForms(lists.people);
const OF_PEOPLE = prefixedForms(lists.ofPeople);
const RELATIVE: ReadonlySet<string> = new Set(lists.relative.split(' '));
const DENIES = prefixedForms(lists.denies);
const WARNS = prefixedForms(lists.warns);
const GOES_ON: ReadonlySet<string> = new Set(lists.goesOn.split(' '));

/** Where one of the verbs stands near the beginning; -1 where none does. */
const verbAt = (all: readonly string[], verbs: ReadonlySet<string>): number =>
  all.slice(0, REACH).findIndex((word) => verbs.has(word));

/** The words of a clause, up to where somebody goes on to say something else. */
function clause(all: readonly string[], from: number): readonly string[] {
  const rest = all.slice(from, from + REACH);
  const end = rest.findIndex((word, i) => i > 0 && GOES_ON.has(word));
  return end < 0 ? rest : rest.slice(0, end);
}

const THAT = prefixedForms(lists.that);
const IMPERFECT = lists.imperfect.split(' ');

/** «(ب)أن ترحل القوات …», with nothing said of who asks. */
const isThat = (first = '', second = ''): boolean =>
  THAT.has(first) && IMPERFECT.some((letter) => second.startsWith(letter));

/** What is asked for, in English: `a release of prisoners`; null where the words do not say. */
export function wantedIn(text: string): string | null {
  const all = words(text);
  const verb = verbAt(all, ASKS);
  return verb >= 0 || isThat(all[0], all[1]) ? wanted(clause(all, verb + 1)) : null;
}

/** Are people asked, their own or others', and no state or group: «دعا أنصاره إلى …»? */
export function asksPeople(text: string): boolean {
  const all = words(text);
  const at = verbAt(all, PEOPLE);
  // «الإفراج عن رجاله» is what is asked for.
  return at >= 0 && !OF_PEOPLE.has(all[at - 1] ?? '');
}

/** «أن تكون …», what is said not to be; else it stands behind the verb. */
const TO_BE: ReadonlySet<string> = new Set(lists.toBe.split(' '));

/** What is denied, in English: `involvement`; null where the words do not say. */
export function deniedIn(text: string): string | null {
  const all = words(text);
  const verb = verbAt(all, DENIES);
  if (verb < 0 && !TO_BE.has(all[1] ?? '')) return unlinked(clause(all, 0));
  const what = clause(all, verb + 1);
  const next = what.indexOf(lists.andThat);
  return denied(next < 0 ? what : what.slice(0, next));
}

/** What becomes of a truce; null where the words do not say. */
export const truceStep = (text: string): TruceStep | null => truce(words(text).slice(0, REACH));

/** What words are about, in English, by the first noun that says so: `prisoners`; null where none does. */
export const subjectIn = (text: string): string | null => subject(clause(words(text), 0));

/** What is condemned, in English: `strikes`; null where the words do not say. */
export function condemnedIn(text: string): string | null {
  const all = words(text).slice(0, REACH);
  // «اتهمت الفصائل التي شاركت في المحادثات»: what is said of who is condemned is not condemned.
  const relative = all.findIndex((word) => RELATIVE.has(word));
  return condemned(relative < 0 ? all : all.slice(0, relative));
}

/** What people are warned of, in English: `about war`; null where the words do not say. */
export function warnedIn(text: string): string | null {
  const all = words(text);
  const verb = verbAt(all, WARNS);
  return verb < 0 ? null : warned(clause(all, verb + 1));
}
