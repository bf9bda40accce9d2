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
}

const BEFORE = 14;
const AFTER = 6;
/** Cues that may also follow: الانسحاب تأجل، خروجها اكتمل. */
const FOLLOWS = new Set(['delayed', 'ongoing', 'completed', 'planned', 'started', 'cancelled']);
const NEVER = /^[وف]?(?:لن|لا)$/;
const NOT_YET = /^[وف]?(?:لم|لما)$/;
const NO = /^[وفب]?(?:عدم|دون|غير)$/;
const PRESENT = new Set(['ongoing', 'started', 'completed']);

/** The status of an act: its own tense, then every cue outward from it (domain notes §5). */
export function standingOf(act: Act, sentence: ReadSentence): Standing {
  const before = textAt(sentence, act.first - 1);
  const before2 = textAt(sentence, act.first - 2);
  let status = initial(act);
  let sure = status !== null && !(sentence.headline && act.tense === 'imperfect' && !act.future);
  if (act.kind === 'stay') {
    status = NEVER.test(before) || NO.test(before) || NOT_YET.test(before) ? 'demanded' : 'refused';
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
  } else if (/^[وف]?(?:ان|بان)$/.test(before) && act.tense === 'imperfect') {
    status = null;
    sure = false;
  } else if (before === 'سوف' || (before2 === 'ان' && before === 'يتم')) status = 'planned';
  let said = false;
  for (const cue of cuesOf(act, sentence)) {
    const next = compose(status, sure, act.kind === 'stay' || act.kind === 'extend', cue.status);
    if (next === status) continue;
    status = next;
    sure = true;
    said = said || next === 'demanded' || next === 'refused' || next === 'denied';
  }
  return { status: status ?? fallback(act), sure, said };
}

function initial(act: Act): WithdrawalStatus | null {
  if (act.tense === 'perfect') return 'completed';
  if (act.tense === 'imperative') return 'demanded';
  if (act.tense === 'imperfect') return act.future ? 'planned' : 'ongoing';
  if (act.tense === 'participle') return 'ongoing';
  return null;
}

const fallback = (act: Act): WithdrawalStatus =>
  (act.entry.attrs.status as WithdrawalStatus | undefined) ?? 'announced';

/** The cues that govern an act, nearest first. */
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
    if (isBefore ? distance > BEFORE : distance > AFTER || !FOLLOWS.has(status)) continue;
    const from = isBefore ? match.startToken : act.end;
    const to = isBefore ? act.first : match.startToken;
    if (parted(sentence, from, to)) continue;
    const future = /^[وف]?س[يت]/.test(textAt(sentence, match.startToken));
    cues.push({
      status: future && PRESENT.has(status) ? 'planned' : status,
      distance: isBefore ? distance : distance + 2,
    });
  }
  return cues.sort((a, b) => a.distance - b.distance);
}

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

/** What a cue makes of the status it governs. */
function compose(
  inner: WithdrawalStatus | null,
  sure: boolean,
  stays: boolean,
  cue: string,
): WithdrawalStatus | null {
  const open = inner === null || inner === 'announced' || !sure;
  switch (cue) {
    case 'announced':
      return inner ?? 'announced';
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
