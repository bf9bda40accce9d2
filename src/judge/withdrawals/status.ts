import type { WithdrawalStatus } from '../../model/verdict.ts';
import { type Act, beginsStatement, type ReadSentence, textAt } from './reading.ts';

/** What an act comes to under the words that govern it. */
export interface Standing {
  status: WithdrawalStatus;
  /** Said by a cue or a finite verb, not guessed from a bare noun or a headline's present. */
  sure: boolean;
  /** A cue of demand, refusal or denial lies on it. */
  said: boolean;
}

interface Cue {
  status: string;
  distance: number;
  first: number;
  end: number;
}

const holds = (outer: Cue, inner: Cue): boolean =>
  outer.first <= inner.first && outer.end >= inner.end && outer.end - outer.first > inner.end - inner.first;

const BEFORE = 14;
const AFTER = 6;
/** Cues that may also follow: الانسحاب تأجل، خروجها اكتمل. */
const FOLLOWS = new Set(['delayed', 'ongoing', 'completed', 'planned', 'started', 'cancelled']);
const NEVER = /^[وف]?(?:لن|لا)$/;
const NOT_YET = /^[وف]?(?:لم|لما)$/;
const NO = /^[وفب]?(?:عدم|دون|غير)$/;
/** After these an imperfect is a wish or an aim: أن ينسحب، حتى تخرج. */
const UNTIL = /^[وف]?(?:ان|بان|حتي|كي|لكي)$/;
const PRESENT = new Set(['ongoing', 'started', 'completed']);

/** The status of an act: its own tense, then every cue outward from it (domain notes §5). */
export function standingOf(act: Act, sentence: ReadSentence): Standing {
  const before = textAt(sentence, act.first - 1);
  const before2 = textAt(sentence, act.first - 2);
  let status = initial(act, textAt(sentence, act.first));
  let sure = status !== null && !(sentence.headline && act.tense === 'imperfect' && !act.future);
  if (act.kind === 'stay') {
    status = NEVER.test(before) || NO.test(before) || NOT_YET.test(before) ? 'demanded' : 'refused';
    sure = true;
  } else if (act.kind === 'extend' && NO.test(before)) {
    status = 'announced';
    sure = true;
  } else if (NEVER.test(before)) {
    status = 'refused';
    sure = true;
  } else if (NO.test(before)) {
    status = 'refused';
    sure = true;
  } else if (NOT_YET.test(before)) {
    status = 'ongoing';
    sure = true;
  } else if (act.tense === 'imperfect' && !act.future && (UNTIL.test(before) || joinedToAim(act, sentence))) {
    status = 'demanded';
    sure = before2 === 'الي' || !/ان$/.test(before);
  } else if (before === 'قد' && act.tense === 'imperfect') {
    status = 'planned';
    sure = true;
  } else if (before === 'اول') {
    status = 'started';
    sure = true;
  } else if (act.tense === 'noun' && textAt(sentence, act.end) === 'اخر') {
    status = 'completed';
  } else if (before === 'سوف' || (before2 === 'ان' && before === 'يتم')) status = 'planned';
  if (act.tense === 'noun' && ought(act, sentence)) {
    status = 'demanded';
    sure = true;
  }
  let said = false;
  for (const cue of cuesOf(act, sentence)) {
    if (cue.status === 'refused' && status === 'refused' && /^[وف]?لا$/.test(before)) {
      // لن نقبل سلاما لا تغادر فيه القوات.
      status = 'demanded';
      continue;
    }
    const next = compose(
      status,
      sure,
      act.kind === 'stay' || act.kind === 'extend',
      fallback(act) === 'demanded',
      cue.status,
    );
    if (next === status) {
      sure = sure || (next !== null && cue.status === next);
      continue;
    }
    status = next;
    sure = true;
    said = said || next === 'demanded' || next === 'refused' || next === 'denied';
  }
  if (!sure) {
    const spoken = saidAnywhere(act, sentence);
    if (spoken) return { status: spoken, sure: true, said: true };
  }
  if (status === 'planned' && act.future && declared(act, sentence)) status = 'announced';
  if (status === 'completed' && sentence.matches.some(({ concept }) => concept === 'partly'))
    status = 'ongoing';
  // A headline tells in the present what was done, is done or is to be done.
  if (sentence.headline && act.tense === 'imperfect' && !act.future && PRESENT.has(status ?? ''))
    sure = false;
  return { status: status ?? fallback(act), sure, said };
}

/** على القوات الأجنبية مغادرة سوريا. */
const ought = (act: Act, sentence: ReadSentence): boolean =>
  sentence.forces.some(({ first, end }) => end === act.first && textAt(sentence, first - 1) === 'علي');

const AIM_REACH = 10;

/** إلى أن تتوقف الحرب وينسحب الأميركيون: a second aim after the first. */
function joinedToAim(act: Act, sentence: ReadSentence): boolean {
  if (!textAt(sentence, act.first).startsWith('و')) return false;
  for (let i = act.first - 1; i > sentence.first && i >= act.first - AIM_REACH; i--) {
    const text = textAt(sentence, i);
    if (/^(?:حتي|كي)$/.test(text) || (text === 'ان' && textAt(sentence, i - 1) === 'الي')) return true;
  }
  return false;
}

