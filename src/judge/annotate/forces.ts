import { hasAnd } from '../../arabic/written-to.ts';
import { remember } from '../../lib/remember.ts';
import { isCountryCode } from '../../model/country-code.ts';
import { type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';
import { NAME } from '../lexicon/gazetteer.ts';
import { OWNERS } from '../lexicon/kinds.ts';
import type { Match } from '../lexicon/matcher.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';
import { longestAt } from './matches.ts';

/** Whose troops a word names, or who might have some. */
export type ForceKind =
  /** Troops, bases, a mission or a presence with their owner: القوات التركية. */
  | 'troops'
  /** A state or its capital standing for it: أنقرة. */
  | 'state'
  /** A head of state or government. */
  | 'leader'
  /** A national adjective of somebody or something else: الرئيس الفرنسي. */
  | 'adjective'
  /** A force at home: an army's rivals, a police. */
  | 'home';

/** A place where an article names somebody who may have troops abroad. */
export interface ForceMention extends TokenSpan {
  kind: ForceKind;
  /** The facet's id: ISO 3166-1 alpha-2, `coalition`, `UN:UNIFIL` … */
  id: string;
  /** Countries where it is known to stand. */
  hosts: readonly string[];
  /** A mission, coalition or band: abroad by its nature. */
  abroad: boolean;
  /** The country that a band of fighters belongs to. */
  own: string | null;
}

/** Troops whose owner the words themselves do not name: قواتها, القوات. */
export interface UnownedTroops extends TokenSpan {
  /** The pronoun written to them, '' without one. */
  pronoun: string;
}

export interface Forces {
  named: readonly ForceMention[];
  unowned: readonly UnownedTroops[];
}

/** Concepts of soldiers, units and what they stand in. */
const ARMED: ReadonlySet<string> = new Set([
  'troops',
  'units',
  'base',
  'site',
  'presence',
  'mission',
  'soldier',
  'unit',
]);
const OWNER: ReadonlySet<string> = new Set([
  'force.metonym',
  'force.adjective',
  'force.leader',
  'host.adjective',
  'home',
]);
/** Folded, as tokens are. */
const OTHER_THAN = 'غير';
/** The id of forces that are only said to be foreign, as in the lexicon. */
export const FOREIGN = 'foreign forces';
/** Tokens between troops and the word that says whose they are: القوات العسكرية الأمريكية. */
const OWNER_REACH = 4;

const FORCE_NAME = 'force.name';

/** Whether a concept is of those that may have troops, or of what they have. */
export const mayOwn = (concept: string): boolean =>
  concept === FORCE_NAME || concept === NAME || ARMED.has(concept) || OWNER.has(concept);

const NONE: Forces = { named: [], unowned: [] };

/** Everyone in a sentence who may have troops abroad, and troops without an owner, in token order. */
export function forcesIn(sentence: Sentence, surfaceOf: SurfaceOf): Forces {
  const matches = sentence.matchesOf(OWNERS);
  if (matches.length === 0) return NONE;
  const names = longestAt(matches, ({ concept }) => concept === FORCE_NAME);
  const armed = longestAt(matches, ({ concept }) => ARMED.has(concept));
  const owners = longestAt(
    matches,
    ({ concept, entry }) => OWNER.has(concept) || (concept === NAME && entry.attrs.home !== undefined),
  );
  const found: { named: ForceMention[]; unowned: UnownedTroops[] } = { named: [], unowned: [] };
  let free = sentence.first;
  for (const { startToken: i } of matches) {
    if (i < free) continue;
    const name = names.get(i);
    const owner = owners.get(i);
    if (name && name.endToken >= (owner?.endToken ?? 0)) {
      found.named.push(
        mentionOf(name.entry.attrs.kind === 'civilian' ? 'home' : 'troops', name, i, name.endToken),
      );
      free = name.endToken;
      continue;
    }
    const head = armed.get(i);
    const own = head && ownerBehind(sentence, head, owners, names);
    if (head && own) {
      const troops = mentionOf(isAtHome(own) ? 'home' : 'troops', own, i, own.endToken);
      found.named.push(textAt(sentence, own.startToken - 1) === OTHER_THAN ? foreignTo(troops) : troops);
      free = own.endToken;
    } else if (owner) {
      found.named.push(mentionOf(kindOf(owner), owner, i, owner.endToken));
      free = owner.endToken;
    } else if (head) {
      const { pronoun } = surfaceOf(head, textAt(sentence, i));
      if (pronoun !== '' || /^(?:troops|units|soldier)$/.test(head.concept))
        found.unowned.push({ pronoun, first: i, end: head.endToken });
      free = head.endToken;
    }
  }
  return found;
}

function ownerBehind(
  sentence: Sentence,
  head: Match,
  owners: ReadonlyMap<number, Match>,
  names: ReadonlyMap<number, Match>,
): Match | undefined {
  for (let i = head.endToken; i < Math.min(sentence.end, head.endToken + OWNER_REACH); i++) {
    const owner = owners.get(i);
    // «القوات والميليشيات الأجنبية»: what «و» joins to troops may be the name of others.
    if (owner && hasAnd(textAt(sentence, i)) && (names.get(i)?.endToken ?? 0) > owner.endToken)
      return undefined;
    const adjective =
      owner !== undefined && owner.concept !== 'force.metonym' && owner.concept !== 'force.leader';
    if (adjective || (owner && i === head.endToken)) return owner;
    if (owner || sentence.tokens[i]?.kind === 'punct') return undefined;
  }
  return undefined;
}

/** Troops other than a country's own: القوات غير السورية. */
const foreignTo = ({ id, first, end }: ForceMention): ForceMention => ({
  kind: 'troops',
  id: FOREIGN,
  hosts: isCountryCode(id) ? [id] : [],
  abroad: true,
  own: null,
  first,
  end,
});

const KINDS: ReadonlyMap<string, ForceKind> = new Map<string, ForceKind>([
  ['force.metonym', 'state'],
  ['force.leader', 'leader'],
  ['home', 'home'],
  [NAME, 'home'],
]);

const isAtHome = ({ concept }: Match): boolean => concept === 'home' || concept === NAME;

function kindOf({ concept, entry }: Match): ForceKind {
  if (concept === 'force.metonym' && entry.attrs.kind !== 'state') return 'troops';
  return KINDS.get(concept) ?? 'adjective';
}

function mentionOf(kind: ForceKind, { entry }: Match, first: number, end: number): ForceMention {
  const { id, hosts, abroad, own } = forceOf(entry);
  const isHome = kind === 'home';
  return { kind, id: isHome ? 'home' : id, hosts, abroad: !isHome && abroad, own, first, end };
}

type Force = Pick<ForceMention, 'id' | 'hosts' | 'abroad' | 'own'>;

/** What the lexicon says of a force. */
const forceOf = remember(
  ({ attrs }: LexiconEntry): Force => ({
    id: attrs.force ?? attrs.host ?? 'home',
    hosts: attrs.hosts?.split(' ') ?? [],
    abroad: attrs.kind !== undefined && attrs.kind !== 'state',
    own: attrs.own ?? attrs.home ?? null,
  }),
);
