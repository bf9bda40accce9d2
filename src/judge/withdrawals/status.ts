import type { WithdrawalStatus } from '../../model/verdict.ts';
import type { Mover } from './antecedent.ts';
import { isOver, joinedToAim, onlyAfter, ought } from './conditions.ts';
import { AIM, cuesOf, parted } from './cues.ts';
import { type Act, PRESENT, type ReadSentence, textAt } from './reading.ts';
import { announcedByMover, declaredByMover, ordersOthers, saidByOther } from './said-by.ts';

/** What an act comes to under the words that govern it. */
export interface Standing {
  status: WithdrawalStatus;
  /** Said by a cue or a finite verb, not guessed from a bare noun or a headline's present. */
  sure: boolean;
  /** A cue of demand, refusal or denial lies on it. */
  said: boolean;
}

type Reading = Pick<Standing, 'sure'> & { status: WithdrawalStatus | null };

const NEVER = /^[وف]?(?:لن|لا|لسنا|ليسوا|لستم|ليست|ليس)$/;
const NOT_YET = /^[وف]?(?:لم|لما)$/;
const UNLESS = /^[وف]?(?:ما|ان|اذا|لو)$/;
const NO = /^[وفب]?(?:عدم|دون|غير)$/;
const SPOKEN_FUTURE = /^(?:سوف|رح|راح)$/;
const SAYS = new Set(['demanded', 'refused', 'denied']);

/** The status of an act: its own tense, then every cue outward from it (domain notes §5). */
export function standingOf(act: Act, sentence: ReadSentence, mover: Mover | null): Standing {
  if (act.tense === 'noun' && onlyAfter(act, sentence)) return { status: 'demanded', sure: true, said: true };
  const own = ownReading(act, sentence, mover);
  let { status, sure } = own;
  let said = false;
  const demands = fallback(act) === 'demanded' && !announcedByMover(act, sentence, mover);
  for (const cue of cuesOf(act, sentence)) {
    if (
      cue.status === 'refused' &&
      status === 'refused' &&
      /^[وف]?لا$/.test(textAt(sentence, act.first - 1))
    ) {
      // لن نقبل سلاما لا تغادر فيه القوات.
      status = 'demanded';
      continue;
    }
    const stays = act.kind === 'stay' || act.kind === 'extend';
    const told =
      cue.status === 'announced' && ordersOthers(cue, act, sentence, mover) ? 'demanded' : cue.status;
    const next = compose(status, sure, stays, demands, told);
    if (next !== status) {
      status = next;
      sure = true;
      said = said || SAYS.has(next ?? '');
    } else sure = sure || (next !== null && told === next);
  }
  if (!sure) {
    const spoken = saidAnywhere(act, sentence);
    if (spoken) return { status: spoken, sure: true, said: true };
  }
  if (status === 'planned' && declared(act, sentence, mover)) status = 'announced';
  if (status === 'announced' && wasSeen(act, sentence, mover)) status = 'completed';
  if (status === 'completed' && sentence.matches.some(({ concept }) => concept === 'partly'))
    status = 'ongoing';
  // A headline tells in the present what was done, is done or is to be done.
  if (sentence.headline && act.tense === 'imperfect' && !act.future && PRESENT.has(status ?? ''))
    sure = false;
  return { status: status ?? fallback(act), sure, said };
}

