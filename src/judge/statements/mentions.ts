import type { Token } from '../../arabic/tokens.ts';
import type { ArticleText } from './article.ts';
import type { Gazetteer, Named } from './gazetteer.ts';
import type { FactionEntry, PersonEntry } from './lexicon.ts';
import { findPhrases, type PhraseHit } from './phrase-table.ts';
import { PREPOSITIONS } from './reading.ts';
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
export function findMentions(article: ArticleText, gazetteer: Gazetteer, words: Words): Mentions | null {
  const titleHits = findPhrases(gazetteer.table, article.title.tokens);
  const textHits = findPhrases(gazetteer.table, article.text.tokens);
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

const hasBareWord = (words: Words, haystack: string): boolean =>
  words.bareWords.some((bare) => haystack.includes(bare.word));

interface Scene {
  haystack: string;
  /** Ids of the factions named by a safe name, or by a weak one in good company. */
  factions: Set<string>;
  /** People named in full. */
  people: Set<PersonEntry>;
  /** Whether a surname stands among words that say whose it is. */
  surnames: boolean;
}

function sceneOf(hits: readonly Hit[], haystack: string): Scene {
  const scene: Scene = { haystack, factions: new Set(), people: new Set(), surnames: false };
  const values = hits.flatMap((hit) => hit.values);
  scene.surnames = values.some((value) => value.kind === 'person' && hasNear(value, scene));
  for (const value of values) if (value.kind === 'person' && !value.short) scene.people.add(value.person);
  const factions = values.filter((value) => value.kind === 'faction');
  for (const value of factions) if (value.company === null) scene.factions.add(value.faction.id);
  for (const value of factions) if (inCompany(value, scene)) scene.factions.add(value.faction.id);
  return scene;
}

/** A weak name counts beside a safe one or one of its people, or with an accepted word and no rejected one in the article. */
function inCompany(value: Extract<Named, { kind: 'faction' }>, scene: Scene): boolean {
  const { company, faction } = value;
  if (!company) return true;
  if (company.reject.some((word) => scene.haystack.includes(word))) return false;
  if (company.accept.length === 0 || company.accept.some((word) => scene.haystack.includes(word)))
    return true;
  return (
    scene.factions.has(faction.id) || faction.people?.some((person) => scene.people.has(person)) === true
  );
}

/** Roles known by their full name alone; the others want the faction named as well. */
const KNOWN_ALONE = new Set(['leader', 'deputy_leader', 'spokesman', 'military_spokesman']);

function personStands(
  value: Extract<Named, { kind: 'person' }>,
  scene: Scene,
  hit: Hit,
  tokens: readonly Token[],
  words: Words,
): boolean {
  const { person, faction, short } = value;
  const factionNamed = scene.factions.has(faction.id);
  if (person.former && !factionNamed) return false;
  const alone = KNOWN_ALONE.has(person.role) && person.needs === undefined;
  if (!short || scene.people.has(person)) return factionNamed || alone;
  const atHand = (factionNamed && alone) || hasNear(value, scene);
  return atHand && speaksByShortName(hit, tokens, words);
}

const hasNear = ({ near }: Extract<Named, { kind: 'person' }>, scene: Scene): boolean =>
  near?.some((word) => scene.haystack.includes(word)) === true;

const COLON_WITHIN = 4;

/** قال سريع الأربعاء, الخزعلي: …, in an article that names the faction: no other part of a name on either side. */
function speaksByShortName({ first, end }: Hit, tokens: readonly Token[], words: Words): boolean {
  const before = tokens[first - 1];
  const after = tokens[end];
  const verbs = (token: Token | undefined): boolean => words.infoOf(token?.text ?? '').verbs.length > 0;
  const opens = before === undefined || before.kind === 'punct';
  if (opens) return verbs(after) || tokens.slice(end, end + COLON_WITHIN).some(({ text }) => text === ':');
  if (!verbs(before) || words.infoOf(before.text).isNoun) return false;
  const { classes } = words.infoOf(after?.text ?? '');
  return after === undefined || after.kind === 'punct' || classes !== 0 || PREPOSITIONS.has(after.text);
}

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
  };
  const named = hit.values.find((value) => value.kind === 'faction' && inCompany(value, scene));
  if (named?.kind === 'faction') {
    const { faction, shown, silent, party } = named;
    const mention: Mention = { ...base, kind: 'faction', faction, shown, silent, party };
    remember(state, mention);
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
  const target = antecedent(back, state, gazetteer) ?? bareWord(hit, tokens, scene, gazetteer, words);
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
