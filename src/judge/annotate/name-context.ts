import type { Document } from '../document/document.ts';
import type { PersonEntry } from '../lexicon/faction-lexicon.ts';
import type { Named } from '../lexicon/gazetteer.ts';

/** What the whole article says about who its ambiguous names are. */
export interface NameContext {
  /** Whether the article holds a word anywhere, inside others as well. */
  has(word: string): boolean;
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
export function inCompany(
  { company, faction }: Extract<Named, { kind: 'faction' }>,
  { has, factions, people }: NameContext,
): boolean {
  if (!company) return true;
  if (company.reject.some(has)) return false;
  if (company.accept.length === 0 || company.accept.some(has)) return true;
  return factions.has(faction.id) || faction.people?.some((person) => people.has(person)) === true;
}

/** Roles known by their full name alone; the others want the faction named as well. */
const KNOWN_ALONE: ReadonlySet<string> = new Set([
  'leader',
  'deputy_leader',
  'spokesman',
  'military_spokesman',
]);

/** How sure it is that a person of a faction is meant. */
type PersonCertainty = 'sure' | 'likely' | 'no';

/** Whether a name means this person: a full name where his faction is named, or where his role is known without it. */
export function personCertainty(
  { person, faction, short, near }: Extract<Named, { kind: 'person' }>,
  { has, factions, people }: NameContext,
): PersonCertainty {
  const named = factions.has(faction.id);
  if (person.former && !named) return 'no';
  const alone = KNOWN_ALONE.has(person.role) && person.needs === undefined;
  if (!short || people.has(person)) return named || alone ? 'sure' : 'no';
  return (named && alone) || near?.some(has) ? 'likely' : 'no';
}
