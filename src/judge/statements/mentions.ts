import { normalize } from '../../arabic/normalize.ts';
import type { Token } from '../../arabic/tokens.ts';
import type { ArticleText } from './article.ts';
import { compileGazetteer, type Gazetteer, type Named } from './gazetteer.ts';
import type { FactionEntry, FactionLexicon, PersonEntry } from './lexicon.ts';
import { findPhrases, type PhraseHit } from './phrase-table.ts';
import { inCompany, personStands, type Scene, sceneOf, speaksHere } from './scene.ts';
import { unlistedGroups } from './unlisted-group.ts';
import type { Words } from './words.ts';

/** A place where the article names a faction or a person of one, or something that only looks like it (`other`). */
export interface Mention {
  first: number;
  end: number;
  proclitic: string;
  kind: 'faction' | 'person' | 'back' | 'other';
  faction: FactionEntry | null;
  /** English name to show for the faction. */
  shown: string;
  person: PersonEntry | null;
  silent: boolean;
  /** A wing of party and parliament. */
  party: boolean;
  /** An adjective: حوثي. */
  nisba: boolean;
}

/** The mentions of one field by the index of their first token. */
export type MentionIndex = ReadonlyMap<number, Mention>;

export interface Mentions {
  title: MentionIndex;
  text: MentionIndex;
  /** Title and text, normalised and folded, for questions about the whole article. */
  haystack: string;
}

type Hit = PhraseHit<Named>;

/**
 * All mentions, with the ambiguous ones decided by the rest of the article; null at once where nothing of the lexicon
 * occurs. Longest name first (أنصار الله الأوفياء before أنصار الله); a weak name needs its company; a second mention by a
 * short name needs the full one; الحركة and its like mean the faction named last that is called so.
 */
export function findMentions(article: ArticleText, known: Gazetteer, words: Words): Mentions | null {
  const unlisted = unlistedGroups([article.title, article.text], words);
  const more = unlisted.length > 0 ? compileGazetteer(onlyGroups(unlisted)) : null;
  const gazetteer = more ? joined(known, more) : known;
  const hitsIn = (tokens: readonly Token[]): Hit[] => {
    const hits = findPhrases(known.table, tokens);
    return more ? withUnlisted(hits, findPhrases(more.table, tokens)) : hits;
  };
  const titleHits = hitsIn(article.title.tokens);
  const textHits = hitsIn(article.text.tokens);
  if (titleHits.length + textHits.length === 0) return null;
  const haystack = `${article.title.normal.text}\n${article.text.normal.text}`;
  const scene = sceneOf([...titleHits, ...textHits], haystack);
  const named = scene.factions.size > 0 || scene.people.size > 0 || scene.surnames;
  if (!named && !hasBareWord(words, haystack)) return null;
  const state: BackState = { last: null, history: [] };
  const resolveAll = (hits: readonly Hit[], tokens: readonly Token[]): MentionIndex => {
    const index = new Map<number, Mention>();
    for (const hit of hits) {
      const mention = resolve(hit, tokens, scene, state, gazetteer, words);
      if (mention) index.set(mention.first, mention);
    }
    return index;
  };
  const title = resolveAll(titleHits, article.title.tokens);
  const text = resolveAll(textHits, article.text.tokens);
  return { title, text, haystack };
}

const onlyGroups = (factions: readonly FactionEntry[]): FactionLexicon => ({
  backReferences: [],
  notFactions: [],
  factions: [...factions],
});

const joined = (known: Gazetteer, more: Gazetteer): Gazetteer => ({
  table: known.table,
  byId: new Map([...known.byId, ...more.byId]),
  headWords: new Map([...known.headWords, ...more.headWords]),
});

/** What the lexicon knows of a place goes before a name made there, except for a word that only points back. */
function withUnlisted(known: readonly Hit[], made: readonly Hit[]): Hit[] {
  const apart = (one: Hit, other: Hit): boolean => one.end <= other.first || other.end <= one.first;
  const pointsBack = (hit: Hit): boolean => hit.values.every(({ kind }) => kind === 'back');
  const firm = known.filter((hit) => !pointsBack(hit));
  const added = made.filter((hit) => firm.every((other) => apart(hit, other)));
  const kept = known.filter((hit) => !pointsBack(hit) || added.every((other) => apart(hit, other)));
  return [...kept, ...added].sort((one, other) => one.first - other.first);
}

const hasBareWord = (words: Words, haystack: string): boolean =>
  words.bareWords.some((bare) => haystack.includes(bare.word));

