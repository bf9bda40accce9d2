import { type Document, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import type { FactionEntry, PersonEntry } from '../lexicon/faction-lexicon.ts';
import { type BackWord, factionName, type Gazetteer, NAME, type Named } from '../lexicon/gazetteer.ts';
import { NAMES } from '../lexicon/kinds.ts';
import type { Match } from '../lexicon/matcher.ts';
import { isAnotherNamedSince, isAnothers } from './another-body.ts';
import {
  contextOf,
  factionCertainty,
  headsItsLine,
  type NameContext,
  personCertainty,
  speakerMark,
} from './name-context.ts';
import { groupsIn, introducesGroup } from './unlisted-groups.ts';

/** A place where the article names a faction, a person of one, or something that only looks like it (`other`). */
export interface NameMention extends TokenSpan {
  kind: 'faction' | 'person' | 'back' | 'other';
  faction: FactionEntry | null;
  /** English name to show for the faction. */
  shown: string;
  person: PersonEntry | null;
  /** A part that does not speak for it. */
  silent: boolean;
  /** A wing of party and parliament. */
  party: boolean;
  /** An adjective: حوثي. */
  nisba: boolean;
  /** False for a short or weak name that only the rest of the article makes likely. */
  sure: boolean;
  /** A name that may mean much else, where nothing in the rest of the article says that it does not. */
  alone: boolean;
}

interface Hit extends TokenSpan {
  values: readonly Named[];
}

/** Of each faction its last mention so far, in the order of these: as long as there are factions, however long the text. */
type History = Map<string, Remembered>;

interface Remembered extends Meant {
  /** Index of the sentence that names it, and the token behind. */
  at: number;
  end: number;
}

function remember(history: History, { faction, shown, end }: NameMention, at: number): void {
  const id = faction?.id ?? '';
  history.delete(id);
  history.set(id, { faction, shown, at, end });
}

/**
 * The mentions of each sentence, in the document's order of sentences. The longest name goes first (أنصار الله الأوفياء before
 * أنصار الله); a weak name needs its company; الحركة and its like mean the faction named last that is called so.
 */
export function namesIn(document: Document, gazetteer: Gazetteer): NameMention[][] {
  const hits = document.sentences.map((sentence) => hitsIn(sentence, gazetteer));
  const context = contextOf(
    document,
    hits.flat().flatMap(({ values }) => values),
  );
  const history: History = new Map();
  return document.sentences.map((sentence, at) =>
    (hits[at] ?? []).flatMap((hit) => {
      const mention = resolve(hit, sentence, document, context, history, gazetteer);
      if (mention === null) return [];
      if (mention.alone) return [mention];
      const names = mention.kind === 'faction' && !mention.nisba;
      if (names || (mention.kind === 'person' && history.size === 0)) remember(history, mention, at);
      return [mention];
    }),
  );
}

/** Whether a concept may begin a mention of a group or of one of its people. */
export const mayName = (concept: string): boolean => concept === NAME || introducesGroup(concept);

/** Names from left to right, longest first, not overlapping; groups that no list has fill the gaps. */
function hitsIn(sentence: Sentence, gazetteer: Gazetteer): Hit[] {
  const all = sentence.matchesOf(NAMES);
  if (all.length === 0) return [];
  const byStart = new Map<number, Match[]>();
  for (const match of all) {
    if (match.concept !== NAME) continue;
    const longer = byStart.get(match.startToken);
    if (!longer || match.endToken > (longer[0]?.endToken ?? 0)) byStart.set(match.startToken, [match]);
    else if (match.endToken === longer[0]?.endToken) longer.push(match);
  }
  const hits: Hit[] = [];
  let free = sentence.first;
  for (const [first, matches] of byStart) {
    if (first < free) continue;
    const values = matches.flatMap(({ entry }) => gazetteer.meanings.get(entry) ?? []);
    free = matches[0]?.endToken ?? first + 1;
    hits.push({ first, end: free, values });
  }
  const firm = hits.filter(({ values }) => values.some(({ kind }) => kind !== 'back'));
  const made = groupsIn(sentence).filter(({ first, end }) =>
    firm.every((hit) => hit.end <= first || end <= hit.first),
  );
  if (made.length === 0) return hits;
  const apart = (hit: Hit): boolean => made.every(({ first, end }) => hit.end <= first || end <= hit.first);
  const unlisted = made.map(
    ({ first, end, faction }): Hit => ({ first, end, values: [factionName(faction)] }),
  );
  return [...hits.filter(apart), ...unlisted].sort((a, b) => a.first - b.first);
}

function resolve(
  hit: Hit,
  sentence: Sentence,
  document: Document,
  context: NameContext,
  history: History,
  gazetteer: Gazetteer,
): NameMention | null {
  const base = {
    first: hit.first,
    end: hit.end,
    person: null,
    silent: false,
    party: false,
    nisba: false,
    sure: true,
    alone: false,
  };
  const mark = (): ReturnType<typeof speakerMark> => speakerMark(hit, sentence);
  const certainty = (stands: 'sure' | 'likely' | 'alone'): Pick<NameMention, 'sure' | 'alone'> => ({
    sure: stands === 'sure',
    alone: stands === 'alone',
  });
  /** «الجعفري:» is not the group's man where the article has «بشار الجعفري». */
  const isOthers = ({ first, end }: Hit): boolean =>
    end - first === 1 && context.isFamilyName(textAt(sentence, first));
  for (const value of hit.values) {
    if (value.kind !== 'faction') continue;
    const stands = factionCertainty(value, context, () => mark() !== null);
    if (stands === 'no') continue;
    const { faction, shown, silent, party, nisba } = value;
    return { ...base, kind: 'faction', faction, shown, silent, party, nisba, ...certainty(stands) };
  }
  const other = hit.values.find((value) => value.kind === 'other');
  if (other?.kind === 'other')
    return { ...base, kind: 'other', faction: null, shown: '', person: other.person };
  let person: NameMention | null = null;
  for (const value of hit.values) {
    if (value.kind !== 'person') continue;
    const stands = personCertainty(
      value,
      context,
      () => mark() === 'colon' && headsItsLine(hit, sentence) && !(value.short && isOthers(hit)),
    );
    if (stands === 'no' || (person !== null && !context.factions.has(value.faction.id))) continue;
    const { faction } = value;
    person = {
      ...base,
      kind: 'person',
      faction,
      shown: faction.name.en,
      person: value.person,
      ...certainty(stands),
    };
  }
  if (person) return person;
  const back = hit.values.find((value) => value.kind === 'back');
  if (back?.kind !== 'back') return null;
  const bare = bareWord(hit, sentence, context, gazetteer);
  const named = antecedent(back, history, gazetteer);
  if (named && isAnotherNamedSince(back, hit, sentence, document, named)) return null;
  const meant = named ?? bare ?? onlyOne(back, context, gazetteer);
  if (meant?.faction && isAnothers(back, hit, sentence, meant.faction, context)) return null;
  return meant && { ...base, kind: 'back', faction: meant.faction, shown: meant.shown, sure: meant !== bare };
}

type Meant = Pick<NameMention, 'faction' | 'shown'>;

/** الحركة is the last one named whose own name begins so; where `id` is given, that one if it was named. */
function antecedent(
  { id, heads, prefer, never }: BackWord,
  history: History,
  { headWords }: Gazetteer,
): Remembered | null {
  const beginsSo = ({ faction }: Remembered, words: readonly string[]): boolean => {
    const own = headWords.get(faction?.id ?? '');
    return words.some((word) => own?.has(word));
  };
  const fits = (one: Remembered): boolean => {
    if (id !== null) return one.faction?.id === id;
    return heads === null ? !never.includes(one.faction?.id ?? '') : beginsSo(one, heads);
  };
  const named = [...history.values()];
  return named.findLast((one) => beginsSo(one, prefer)) ?? named.findLast(fits) ?? null;
}

/** The one faction an article names, where the word that stands for it comes first. */
function onlyOne(
  { id, heads, never }: BackWord,
  { factions }: NameContext,
  { byId, headWords }: Gazetteer,
): Meant | null {
  const [only] = factions;
  if (factions.size !== 1 || only === undefined || id !== null || never.includes(only)) return null;
  const faction = byId.get(only);
  const fits = heads === null || heads.some((head) => headWords.get(only)?.has(head));
  return faction && fits ? { faction, shown: faction.name.en } : null;
}

/** المقاومة الإسلامية and a few more mean a faction by the places the article is about. */
function bareWord(
  { first, end }: Hit,
  { tokens }: Sentence,
  { has }: NameContext,
  { bareWords, byId }: Gazetteer,
): Meant | null {
  let written = '';
  for (let i = first; i < end; i++) written += (i > first ? ' ' : '') + (tokens[i]?.text ?? '');
  for (const { word, id, near, unless } of bareWords) {
    if (!written.endsWith(word) || written.length > word.length + 2) continue;
    if (!near.some(has) || unless?.some(has)) continue;
    const faction = byId.get(id);
    if (faction) return { faction, shown: faction.name.en };
  }
  return null;
}
