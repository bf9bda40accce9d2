import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import type { Sentence } from '../document/document.ts';
import { byConcept } from '../lexicon/by-concept.ts';
import type { Match } from '../lexicon/matcher.ts';
import { type FeatureSink, stemOfToken } from './feature.ts';
import { type Name, named, partOf } from './name-part.ts';
import { roleOfWord } from './word-kind.ts';

// What a trigger's neighbours are to it, read off the order of words: who or what moves (the theme), from where, to
// where, in what, after which word, and who stands before a verb. A shallow stand-in for a parse.

const SKIPPED: ReadonlySet<string | undefined> = new Set(['quantity']);
const PASSED: ReadonlySet<string | undefined> = new Set(['quantity', 'particle']);

/** Concepts that say more of a word than the class of its stem; of several at one word the first here. */
const TELLING: readonly RegExp[] = [
  /^force\.name$/,
  /^(?:troops|units|unit|soldier|base|presence|mission|site|occupation|raid)$/,
  /^(?:home|name)$/,
  /^(?:force\.leader|role\.|speech\.document)/,
  /^(?:host|force)\.adjective$/,
  /^host\./,
  /^force\.metonym$/,
  /^(?:other_sense|history)$/,
];
const rankOf = byConcept((concept) => TELLING.findIndex((one) => one.test(concept)));

const SHORT: readonly [RegExp, string][] = [
  [/^host\.(?=country|place|metonym|weak_place)/, 'land:'],
  [/^(?:host|force)\.adjective$/, 'nationality'],
  [/^force\.metonym$/, 'state'],
  [/^force\.name$/, 'force'],
];
const SUBJECT = /^(?:force|troops|units|unit|soldier|name|home|role|host)/;

/** Words of number and amount passed over on the way to a noun. */
const MOST_SKIPPED = 4;
const PREPOSITION_REACH = 10;
const SUBJECT_REACH = 12;
/** A stem by itself tells less than what kind of word it is. */
const STEM = 0.36;
const KIND = 0.6;
const NONE = 'none';

function tellsMore(match: Match, other: Match | undefined): boolean {
  if (!other) return true;
  const longer = match.endToken - match.startToken - (other.endToken - other.startToken);
  return longer > 0 || (longer === 0 && rankOf(match.concept) < rankOf(other.concept));
}

class Slots {
  readonly sentence: Sentence;
  readonly #at = new Map<number, Match>();

