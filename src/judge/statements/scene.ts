import type { Token } from '../../arabic/tokens.ts';
import type { Named } from './gazetteer.ts';
import type { PersonEntry } from './lexicon.ts';
import type { PhraseHit } from './phrase-table.ts';
import { PREPOSITIONS } from './reading.ts';
import { WORD, type Words } from './words.ts';

type Hit = PhraseHit<Named>;

/** What the whole article says about who its ambiguous names are. */
export interface Scene {
  haystack: string;
  /** Ids of the factions named by a safe name, or by a weak one in good company. */
  factions: Set<string>;
  /** People named in full. */
  people: Set<PersonEntry>;
  /** Whether a surname stands among words that say whose it is, or a name that counts where it speaks. */
  surnames: boolean;
}

/** Gathers it from all places where a name of the lexicon stands; `haystack` is title and text in normal form. */
export function sceneOf(hits: readonly Hit[], haystack: string): Scene {
  const scene: Scene = { haystack, factions: new Set(), people: new Set(), surnames: false };
  const values = hits.flatMap((hit) => hit.values);
  scene.surnames = values.some(
    (value) =>
      (value.kind === 'person' && hasNear(value, scene)) ||
      (value.kind === 'faction' && value.company?.alone),
  );
  for (const value of values) if (value.kind === 'person' && !value.short) scene.people.add(value.person);
  const factions = values.filter((value) => value.kind === 'faction');
  for (const value of factions) if (value.company === null) scene.factions.add(value.faction.id);
  for (const value of factions) if (inCompany(value, scene)) scene.factions.add(value.faction.id);
  return scene;
}

/** قالت حماس, المتحدث باسم حماس, حماس: …, حماس تدين: nothing but the group can be meant. */
export function speaksHere({ first, end, proclitic }: Hit, tokens: readonly Token[], words: Words): boolean {
  if (proclitic !== '' && proclitic !== 'و') return false;
  if (tokens[end]?.text === ':') return true;
  const opens = first === 0 || tokens[first - 1]?.kind === 'punct';
  const next = opens ? words.infoOf(tokens[end]?.text ?? '').verbs : [];
  if (next.some(({ entry, imperfect, joined }) => imperfect && !joined && !entry.act)) return true;
  const { verbs, classes } = words.infoOf(tokens[first - 1]?.text ?? '');
  const role = (classes & (WORD.HEAD | WORD.ACCORDING)) !== 0 || tokens[first - 1]?.text === 'باسم';
  return role || verbs.some(({ entry, form }) => form === 'finite' && !entry.act);
}

/** A weak name counts beside a safe one or one of its people, or with an accepted word and no rejected one in the article. */
export function inCompany(value: Extract<Named, { kind: 'faction' }>, scene: Scene): boolean {
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

/** Whether a name means that person here: known alone, beside its faction, or as a surname that speaks. */
export function personStands(
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
  const goesOn = after === undefined || after.kind === 'punct' || /^[بل]\p{L}{2}/u.test(after.text);
  return goesOn || classes !== 0 || PREPOSITIONS.has(after.text);
}
