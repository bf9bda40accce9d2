import { type Sayer, type SayerKind, UNTOLD_OFFICE } from '../../model/verdict.ts';
import { apart } from '../annotate/matches.ts';
import { type Phrase, type Sentence, textAt, wordsOf } from '../document/document.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';
import type { FactionName, Gazetteer, PersonName } from '../lexicon/gazetteer.ts';
import { isJoined, type Match } from '../lexicon/matcher.ts';
import { isAddressed, isState } from './subject.ts';

/** Concepts of config/lexicons/voices.yaml; an entry's id is the English for its words. */
const ROLE = 'voice.role';
const KNOWN = 'voice.known';
const PERSON = 'voice.person';
const VOICE = /^voice\./;
/** Whose: a state, a force, or a country that has troops nowhere. */
const WHOSE = /^(?:force\.(?:name|adjective|metonym|leader)|host\.(?:country|adjective))$/;
/** An entry's `how`: stands before that to which it belongs, as "deputy" does; an outlet's word or name. */
const STANDS_FIRST = 'first';
const OUTLET = 'outlet';
/** An entry's `how`, and what a sayer with that role is; without one it is an office that one man holds. */
const KINDS: Readonly<Record<string, SayerKind>> = {
  many: 'member',
  some: 'several',
  organ: 'body',
  [OUTLET]: 'outlet',
};
const OFFICE = 'office';
/** Attribute of who gives others' words. */
const QUOTES = 'quotes';

/** Who a text names, as written and, as far as the lexicons know the words, in English. */
export function sayerOf(subject: Phrase, { meanings }: Gazetteer): Sayer {
  const voices = apart(matchesIn(subject, ({ concept }) => VOICE.test(concept)));
  const firstOf = (concept: string): Match | undefined => voices.find((match) => match.concept === concept);
  const person = firstOf(PERSON);
  const known = person ? undefined : firstOf(KNOWN);
  const faction = factionIn(subject, meanings);
  const member = faction?.named.kind === 'person' ? faction.named.person.en : null;
  const nameEn = person?.entry.id ?? member;
  const base = { name: written(subject), role: null, party: null };
  if (known && isOutlet(voices, known)) return { ...base, kind: 'outlet', nameEn: known.entry.id };
  const roles = voices.filter(({ concept }) => concept === ROLE);
  const role = isState(subject) ? null : roleOf(roles, subject, person ?? null);
  if (known && role)
    return {
      ...base,
      kind: role.kind,
      ...role.relays,
      nameEn,
      role: `${known.entry.id.replace(/^the /, '')} ${role.name}`,
      party: stateBefore(known, subject),
    };
  if (known) return { ...base, kind: 'body', nameEn: known.entry.id };
  const force = forceIn(subject);
  if (person && role?.name === OFFICE)
    return { ...base, kind: 'body', nameEn: `${person.entry.id}’s office` };
  const isFactions = faction && (!force || faction.match.startToken <= force.startToken);
  const party =
    person?.entry.attrs.party ??
    (isFactions ? nameOf(faction.named) : (force?.entry.attrs.force ?? force?.entry.attrs.host ?? null));
  if (nameEn !== null)
    return {
      ...base,
      kind: 'person',
      nameEn,
      role: role?.name === UNTOLD_OFFICE ? null : (role?.name ?? null),
      party,
    };
  return {
    ...base,
    kind: role?.kind ?? (party === null ? null : 'body'),
    ...role?.relays,
    nameEn,
    role: role?.name ?? null,
    party,
  };
}

/** «مندوب روسيا لدى الأمم المتحدة»: whose man it is; «مبعوث الأمم المتحدة إلى ليبيا» is nobody's. */
function stateBefore(known: Match, subject: Phrase): string | null {
  const force = forceIn(subject);
  if (!force || force.endToken > known.startToken) return null;
  return force.entry.attrs.force ?? force.entry.attrs.host ?? null;
}

/** Is a known name an outlet's, or does a word for one stand beside it? */
const isOutlet = (voices: readonly Match[], known: Match): boolean =>
  [known, ...voices].some(({ entry }) => entry.attrs.how === OUTLET);

/** The matches within a span that a test lets through. */
export const matchesIn = ({ sentence, first, end }: Phrase, test: (match: Match) => boolean): Match[] =>
  sentence.matches.filter((match) => match.startToken >= first && match.endToken <= end && test(match));

/** An office, and what whoever has it is. */
interface Role {
  name: string;
  kind: SayerKind;
  relays: Pick<Sayer, 'relays'>;
}

/**
 * «المتحدث باسم وزارة الخارجية»: foreign ministry spokesman; «نائب وزير»: deputy minister; «مكتب الرئيس»: president’s
 * office; null without any. Of a person only what leads to his name: the other offices of a long phrase are others'.
 */