/** What the act's own form and the particle before it say. */
function ownReading(act: Act, sentence: ReadSentence, mover: Mover | null): Reading {
  const before = textAt(sentence, act.first - 1);
  const before2 = textAt(sentence, act.first - 2);
  const noted = (status: WithdrawalStatus, sure = true): Reading => ({ status, sure });
  if (act.tense === 'noun' && (ought(act, sentence) || before === 'حتي')) return noted('demanded');
  // لن يبقى إلا مئة: the others are going.
  if (act.kind === 'reduce' && act.entry.attrs.status === 'refused') return noted('ongoing');
  if (act.kind === 'stay' && /^(?:اجل|موعد|موعدا|مهله|حد|حدا|اخير|اخيرا)$/.test(before))
    return noted('demanded');
  if (act.kind === 'stay')
    return noted(NEVER.test(before) || NO.test(before) || NOT_YET.test(before) ? 'demanded' : 'refused');
  if (act.kind === 'extend' && NO.test(before)) return noted('announced');
  if (NEVER.test(before) || NO.test(before)) return noted('refused');
  if (NOT_YET.test(before)) return noted(UNLESS.test(before2) ? 'demanded' : 'ongoing');
  const present = act.tense === 'imperfect' && !act.future;
  if (present && (AIM.test(before) || joinedToAim(act, sentence)))
    return noted('demanded', before2 === 'الي' || !/ان$/.test(before));
  if (act.tense === 'imperfect' && before === 'قد') return noted('planned');
  if (before === 'اول') return noted('started');
  if (act.tense === 'participle' && before === 'اخر') return noted('completed');
  if (act.tense === 'noun' && isOver(act, sentence)) return noted('completed');
  if (present && endsOwn(act, mover)) return noted('completed', false);
  const status = initial(act, textAt(sentence, act.first));
  const sure = status !== null && !(sentence.headline && present);
  if (act.tense === 'noun' && textAt(sentence, act.end) === 'اخر') return noted('completed', sure);
  if (SPOKEN_FUTURE.test(before) || (before2 === 'ان' && before === 'يتم')) return noted('planned', sure);
  return { status, sure };
}

const declared = (act: Act, sentence: ReadSentence, mover: Mover | null): boolean =>
  textAt(sentence, act.first - 1) !== 'قد' &&
  (act.future ? declaredByMover(act, sentence, mover) : announcedByMover(act, sentence, mover));

/** أعلنت بغداد مغادرة القوات: of others' leaving a state announces what was done. */
const wasSeen = (act: Act, sentence: ReadSentence, mover: Mover | null): boolean =>
  act.tense === 'noun' &&
  /^(?:mughadara|rahil|ikhla|awda)/.test(act.entry.id) &&
  saidByOther(act, sentence, mover);

/** تنهي البعثة مهمتها: their own mission, so it is over; others' missions are ended by decision. */
const endsOwn = (act: Act, mover: Mover | null): boolean =>
  /^(?:inha_mission|inha_presence|inha_verb)/.test(act.entry.id) &&
  mover?.words !== null &&
  mover !== null &&
  mover.words.end <= act.first;

function initial(act: Act, text: string): WithdrawalStatus | null {
  // لتنتهي بذلك تسع سنوات: so it ended.
  if (act.kind === 'end' && act.tense === 'imperfect' && /^[وف]?ل[يت]/.test(text)) return 'completed';
  if (act.entry.concept === 'act.revoke') return 'demanded';
  if (act.entry.concept === 'act.last') return 'completed';
  // Numbers that went down may go down further.
  if (act.tense === 'perfect') return act.kind === 'reduce' ? 'ongoing' : 'completed';
  if (act.tense === 'imperative') return 'demanded';
  const handed = act.kind === 'hand' || act.entry.concept === 'act.hand_base';
  if (act.tense === 'imperfect' && !act.future && (act.kind === 'end' || handed)) return null;
  if (act.tense === 'imperfect') return act.future ? 'planned' : 'ongoing';
  if (act.tense === 'participle') return 'ongoing';
  return null;
}

const fallback = (act: Act): WithdrawalStatus =>
  act.kind === 'end' && act.entry.attrs.status !== 'demanded'
    ? 'announced'
    : ((act.entry.attrs.status as WithdrawalStatus | undefined) ?? 'announced');

const SPOKEN = new Set(['demanded', 'negotiated', 'denied']);

/** Where nothing governs a bare noun, a demand, a negotiation or a denial in its statement does. */
function saidAnywhere(act: Act, sentence: ReadSentence): WithdrawalStatus | null {
  for (const { concept, entry, startToken, endToken } of sentence.matches) {
    if (!concept.startsWith('cue.') || !SPOKEN.has(entry.attrs.status ?? '') || startToken >= act.end)
      continue;
    if (parted(sentence, Math.min(endToken, act.end), Math.max(startToken, act.first))) continue;
    return entry.attrs.status as WithdrawalStatus;
  }
  return null;
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
      if (stays || inner === 'denied' || inner === 'cancelled' || inner === 'delayed') return inner;
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