  constructor(sentence: Sentence) {
    this.sentence = sentence;
    for (const match of sentence.matches) {
      if (rankOf(match.concept) < 0) continue;
      for (let i = match.startToken; i < match.endToken; i++)
        if (tellsMore(match, this.#at.get(i))) this.#at.set(i, match);
    }
  }

  text(at: number): string {
    return this.sentence.tokens[at]?.text ?? '';
  }

  /** A preposition before a number is an amount: نحو 300. */
  role(at: number): string | undefined {
    const role = roleOfWord(this.text(at));
    return role !== undefined && /^\d/.test(this.text(at + 1)) && role !== 'from' ? 'quantity' : role;
  }

  stops(at: number): boolean {
    const token = this.sentence.tokens[at];
    if (at < this.sentence.first || at >= this.sentence.end || !token) return true;
    return token.kind === 'punct' && !/["«»“”#_-]/.test(token.text);
  }

  /** The first word from `at` on, in steps of `step`, that is neither a number nor of the roles passed over. */
  wordFrom(at: number, step: 1 | -1, passed: ReadonlySet<string | undefined>): number {
    let i = at;
    for (let n = 0; n < MOST_SKIPPED && !this.stops(i); n++, i += step) {
      const token = this.sentence.tokens[i];
      if (token?.kind !== 'punct' && !/^\d/.test(token?.text ?? '') && !passed.has(this.role(i))) break;
    }
    return i;
  }

  kind(at: number): string {
    const match = this.#at.get(at);
    if (!match) return stemOfToken(this.sentence.source, at).kind?.text ?? '?';
    const short = SHORT.reduce((name, [from, to]) => name.replace(from, to), match.concept);
    return short === 'force' ? `force ${match.entry.attrs.kind ?? ''}` : short;
  }

  /** Whether a word is one of the lexicon's: troops, a land, a base … */
  isKnown(at: number): boolean {
    return this.#at.has(at);
  }

  endOf(at: number): number {
    return Math.max(at + 1, this.#at.get(at)?.endToken ?? 0);
  }

  startOf(at: number): number {
    return this.#at.get(at)?.startToken ?? at;
  }

  isSubject(at: number): boolean {
    return SUBJECT.test(this.#at.get(at)?.concept ?? '');
  }
}

/** What stands around a trigger in which role, and how these go together. */
export function addSlots(to: FeatureSink, { sentence, trigger }: WithdrawalCandidate): void {
  const slots = new Slots(sentence);
  const { id, concept: act, tense } = trigger;
  const add = (name: string | Name, token = -1): void => to.add(name, token, KIND);
  const addWord = (role: string, at: number): string => {
    const kind = slots.kind(at);
    add(named`${role}=${kind}`, at);
    to.addWord(partOf(`${role}:`), stemOfToken(sentence.source, at), at, STEM);
    return kind;
  };

  let next = slots.wordFrom(trigger.end, 1, SKIPPED);
  let theme = NONE;
  let whose = '';
  let sort = NONE;
  if (!slots.stops(next) && slots.role(next) === undefined) {
    theme = addWord('theme', next);
    sort = slots.isKnown(next) ? 'known' : 'another';
    const end = slots.endOf(next);
    if (!slots.stops(end) && (slots.role(end) === undefined || PASSED.has(slots.role(end)))) {
      const kind = slots.kind(end);
      add(named`theme=${theme},next=${kind}`, end);
      if (/nationality|force|land|name|home/.test(kind)) whose = `+${kind}`;
    }
    next = end;
  }

  const behind: Record<string, string> = {};
  for (let i = next; i < next + PREPOSITION_REACH && !slots.stops(i); i++) {
    const role = slots.role(i);
    if (role === undefined || PASSED.has(role) || behind[role] !== undefined) continue;
    const noun = slots.wordFrom(i + 1, 1, SKIPPED);
    if (slots.stops(noun)) break;
    behind[role] = addWord(role, noun);
    const end = slots.endOf(noun);
    if (role === 'from' && !slots.stops(end)) add(named`from=${behind[role]},next=${slots.kind(end)}`, end);
  }
  const from = behind.from ?? NONE;

  let before = NONE;
  const previous = slots.wordFrom(trigger.first - 1, -1, PASSED);
  if (!slots.stops(previous)) {
    before = addWord('before', previous);
    const further = slots.startOf(previous) - 1;
    if (!slots.stops(further)) add(named`before=${before},${slots.kind(further)}`, further);
  }
  let subject = NONE;
  for (let i = trigger.first - 1; i > trigger.first - SUBJECT_REACH && !slots.stops(i); i--) {
    if (!slots.isSubject(i)) continue;
    subject = slots.kind(i);
    break;
  }
  if (tense !== 'noun') {
    add(named`subject=${subject}`);
    add(named`${act} subject=${subject},from=${from}`);
    add(named`${act} subject=${subject},theme=${theme}`);
  }
  add(named`${act},${tense} theme=${theme}${whose}`);
  add(named`${act} theme=${theme},from=${from}`);
  add(named`theme=${theme}${whose},from=${from}`);
  add(named`${act} from=${from}`);
  add(named`${id} theme=${theme}`);
  add(named`${id} theme is ${sort}`);
  add(named`${act},${tense} theme is ${sort}`);
  add(named`${act} before=${before}`);
  add(named`${act} before=${before},theme=${theme}`);
  if (trigger.pronoun !== '') add(named`pronoun before=${before},subject=${subject},from=${from}`);
  const shape = [theme, from, behind.to ?? NONE, subject].map((one) => (one === NONE ? '-' : '+')).join('');
  add(named`${act} shape ${shape}`);
}
