import type { WithdrawalCertainty } from '../../model/verdict.ts';
import { type Act, type ReadSentence, statementAround, textAt } from './reading.ts';

const CONDITION = /^[وف]?(?:اذا|لو|شرط|بشرط|شريطه|حال|مشروط|مشروطه|مشروطا|يشترط|تشترط)$/;
const POSSIBLE =
  /^[وف]?(?:ربما|محتمل|محتمله|المحتمل|محتملا|احتمال|احتمالات|يرجح|رجح|رجحت|قد|يدرس|تدرس|امكانيه)$/;
const HEARSAY =
  /^[وف]?(?:مصادر|مصدر|المصادر|انباء|شهود|تسريبات|صحيفه|تقارير|نقلا|يتردد|تداولت|زعم|زعمت|قيل|رويترز|ناشطون)$/;
const IMPERFECT = /^[يتن]/;

/** How sure the text is of an act: a condition, a maybe, hearsay, or plain fact. */
export function certaintyOf(act: Act, sentence: ReadSentence): WithdrawalCertainty {
  const { first, end } = statementAround(sentence, act.first);
  let certainty: WithdrawalCertainty = 'confirmed';
  for (let i = first; i < end; i++) {
    const text = textAt(sentence, i);
    if (Math.abs(i - act.first) <= 8 && CONDITION.test(text)) return 'conditional';
    const maybe = Math.abs(i - act.first) <= 6 && POSSIBLE.test(text);
    if (maybe && (!/^[وف]?قد$/.test(text) || IMPERFECT.test(textAt(sentence, i + 1)))) certainty = 'possible';
    else if (certainty === 'confirmed' && HEARSAY.test(text)) certainty = 'reported';
  }
  return certainty;
}
