import { type Document, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import type { PersonEntry } from '../lexicon/faction-lexicon.ts';
import type { FactionName, Named, PersonName } from '../lexicon/gazetteer.ts';
import { isGiven } from '../lexicon/given-names.ts';
import { isPartOf } from './matches.ts';

/** What the whole article says about who its ambiguous names are. */
export interface NameContext {
  /** Whether the article holds a word anywhere, inside others as well. */
  has(word: string): boolean;
  /** Whether the article has a given name before this family name: «بشار الجعفري». */
  isFamilyName(word: string): boolean;
  factions: Set<string>;
  people: Set<PersonEntry>;
}

/** The context of an article in which these names were found. */
export function contextOf({ title, text }: Document, values: readonly Named[]): NameContext {
  const all = `${title.normal.text}\n${text.normal.text}`;
  // Each name that needs company asks for the same few words.
  const answers = new Map<string, boolean>();
  const context: NameContext = {
    has(word) {
      const answer = answers.get(word) ?? all.includes(word);
      answers.set(word, answer);
      return answer;
    },
    isFamilyName: (word) =>
      [title, text].some(({ tokens }) =>
        tokens.some((token, at) => token.text === word && isGiven(tokens[at - 1]?.text ?? '')),
      ),
    factions: new Set(),
    people: new Set(),
  };
  for (const value of values) {
    if (value.kind === 'person' && !value.short) context.people.add(value.person);
    if (value.kind === 'faction' && value.company === null) context.factions.add(value.faction.id);
  }
  for (const value of values)
    if (value.kind === 'faction' && inCompany(value, context)) context.factions.add(value.faction.id);
  return context;
}

/** A weak name counts beside a safe one or one of its people, or with an accepted word and no rejected one in the article. */
function inCompany({ company, faction }: FactionName, { has, factions, people }: NameContext): boolean {
  if (!company) return true;
  if (company.reject.some(has)) return false;
  if (company.accept.length === 0 || company.accept.some(has)) return true;
  return factions.has(faction.id) || faction.people?.some((person) => people.has(person)) === true;
}

/**
 * How sure it is that a name means what it may mean; `alone` where nothing else in the article says so, and only the
 * model can tell.
 */
type NameCertainty = 'sure' | 'likely' | 'alone' | 'no';

/** Whether a name means this faction; `speaks` tells whether its line names it as it names who speaks. */
export function factionCertainty(
  name: FactionName,
  context: NameContext,
  speaks: () => boolean,
): NameCertainty {
  if (inCompany(name, context)) return 'sure';
  if (name.company?.alone) return 'likely';
  return !name.company?.reject.some(context.has) && speaks() ? 'alone' : 'no';
}

/** Roles known by their full name alone; others are sure only where the faction is named as well. */
const KNOWN_ALONE: ReadonlySet<string> = new Set([
  'leader',
  'deputy_leader',
  'spokesman',
  'military_spokesman',
]);

/**
 * Whether a name means this person: a full name where his faction is named, or where his role is known without it;
 * `speaks` tells whether it heads its line, before a colon.
 */
export function personCertainty(
  { person, faction, short, near }: PersonName,
  { has, factions, people }: NameContext,
  speaks: () => boolean,
): NameCertainty {
  const named = factions.has(faction.id);
  if (person.former && !named) return 'no';
  const known = KNOWN_ALONE.has(person.role) && person.needs === undefined;
  if (!short || people.has(person)) {
    if (named || known || near?.some(has)) return 'sure';
    return person.needs === undefined || speaks() ? 'alone' : 'no';
  }
  if ((named && known) || near?.some(has)) return 'likely';
  return speaks() ? 'alone' : 'no';
}

const WORD = /\p{L}/u;
const INTRODUCES = /^(?:title$|role\.)/;

/** Is there nothing before it in its line but titles and offices? With another name before it, a family name is somebody else's. */
export function headsItsLine({ first }: TokenSpan, sentence: Sentence): boolean {
  for (let i = sentence.first; i < first; i++)
    if (WORD.test(textAt(sentence, i)) && !isPartOf(sentence, i, INTRODUCES)) return false;
  return true;
}

/** Words before the name (a title, an office) and between it and its colon (an occasion, whom it is said to). */
const MOST_BEFORE = 3;
const MOST_BEHIND = 7;

/**
 * How a line names this, where it names it as it names who speaks: with a colon behind it, right there or not far from the
 * head of the line; or by its name alone, as a heading, a signature or a hashtag. Null where it does not.
 */
export function speakerMark({ first, end }: TokenSpan, sentence: Sentence): 'colon' | 'line' | null {
  if (textAt(sentence, end) === ':') return 'colon';
  if (textAt(sentence, first - 1) === '#') return 'line';
  let words = 0;
  for (let i = sentence.first; i < first; i++) if (WORD.test(textAt(sentence, i))) words++;
  if (words > MOST_BEFORE) return null;
  words = 0;
  for (let i = end; i < sentence.end && words <= MOST_BEHIND; i++) {
    const text = textAt(sentence, i);
    if (text === ':') return 'colon';
    if (WORD.test(text)) words++;
  }
  return words === 0 ? 'line' : null;
}
