import type { Mover } from './antecedent.ts';
import type { Act, Force, ReadSentence } from './reading.ts';
import { textAt } from './reading.ts';

const DECLARES =
  /^[وف]?(?:قال|قالت|اعلن|اعلنت|يعلن|تعلن|اكد|اكدت|قرر|قررت|يقرر|تقرر|امر|امرت|يامر|تامر|تعهد|تعهدت|يتعهد|تتعهد|ابلغ|ابلغت|كشف|كشفت)$/;
const HEARSAY = /^(?:مصدر|مصادر|مسؤول|مسؤولون|مستشار)$/;
const SPEAKER_REACH = 7;

/** Who speaks the words around an act: a declaring verb's subject, or who stands before a headline's colon. */
interface Speaker {
  /** The first state, leader or nation named as speaking; null where none is. */
  force: Force | null;
  hearsay: boolean;
}

/** The speaker whose words hold the act; null where nobody declares anything. */
function speakerOf(act: Act, sentence: ReadSentence): Speaker | null {
  for (let i = act.first - 1; i >= sentence.first; i--) {
    const text = textAt(sentence, i);
    if (DECLARES.test(text)) {
      const force = sentence.forces.find(({ first }) => first > i && first <= i + SPEAKER_REACH);
      return {
        force: force && force.first < act.first ? force : null,
        hearsay: HEARSAY.test(textAt(sentence, i + 1)),
      };
    }
    if (text === ':' && sentence.headline) {
      const force = sentence.forces.find(({ end }) => end <= i) ?? null;
      return { force, hearsay: HEARSAY.test(textAt(sentence, sentence.first)) };
    }
  }
  return null;
}

/** Whether the act is declared by those who move, or by somebody of no nation named; hearsay declares nothing. */
export function declaredByMover(act: Act, sentence: ReadSentence, mover: Mover | null): boolean {
  const speaker = speakerOf(act, sentence);
  if (!speaker || speaker.hearsay) return false;
  return speaker.force === null || speaker.force.id === mover?.id || speaker.force.id === null;
}

/** Whether those who move say it by name: البنتاغون يعتزم, أعلن الرئيس الأمريكي أن بلاده ستبدأ. */
export function announcedByMover(act: Act, sentence: ReadSentence, mover: Mover | null): boolean {
  const speaker = speakerOf(act, sentence);
  return speaker !== null && !speaker.hearsay && speaker.force !== null && speaker.force.id === mover?.id;
}

/** Whether a state that is not the mover says it. */
export function saidByOther(act: Act, sentence: ReadSentence, mover: Mover | null): boolean {
  const id = speakerOf(act, sentence)?.force?.id ?? null;
  return id !== null && id !== mover?.id;
}

const ORDERS = /^[وف]?(?:امر|امرت|يامر|تامر|اوعز)$/;

/** مجلس الأمن يأمر رواندا بسحب جنودها: to order others out is to demand. A verb behind its subject has its object next. */
export function ordersOthers(
  cue: { first: number; end: number },
  act: Act,
  sentence: ReadSentence,
  mover: Mover | null,
): boolean {
  if (!ORDERS.test(textAt(sentence, cue.first))) return false;
  if (saidByOther(act, sentence, mover)) return true;
  const behindSubject = cue.first > sentence.first && /^\p{L}/u.test(textAt(sentence, cue.first - 1));
  const object = sentence.forces.find(({ first }) => first === cue.end);
  return behindSubject && object !== undefined && object.id === mover?.id;
}