interface BackState {
  last: Mention | null;
  history: Mention[];
}

function resolve(
  hit: Hit,
  tokens: readonly Token[],
  scene: Scene,
  state: BackState,
  gazetteer: Gazetteer,
  words: Words,
): Mention | null {
  const base = {
    first: hit.first,
    end: hit.end,
    proclitic: hit.proclitic,
    person: null,
    silent: false,
    party: false,
    nisba: false,
  };
  const named = hit.values.find(
    (value) =>
      value.kind === 'faction' &&
      (inCompany(value, scene) || (value.company?.alone && speaksHere(hit, tokens, words))),
  );
  if (named?.kind === 'faction') {
    const { faction, shown, silent, party, nisba } = named;
    const mention: Mention = { ...base, kind: 'faction', faction, shown, silent, party, nisba };
    if (!nisba) remember(state, mention);
    return mention;
  }
  const other = hit.values.find((value) => value.kind === 'other');
  if (other?.kind === 'other') {
    return { ...base, kind: 'other', faction: null, shown: '', person: other.person };
  }
  const people = hit.values.filter(
    (value) => value.kind === 'person' && personStands(value, scene, hit, tokens, words),
  );
  const known =
    people.find((value) => value.kind === 'person' && scene.factions.has(value.faction.id)) ?? people[0];
  if (known?.kind === 'person') {
    const { faction, person } = known;
    const mention: Mention = { ...base, kind: 'person', faction, shown: faction.name.en, person };
    if (state.last === null) remember(state, mention);
    return mention;
  }
  const back = hit.values.find((value) => value.kind === 'back');
  if (back?.kind !== 'back') return null;
  if (continuesInAdjective(tokens, hit.end)) return null;
  const target =
    antecedent(back, state, gazetteer) ??
    bareWord(hit, tokens, scene, gazetteer, words) ??
    onlyOne(back, scene, gazetteer);
  if (!target) return null;
  return { ...base, kind: 'back', faction: target.faction, shown: target.shown };
}

function remember(state: BackState, mention: Mention): void {
  state.last = mention;
  state.history.push(mention);
}

const NO_ADJECTIVE = /^(?:ال(?:يوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|ماضي|ان|تي|ذي|ذين)|الى|الا)$/;

/** القوات المسلحة, الجماعة الإسلامية, الحزب الحاكم are other names, not "the forces" spoken of before. */
function continuesInAdjective(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next?.kind === 'word' && next.text.startsWith('ال') && !NO_ADJECTIVE.test(next.text);
}

type Antecedent = Pick<Mention, 'faction' | 'shown'>;

function antecedent(
  back: Extract<Named, { kind: 'back' }>,
  state: BackState,
  gazetteer: Gazetteer,
): Antecedent | null {
  if (back.id !== null) {
    return state.history.find((mention) => mention.faction?.id === back.id) ?? null;
  }
  if (back.heads === null) return state.last;
  for (let i = state.history.length - 1; i >= 0; i--) {
    const mention = state.history[i];
    const heads = gazetteer.headWords.get(mention?.faction?.id ?? '');
    if (mention && heads && back.heads.some((head) => heads.has(head))) return mention;
  }
  return null;
}

/** The one faction an article names, where the word that stands for it (الحركة, الفصيل) comes first. */
function onlyOne(
  { id: always, heads }: Extract<Named, { kind: 'back' }>,
  { factions }: Scene,
  gazetteer: Gazetteer,
): Antecedent | null {
  const [id] = factions;
  if (factions.size !== 1 || id === undefined || always !== null) return null;
  const faction = gazetteer.byId.get(id);
  const fits =
    heads === null || heads.some((head) => normalize(faction?.name.ar ?? '').text.startsWith(`${head} `));
  return faction && fits ? { faction, shown: faction.name.en } : null;
}

/** المقاومة الإسلامية and a few more mean a faction by the places the article is about. */
function bareWord(
  hit: Hit,
  tokens: readonly Token[],
  scene: Scene,
  gazetteer: Gazetteer,
  words: Words,
): Antecedent | null {
  const text = tokens
    .slice(hit.first, hit.end)
    .map((token) => token.text)
    .join(' ')
    .slice(hit.proclitic.length);
  for (const bare of words.bareWords) {
    const stands = (place: string): boolean => scene.haystack.includes(place);
    if (bare.word !== text || !bare.near.some(stands) || bare.unless?.some(stands)) continue;
    const faction = gazetteer.byId.get(bare.id);
    if (faction) return { faction, shown: faction.name.en };
  }
  return null;
}
