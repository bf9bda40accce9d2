import { normalize } from '../../arabic/normalize.ts';
import type { LexiconEntry } from './entry.ts';
import type {
  BareWord,
  FactionEntry,
  FactionLexicon,
  PersonEntry,
  UndatedHint,
  WeakName,
  WingEntry,
} from './faction-lexicon.ts';
import type { Match } from './matcher.ts';

/** A name of a faction or of a wing of it. */
export interface FactionName {
  kind: 'faction';
  faction: FactionEntry;
  /** English name to show: the faction's, or that of a wing reported under its own. */
  shown: string;
  /** A part that does not speak for it. */
  silent: boolean;
  /** A wing of party and parliament. */
  party: boolean;
  /** An adjective, which names nobody outside a role. */
  nisba: boolean;
  /** Conditions on the rest of the article, normalised; null where the name is safe. */
  company: Company | null;
}

/** A name of one of its people. */
export interface PersonName {
  kind: 'person';
  faction: FactionEntry;
  person: PersonEntry;
  short: boolean;
  /** The person's `near`, normalised; of a full name only where it needs company. */
  near: readonly string[] | null;
}

/** A word that points back to a faction: الحركة. */
export interface BackWord {
  kind: 'back';
  id: string | null;
  heads: readonly string[] | null;
  prefer: readonly string[];
  never: readonly string[];
  /** By faction the beginnings of its names of which the article must have one; null where it need not. */
  named: ReadonlyMap<string, readonly string[]> | null;
}

/** No faction's voice by the name alone; `person` for somebody who once led one and may be introduced as its leader. */
interface OtherName {
  kind: 'other';
  person: PersonEntry | null;
}

/** What a name may mean. */
export type Named = FactionName | PersonName | BackWord | OtherName;

/** A faction by its own safe name, but for what is said otherwise. */
export const factionName = (faction: FactionEntry, but: Partial<FactionName> = {}): FactionName => ({
  kind: 'faction',
  faction,
  shown: faction.name.en,
  silent: false,
  party: false,
  nisba: false,
  company: null,
  ...but,
});

interface Company {
  accept: readonly string[];
  reject: readonly string[];
  /** Whether it counts where it speaks, whatever the article holds. */
  alone: boolean;
}

/** The concept of all entries made of names. */
export const NAME = 'name';

const idOf = ({ kind }: Pick<Named, 'kind'>): string => `name.${kind}`;
const NO_GROUP = idOf({ kind: 'other' });

/** Does a match name a group or one of its people, and not what only looks so? */
export const namesGroup = ({ concept, entry }: Match): boolean => concept === NAME && entry.id !== NO_GROUP;

export interface Gazetteer {
  /** Names as entries of the one automaton. */
  entries: readonly LexiconEntry[];
  /** What each of those entries may mean. */
  meanings: ReadonlyMap<LexiconEntry, Named>;
  /** Bare words and undated hints with their words normalised. */
  bareWords: readonly BareWord[];
  undated: readonly UndatedHint[];
  byId: ReadonlyMap<string, FactionEntry>;
  /** First words of each faction's names, normalised: what a back reference may point to. */
  headWords: ReadonlyMap<string, ReadonlySet<string>>;
}

const folded = (text: string): string => normalize(text).text;
const companyOf = ({ accept, reject, alone = false }: WeakName): Company => ({
  accept: accept.map(folded),
  reject: reject.map(folded),
  alone,
});

/** Phrases by what they mean, in the order they were added. */
type Names = Map<Named, Set<string>>;

function addPhrase(names: Names, phrase: string, value: Named): string | undefined {
  const known = names.get(value);
  if (known) known.add(phrase);
  else names.set(value, new Set([phrase]));
  return folded(phrase).split(' ')[0];
}

/** Compiles the faction lexicon. Pure; done once at start. */
export function compileGazetteer(lexicon: FactionLexicon): Gazetteer {
  const names: Names = new Map();
  const headWords = new Map<string, Set<string>>();
  for (const other of lexicon.notFactions) {
    const value: Named = { kind: 'other', person: null };
    for (const name of [...other.names, ...(other.people ?? [])]) addPhrase(names, name, value);
  }
  for (const faction of lexicon.factions) {
    const heads = new Set<string>();
    headWords.set(faction.id, heads);
    addFaction(names, faction, heads);
    for (const person of faction.people ?? []) addPerson(names, faction, person);
  }
  for (const { word, id, head, prefer = [], never = [], not = [], named: own } of lexicon.backReferences) {
    const heads = head?.map(folded) ?? null;
    for (const phrase of not) addPhrase(names, phrase, { kind: 'other', person: null });
    const named = own === undefined ? null : beginningsOf(lexicon.factions, new Set(own.map(folded)));
    addPhrase(names, word, { kind: 'back', id: id ?? null, heads, prefer: prefer.map(folded), never, named });
  }
  const meanings = new Map<LexiconEntry, Named>();
  for (const [value, forms] of names) meanings.set(entryOf(value, [...forms]), value);
  return {
    entries: [...meanings.keys()],
    meanings,
    bareWords: lexicon.bareWords.map(({ word, id, near, unless }) => ({
      word: folded(word),
      id,
      near: near.map(folded),
      unless: unless?.map(folded),
    })),
    undated: lexicon.undated.map(({ id, before, after }) => ({
      id,
      before: before.map(folded),
      after: after.map(folded),
    })),
    byId: new Map(lexicon.factions.map((faction) => [faction.id, faction])),
    headWords,
  };
}