function roleOf(matches: readonly Match[], subject: Phrase, person: Match | null): Role | null {
  const isFirst = ({ entry }: Match): boolean => entry.attrs.how === STANDS_FIRST;
  const own = person ? leadingTo(matches, person) : matches;
  const belonging = own.filter((match) => !isFirst(match)).reverse();
  const holder = belonging.at(-1);
  if (!holder) return null;
  const title = (match: Match): string => titleOf(match, subject);
  const whose = (match: Match): string => (kindOf(match) === 'person' ? `${title(match)}’s` : title(match));
  const words = [...own.filter(isFirst).map(title), ...belonging.slice(0, -1).map(whose), title(holder)];
  return {
    name: words.join(' '),
    kind: kindOf(holder),
    relays: givesOthersWords(holder.entry) ? { relays: true } : {},
  };
}

/** Does somebody so named give others' words, as outlets do: media, unnamed sources? */
const givesOthersWords = ({ attrs }: LexiconEntry): boolean => attrs[QUOTES] !== undefined;

/** Is it an outlet's word or name, or that of somebody else who gives others' words? */
const isRelay = (entry: LexiconEntry): boolean => entry.attrs.how === OUTLET || givesOthersWords(entry);

/** Between the word for an outlet and whose it is or whom it quotes stands its name at most: «قناة N12 الإسرائيلية». */
const OUTLET_REACH = 3;

/** Does the word for an outlet, or its name, stand shortly before a token? */
export const isBehindOutlet = ({ matches }: Sentence, token: number): boolean =>
  matches.some(
    ({ concept, entry, endToken }) =>
      (concept === ROLE || concept === KNOWN) &&
      isRelay(entry) &&
      endToken <= token &&
      token - endToken <= OUTLET_REACH,
  );

/** Does one of the words name an outlet, or somebody else who gives others' words? */
export const relays = (subject: Phrase): boolean =>
  matchesIn(subject, ({ entry }) => isRelay(entry)).length > 0;

const kindOf = ({ entry }: Match): SayerKind => KINDS[entry.attrs.how ?? ''] ?? 'person';

/** The offices before a name from the last that one man holds on; those behind it where none stands before. */
function leadingTo(matches: readonly Match[], person: Match): readonly Match[] {
  const before = matches.filter(({ endToken }) => endToken <= person.startToken);
  if (before.length === 0) return matches;
  return before.slice(
    Math.max(
      0,
      before.findLastIndex(({ entry }) => entry.attrs.how === undefined),
    ),
  );
}

/** «رئيس النيجر» is its president, «رئيس الهيئة» a head. */
const titleOf = ({ entry, endToken }: Match, { sentence }: Phrase): string =>
  entry.id === UNTOLD_OFFICE &&
  sentence.matches.some(({ concept, startToken }) => concept === 'force.metonym' && startToken === endToken)
    ? 'president'
    : entry.id;

type Spoken = FactionName | PersonName;

/** The first name of a group or of one of its people that is nobody else's. */
function factionIn(
  subject: Phrase,
  meanings: Gazetteer['meanings'],
): { match: Match; named: Spoken } | undefined {
  for (const match of matchesIn(subject, ({ entry }) => meanings.has(entry))) {
    const named = meanings.get(match.entry);
    if (named?.kind === 'person' && !named.short) return { match, named };
    if (named?.kind === 'faction' && named.company === null && !named.nisba) return { match, named };
  }
  return undefined;
}

const nameOf = (named: Spoken): string => (named.kind === 'faction' ? named.shown : named.faction.name.en);

/** Where the words name a state or force: «الأميركي», «واشنطن». */
const forceIn = (subject: Phrase): Match | undefined =>
  matchesIn(subject, ({ concept }) => WHOSE.test(concept))[0];

/** Without a conjunction or preposition written to it, and without an open quotation mark. */
function written({ sentence, first, end }: Phrase): string {
  const all = wordsOf(sentence.source, { first, end });
  const hasAnd = sentence.matches.some(({ startToken, path }) => startToken === first && isJoined(path));
  const joined = (hasAnd ? /^[وف]/ : /^[وفبك](?=ال)/).exec(textAt(sentence, first))?.[0] ?? '';
  const name = isAddressed(sentence, first) ? all.replace(/^لل/, 'ال').replace(/^[لب]/, '') : all;
  return name
    .slice(joined.length)
    .replaceAll(/[#_]/g, ' ')
    .replaceAll(/^["«»“”\s]+|[«“\s]+$/g, '')
    .replaceAll(/\s+/g, ' ');
}
