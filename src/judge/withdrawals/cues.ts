import { normalize } from '../../arabic/normalize.ts';
import type { LexiconEntry } from '../lexicon.ts';
import type { Match } from '../matcher.ts';
import { type Act, beginsStatement, PRESENT, type ReadSentence, textAt } from './reading.ts';

/** A word of deciding, asking, refusing, beginning … and how far from an act it stands, in tokens. */
export interface Cue {
  status: string;
  distance: number;
  first: number;
  end: number;
}

const BEFORE = 14;
const AFTER = 6;
/** Cues that may also follow: الانسحاب تأجل، خروجها اكتمل. */
const FOLLOWS = new Set(['delayed', 'ongoing', 'completed', 'planned', 'started', 'cancelled']);
/** دون تأخير, بلا مماطلة: the cue is wished away. */
const WITHOUT = /^[وف]?(?:دون|بدون|بلا|غير)$/;
/** لن نناقش, لا نعتزم. */
const NEVER = /^[وف]?(?:لن|لا)$/;
const OPEN = new Set(['negotiated', 'planned', 'announced']);
/** Words before a wish or aim in the imperfect. */
export const AIM = /^[وف]?(?:ان|بان|حتي|كي|لكي)$/;

const holds = (outer: Cue, inner: Cue): boolean =>
  outer.first <= inner.first && outer.end >= inner.end && outer.end - outer.first > inner.end - inner.first;

/** The cues that govern an act, nearest first; none inside a longer one. */
export function cuesOf(act: Act, sentence: ReadSentence): Cue[] {
  const cues: Cue[] = [];
  for (const match of sentence.matches) {
    const cue = cueOf(match, act, sentence);
    if (cue) cues.push(cue);
  }
  return cues
    .filter((cue) => !cues.some((other) => holds(other, cue)))
    .sort((a, b) => a.distance - b.distance);
}

function cueOf(match: Match, act: Act, sentence: ReadSentence): Cue | null {
  const gapped = match.concept.startsWith('gap.');
  if (!gapped && !match.concept.startsWith('cue.')) return null;
  const { attrs } = match.entry;
  const end = gapped ? tailAfter(sentence, match) : match.endToken;
  if (end < 0 || reachesInto(act, match.startToken, end)) return null;
  if (isAli(match, sentence)) return null;
  if (match.concept === 'cue.unwelcome' && act.kind !== 'stay') return null;
  const isBefore = match.startToken < act.first;
  const distance = isBefore ? Math.max(0, act.first - end) : match.startToken - act.end;
  const status = attrs.status ?? '';
  if (isBefore ? distance > BEFORE : distance > AFTER || !(FOLLOWS.has(status) || attrs.after)) return null;
  if (!isBefore && status === 'completed' && act.tense !== 'perfect' && !presentTold(act, sentence))
    return null;
  const from = isBefore ? match.startToken : act.end;
  const to = isBefore ? act.first : match.startToken;
  if (parted(sentence, from, to) || (act.kind === 'stay' && colonBetween(sentence, from, to))) return null;
  const before = textAt(sentence, match.startToken - 1);
  if (WITHOUT.test(before)) return null;
  const refused = OPEN.has(status) && NEVER.test(before);
  const future = PRESENT.has(status) && /^[وف]?س[يت]/.test(textAt(sentence, match.startToken));
  return {
    status: refused ? 'refused' : future ? 'planned' : status,
    // Of two cues the one that begins nearer is the inner one: تطلب إرجاء الدفعة الثانية من خروجهم.
    distance: isBefore ? act.first - match.endToken : distance + 2,
    first: match.startToken,
    end,
  };
}

/** A cue may end with the act itself (ألغت سحب جنودها), not beyond it; one that begins inside is part of it. */
const reachesInto = (act: Act, first: number, end: number): boolean =>
  first < act.end && end > act.first && (first >= act.first || end > act.first + 1);

/** على and the name علي are written alike: قال علي الدباغ إن asks nobody for anything. */
const isAli = ({ startToken }: Match, sentence: ReadSentence): boolean =>
  textAt(sentence, startToken) === 'علي' && BEFORE_NAME.test(textAt(sentence, startToken - 1));
const BEFORE_NAME =
  /^[وف]?(?:قال|اكد|اعلن|اضاف|ذكر|صرح|راي|اوضح|كتب|زعم|افاد|الرئيس|الوزير|السيد|الشيخ|المتحدث|الناطق|الجنرال|العقيد|اللواء|باسم)$/;

/** A plain present, no wish: تنسحب بالكامل, but not أن تنسحب بالكامل. */
const presentTold = (act: Act, sentence: ReadSentence): boolean =>
  act.tense === 'imperfect' && !act.future && !AIM.test(textAt(sentence, act.first - 1));

const tails = new WeakMap<LexiconEntry, ReadonlySet<string>>();

/** The words an entry's cue may end with, folded as the text is. */
function tailsOf(entry: LexiconEntry): ReadonlySet<string> {
  let known = tails.get(entry);
  if (!known) {
    known = new Set(normalize(entry.attrs.tail ?? '').text.split(' '));
    tails.set(entry, known);
  }
  return known;
}

/** Where a cue of two words with a gap ends (دعا … إلى), or -1. `least` is the shortest gap. */
function tailAfter(sentence: ReadSentence, { entry, endToken }: Match): number {
  const wanted = tailsOf(entry);
  const last = Math.min(endToken + Number(entry.attrs.gap ?? 0), sentence.end - 1);
  for (let i = endToken + Number(entry.attrs.least ?? 0); i <= last; i++)
    if (wanted.has(textAt(sentence, i))) return i + 1;
  return -1;
}

/** Whether a statement of its own begins between two tokens. */
export function parted(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) {
    if (beginsStatement(sentence, i) && textAt(sentence, i - 1) !== ':') return true;
  }
  return false;
}

/** What a speaker refuses before a colon is not what he says he will do. */
function colonBetween(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (textAt(sentence, i) === ':') return true;
  return false;
}