/** By faction the first two words of each of its names that begins with one of the heads. */
const beginningsOf = (
  factions: readonly FactionEntry[],
  heads: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    factions.map(({ id, names, wings = [] }) => [
      id,
      [...names, ...wings.flatMap((wing) => wing.names)].flatMap((name) => {
        const [first = '', second] = folded(name).split(' ');
        return heads.has(first) && second !== undefined ? [`${first} ${second}`] : [];
      }),
    ]),
  );

const entryOf = (value: Named, forms: readonly string[]): LexiconEntry => ({
  concept: NAME,
  id: idOf(value),
  clitics: 'name',
  forms,
  suffixStems: {},
  attrs: homeOf(value),
});

/** Where a faction is at home: its fighters withdraw from there as little as an army from its own country. */
const homeOf = (value: Named): LexiconEntry['attrs'] => {
  const home = value.kind === 'faction' && value.company === null ? value.faction.countries[0] : undefined;
  return home === undefined ? {} : { home };
};

function addFaction(names: Names, faction: FactionEntry, heads: Set<string>): void {
  const add = (name: string, value: Named): void => {
    const first = addPhrase(names, name, value);
    if (first !== undefined) heads.add(first);
  };
  const silent = faction.speaks === 'never';
  const own = factionName(faction, { silent });
  const weakNames = new Set((faction.weak ?? []).map((weak) => folded(weak.name)));
  for (const name of [...faction.names, ...(faction.hostile ?? [])]) {
    if (!weakNames.has(folded(name))) add(name, own);
  }
  for (const adjective of faction.nisba ?? []) addPhrase(names, adjective, { ...own, nisba: true });
  for (const wing of faction.wings ?? []) {
    const value = factionName(faction, {
      shown: wing.own ? wing.en : faction.name.en,
      silent: silent || wing.speaks === 'never',
      party: wing.type === 'party',
    });
    for (const name of wing.names) if (!weakNames.has(folded(name))) add(name, value);
  }
  for (const weak of faction.weak ?? []) {
    const wing = (faction.wings ?? []).find((part) => part.own && sameWing(part, weak.name));
    const shown = wing ? wing.en : faction.name.en;
    add(weak.name, factionName(faction, { shown, silent, company: companyOf(weak) }));
  }
}

/** A weak short form of a wing's name: القسام of كتائب القسام. */
const sameWing = (wing: WingEntry, name: string): boolean =>
  wing.names[0] === name || wing.names[0]?.endsWith(` ${name}`) === true;

function addPerson(names: Names, faction: FactionEntry, person: PersonEntry): void {
  const near = person.near?.map(folded) ?? null;
  const full: Named =
    person.role === 'state_role'
      ? { kind: 'other', person }
      : { kind: 'person', faction, person, short: false, near: person.needs === undefined ? null : near };
  for (const name of [person.ar, ...(person.names ?? [])]) {
    for (const variant of nameVariants(name)) addPhrase(names, variant, full);
  }
  if (person.role === 'state_role') return;
  const short: Named = { kind: 'person', faction, person, short: true, near };
  for (const name of [...(person.short ?? []), ...kunyas(person)])
    for (const variant of nameVariants(name)) addPhrase(names, variant, short);
}

/** أبو آلاء of أبو آلاء الولائي. */
const kunyas = ({ ar, names = [] }: PersonEntry): string[] =>
  [ar, ...names].flatMap((name) => /^(?:الحاج )?(أبو \S+) /.exec(name)?.[1] ?? []);

/** أبو in its other cases; أبو, عبد, الله and الدين written to their neighbours (أبوآلاء, عبدالملك, نصرالله, بدرالدين). */
function nameVariants(name: string): string[] {
  const cases = /^أبو /.test(name)
    ? ['أبو ', 'أبو', 'أبي ', 'أبا '].map((form) => name.replace(/^أبو /, form))
    : [name];
  const joined = cases.flatMap((form) =>
    /(^| )عبد /.test(form) ? [form, form.replace(/(^| )عبد /, '$1عبد')] : [form],
  );
  const whole = joined.flatMap((form) =>
    / الله( |$)/.test(form) ? [form, form.replace(/ الله( |$)/, 'الله$1')] : [form],
  );
  return whole.flatMap((form) =>
    / الدين( |$)/.test(form) ? [form, form.replace(/ الدين( |$)/, 'الدين$1')] : [form],
  );
}
