/** The shape of `config/lexicons/factions.yaml`, as parsed and checked. */

export const PERSON_ROLES = [
  'leader',
  'deputy_leader',
  'spokesman',
  'military_spokesman',
  'commander',
  'political_official',
  'media_official',
  'cleric',
  'founder',
  'mp',
  'state_role',
] as const;

export interface PersonEntry {
  ar: string;
  en: string;
  role: (typeof PERSON_ROLES)[number];
  title?: string | undefined;
  names?: readonly string[] | undefined;
  /** What a second mention uses; valid where the full name stands in the same article. */
  short?: readonly string[] | undefined;
  /** Words one of which the article must hold for `short` to mean this person where neither name nor faction stands. */
  near?: readonly string[] | undefined;
  needs?: 'faction' | undefined;
  /** Year and month (or year) from which the person holds the office of `title`, alone; where unknown, it names nobody. */
  since?: string | undefined;
  /** Year and month (or year) after which the person no longer speaks. */
  until?: string | undefined;
  former?: boolean | undefined;
}

export interface WeakName {
  name: string;
  accept: readonly string[];
  reject: readonly string[];
  /** Also counts where it has a verb of speech before it or a colon behind it. */
  alone?: boolean | undefined;
}

export interface WingEntry {
  type: string;
  en: string;
  names: readonly string[];
  /** Reported under its own name. */
  own?: boolean | undefined;
  speaks?: 'never' | undefined;
}

/** Who may speak for a faction: see the head of `factions.yaml`. */
type Speaks = 'members' | 'never' | 'armed_context';

export interface FactionEntry {
  id: string;
  name: { ar: string; en: string };
  /** Other English names, for comparing. */
  alsoEn?: readonly string[] | undefined;
  countries: readonly string[];
  kind: string;
  /** English name of the one enemy it fights: whom a claim or threat is aimed at that names nobody. */
  foe?: string | undefined;
  /** It fights on its state's side, or calls itself the state's army: nothing is aimed at its own country. */
  fightsFor?: 'state' | undefined;
  /** Last day, ISO, on which its words were a faction's and not a state's. */
  until?: string | undefined;
  speaks?: Speaks | undefined;
  names: readonly string[];
  hostile?: readonly string[] | undefined;
  /** Adjectives of it; they mean it in a role only: متحدث حوثي. */
  nisba?: readonly string[] | undefined;
  weak?: readonly WeakName[] | undefined;
  wings?: readonly WingEntry[] | undefined;
  people?: readonly PersonEntry[] | undefined;
}

interface BackReference {
  word: string;
  head?: readonly string[] | undefined;
  /** Beginnings of names of factions that it means first of all. */
  prefer?: readonly string[] | undefined;
  /** Ids of factions that nobody calls so. */
  never?: readonly string[] | undefined;
  id?: string | undefined;
  not?: readonly string[] | undefined;
  /** Beginnings of names of which there are many: the faction meant must be named by one of its own. */
  named?: readonly string[] | undefined;
}

/** A word that means a faction by itself where the article holds one of `near` and none of `unless`. */
export interface BareWord {
  word: string;
  id: string;
  near: readonly string[];
  unless?: readonly string[] | undefined;
}

/** What places an article without a date before or after the day on which a faction became a state. */
export interface UndatedHint {
  id: string;
  before: readonly string[];
  after: readonly string[];
}

export interface FactionLexicon {
  factions: readonly FactionEntry[];
  backReferences: readonly BackReference[];
  notFactions: readonly { en: string; names: readonly string[]; people?: readonly string[] | undefined }[];
  bareWords: readonly BareWord[];
  undated: readonly UndatedHint[];
}