function initial(act: Act, text: string): WithdrawalStatus | null {
  // لتنتهي بذلك تسع سنوات: so it ended.
  if (act.kind === 'end' && act.tense === 'imperfect' && /^[وف]?ل[يت]/.test(text)) return 'completed';
  if (act.entry.concept === 'act.revoke') return 'demanded';
  // Numbers that went down may go down further.
  if (act.tense === 'perfect') return act.kind === 'reduce' ? 'ongoing' : 'completed';
  if (act.tense === 'imperative') return 'demanded';
  if (act.tense === 'imperfect' && !act.future && (act.kind === 'end' || act.kind === 'hand')) return null;
  if (act.tense === 'imperfect') return act.future ? 'planned' : 'ongoing';
  if (act.tense === 'participle') return 'ongoing';
  return null;
}

const fallback = (act: Act): WithdrawalStatus =>
  act.kind === 'end' && act.entry.attrs.status !== 'demanded'
    ? 'announced'
    : ((act.entry.attrs.status as WithdrawalStatus | undefined) ?? 'announced');

const DECLARES = /^[وف]?(?:قال|قالت|اعلن|اعلنت|اكد|اكدت|قرر|قررت|امر|امرت|تعهد|تعهدت|ابلغ|ابلغت)$/;
const HEARSAY = /^(?:مصدر|مصادر|مسؤول|مسؤولون)$/;

/** Somebody named declares what is to be done. */
function declared(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.first - 1; i >= sentence.first; i--) {
    if (DECLARES.test(textAt(sentence, i))) return !HEARSAY.test(textAt(sentence, i + 1));
  }
  return false;
}

const SAID = new Set(['demanded', 'negotiated', 'denied']);

/** Where nothing governs a bare noun, a demand, a negotiation or a denial in its statement does. */
function saidAnywhere(act: Act, sentence: ReadSentence): WithdrawalStatus | null {
  for (const { concept, entry, startToken, endToken } of sentence.matches) {
    if (!concept.startsWith('cue.') || !SAID.has(entry.attrs.status ?? '') || startToken >= act.end) continue;
    if (parted(sentence, Math.min(endToken, act.end), Math.max(startToken, act.first))) continue;
    return entry.attrs.status as WithdrawalStatus;
  }
  return null;
}

/** The cues that govern an act, nearest first; none inside a longer one. */
function cuesOf(act: Act, sentence: ReadSentence): Cue[] {
  const cues: Cue[] = [];
  for (const match of sentence.matches) {
    const gapped = match.concept.startsWith('gap.');
    if (!gapped && !match.concept.startsWith('cue.')) continue;
    const { attrs } = match.entry;
    const status = attrs.status ?? '';
    let end = match.endToken;
    if (gapped) {
      const tail = tailAfter(sentence, end, Number(attrs.gap ?? 0), attrs.tail ?? '');
      if (tail < 0) continue;
      end = tail;
    }
    if (match.startToken < act.end && end > act.first && match.startToken >= act.first) continue;
    const isBefore = match.startToken < act.first;
    const distance = isBefore ? Math.max(0, act.first - end) : match.startToken - act.end;
    if (isBefore ? distance > BEFORE : distance > AFTER || !(FOLLOWS.has(status) || attrs.after)) continue;
    if (!isBefore && status === 'completed' && act.tense !== 'perfect' && !presentTold(act, sentence))
      continue;
    const from = isBefore ? match.startToken : act.end;
    const to = isBefore ? act.first : match.startToken;
    if (parted(sentence, from, to) || (act.kind === 'stay' && colonBetween(sentence, from, to))) continue;
    const future = /^[وف]?س[يت]/.test(textAt(sentence, match.startToken));
    cues.push({
      status: future && PRESENT.has(status) ? 'planned' : status,
      distance: isBefore ? distance : distance + 2,
      first: match.startToken,
      end,
    });
  }
  return cues
    .filter((cue) => !cues.some((other) => holds(other, cue)))
    .sort((a, b) => a.distance - b.distance);
}

/** A plain present, no wish: تنسحب بالكامل, but not أن تنسحب بالكامل. */
const presentTold = (act: Act, sentence: ReadSentence): boolean =>
  act.tense === 'imperfect' && !act.future && !UNTIL.test(textAt(sentence, act.first - 1));

function tailAfter(sentence: ReadSentence, at: number, gap: number, tails: string): number {
  const wanted = tails.split(' ');
  for (let i = at; i <= at + gap && i < sentence.end; i++)
    if (wanted.includes(textAt(sentence, i))) return i + 1;
  return -1;
}

function parted(sentence: ReadSentence, from: number, to: number): boolean {
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

/** What a cue makes of the status it governs. */
function compose(
  inner: WithdrawalStatus | null,
  sure: boolean,
  stays: boolean,
  demands: boolean,
  cue: string,
): WithdrawalStatus | null {
  const open = inner === null || inner === 'announced' || !sure;
  switch (cue) {
    case 'announced':
      return inner ?? (demands ? 'demanded' : 'announced');
    case 'planned':
      return open || inner === 'started' || inner === 'completed' || inner === 'ongoing' ? 'planned' : inner;
    case 'negotiated':
      return open || inner === 'planned' || inner === 'completed' || inner === 'started'
        ? 'negotiated'
        : inner;
    case 'demanded':
      if (stays || inner === 'denied' || inner === 'cancelled') return inner;
      return inner === 'refused' ? inner : 'demanded';
    case 'refused':
      if (stays || inner === 'delayed') return 'demanded';
      return inner === 'denied' ? inner : 'refused';
    case 'denied':
      return 'denied';
    case 'delayed':
      return inner === 'refused' || inner === 'denied' || inner === 'demanded' ? inner : 'delayed';
    case 'cancelled':
      return 'cancelled';
    case 'started':
    case 'ongoing':
    case 'completed':
      return open || (inner === 'completed' && cue === 'started') || inner === 'ongoing' ? cue : inner;
    default:
      return inner;
  }
}
