import { describe, expect, it } from 'vitest';
import { statusReading } from '../../../src/judge/features/status-reading.ts';
import { withdrawalsIn } from '../analysed.ts';

function reading(text: string): string {
  const [candidate] = withdrawalsIn({ text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return statusReading(candidate);
}

describe('the status that grammar alone says', () => {
  it.each([
    ['planned', 'ستنسحب القوات التركية من شمال سوريا.'],
    ['planned', 'سوف تنسحب القوات التركية من شمال سوريا.'],
    ['planned', 'قال الرئيس إنه يريد سحب القوات التركية من سوريا.'],
    ['completed', 'انسحبت القوات التركية من شمال سوريا.'],
    ['completed', 'تم سحب القوات التركية من شمال سوريا.'],
    ['ongoing', 'القوات التركية تنسحب من شمال سوريا.'],
    ['started', 'بدأ انسحاب القوات التركية من شمال سوريا.'],
    ['announced', 'أعلنت تركيا سحب قواتها من شمال سوريا.'],
    ['demanded', 'طالبت دمشق بانسحاب القوات التركية من سوريا.'],
    ['demanded', 'يجب أن تنسحب القوات التركية من سوريا.'],
    ['demanded', 'إذا لم تنسحب القوات التركية من سوريا فالرد آت.'],
    ['demanded', 'رفضت دمشق بقاء القوات التركية في سوريا.'],
    ['refused', 'لن تنسحب القوات التركية من شمال سوريا.'],
    ['refused', 'ستبقى القوات التركية في شمال سوريا.'],
    ['planned', 'لن تبقى القوات التركية في شمال سوريا.'],
    ['delayed', 'تأجل انسحاب القوات التركية من سوريا.'],
    ['denied', 'نفت أنقرة انسحاب القوات التركية من سوريا.'],
    ['open', 'الانسحاب التركي من شمال سوريا.'],
  ])('is %s: %s', (status, text) => {
    expect(reading(text)).toBe(status);
  });

  it.each([
    ['refused', 'that others say they stay', 'قال الوزير الروسي إن القوات التركية لن تنسحب من سوريا.'],
    [
      'denied',
      'who denies, farther away than who asked',
      'نفى الوزير أن تكون دمشق طلبت سحب القوات التركية من سوريا.',
    ],
    ['demanded', 'a verb in two parts', 'دعا مجلس النواب، في بيان، تركيا إلى سحب قواتها من سوريا.'],
    ['completed', 'what stands between commas', 'أكملت تركيا، مساء أمس الأربعاء، سحب قواتها من سوريا.'],
    ['completed', 'a verb behind «that he»', 'قال الجيش التركي إنه سحب جنوده من سوريا.'],
    ['open', 'a noun behind «that he»', 'قال الجيش التركي إنه سحب للقوات من سوريا.'],
    ['ongoing', 'what is done so far', 'سحبت تركيا حتى الآن نصف قواتها من سوريا.'],
    ['ongoing', 'who goes on with it', 'يمضي الجيش التركي في سحب آلياته من سوريا.'],
    ['cancelled', 'who thinks better of it', 'عدلت الحكومة التركية أمس عن سحب قواتها من سوريا.'],
    ['demanded', 'nothing before it', 'لا مفاوضات مع أنقرة قبل انسحاب القوات التركية من سوريا.'],
    ['demanded', 'who refuses to meet before it', 'ترفض دمشق أي لقاء قبل خروج القوات التركية من سوريا.'],
    [
      'negotiated',
      'what a committee talked over',
      'بحثت اللجنة المشتركة آلية إخراج القوات التركية من سوريا.',
    ],
    ['demanded', 'no way out but', 'لا خيار أمام تركيا إلا سحب قواتها من سوريا.'],
    ['demanded', 'no doubt about a duty', 'لا بد من سحب القوات التركية من سوريا.'],
    ['demanded', 'a duty', 'على القوات التركية مغادرة سوريا.'],
    ['cancelled', 'what governs a plan, not the plan', 'عدلت أنقرة عن خطة سحب قواتها من سوريا.'],
    [
      'delayed',
      'what governs a phase',
      'اتفق الجانبان على تأجيل المرحلة الثانية من انسحاب القوات التركية من سوريا.',
    ],
    ['cancelled', 'a verb with its decision', 'أعلن الوزير أن أنقرة طوت خطة سحب القوات التركية من سوريا.'],
    ['refused', 'what governs a decision', 'رفضت أنقرة قرار سحب قواتها من سوريا.'],
    ['ongoing', 'a predicate', 'قال المتحدث إن سحب القوات التركية من سوريا متواصل.'],
    ['denied', 'that somebody does not expect it', 'قال الوزير إنه لا يعتقد أن القوات التركية ستغادر سوريا.'],
    ['delayed', 'a predicate', 'قال المتحدث إن سحب القوات التركية من سوريا تأجل أسبوعين.'],
    ['denied', 'a predicate', 'قال المتحدث إن سحب القوات التركية من سوريا غير صحيح.'],
    ['started', 'the first that leave', 'غادرت أول كتيبة تركية شمال سوريا.'],
    ['negotiated', 'a commitment under an agreement', 'بموجب الاتفاق تتعهد تركيا بسحب قواتها من سوريا.'],
    ['negotiated', '«على أن» behind who agrees', 'اتفق الجانبان على أن تغادر القوات التركية سوريا.'],
    [
      'negotiated',
      'what a text provides',
      'وينص بيان القمة في بنده الثالث على رحيل القوات التركية من سوريا.',
    ],
    ['announced', 'who consents, named', 'وافق الرئيس التركي مساء أمس على سحب قواته من سوريا.'],
    ['planned', 'whose aim it is', 'يسعى وزير الدفاع التركي إلى أن يعيد جنوده من سوريا.'],
    ['demanded', 'on what somebody insists', 'أصرت دمشق في الرد على أن تغادر القوات التركية سوريا.'],
    ['planned', 'what is only costed', 'تجري وزارة الدفاع تقديرا لتكاليف سحب القوات التركية من سوريا.'],
    ['planned', 'what is only talked over', 'تبحث أنقرة سحب القوات التركية من سوريا.'],
    ['delayed', 'who is asked to be slower', 'طلبت دمشق التمهل في رحيل القوات التركية من سوريا.'],
    ['planned', 'that nobody is to stay', 'تعهدت أنقرة بألا يبقى جندي تركي في سوريا.'],
    ['announced', 'a decision that nobody stays', 'وافقت الحكومة التركية على ألا تبقى قواتها في سوريا.'],
    ['planned', '«may»', 'القوات التركية قد تغادر سوريا.'],
    ['started', 'a verb of beginning before the act', 'أخذت تنسحب القوات التركية من سوريا.'],
    ['delayed', 'a time that has run out', 'انقضت مهلة خروج القوات التركية من سوريا.'],
    ['planned', 'that it may be', 'أبلغت أنقرة بغداد بإمكانية سحب القوات التركية من العراق.'],
    ['open', 'no word of those who remain', 'القوات التركية المتبقية في شمال سوريا.'],
  ])('is %s by %s: %s', (status, _kind, text) => {
    expect(reading(text)).toBe(status);
  });

  it.each([
    ['demanded', 'وضعت دمشق شروطها للحوار:\n1- رفع العقوبات.\n2- سحب القوات التركية من سوريا.'],
    ['negotiated', 'نشرت الصحيفة بنود الاتفاق:\n1- رفع العقوبات.\n2- التزام تركيا بسحب قواتها من سوريا.'],
    ['negotiated', 'قالت المصادر إن بنود الاتفاق هي:\n1- رفع العقوبات.\n2- سحب القوات التركية من سوريا.'],
  ])('of an item is %s as what opens its list says', (status, text) => {
    expect(reading(text)).toBe(status);
  });

  it.each([
    ['demanded', 'the land that they are in', 'بغداد تريد رحيل القوات التركية من العراق.', 'IQ'],
    ['planned', 'whose troops they are', 'أنقرة تريد سحب قواتها من العراق.', 'IQ'],
  ])('is %s by what %s wishes', (status, _who, text, host) => {
    const [candidate] = withdrawalsIn({ text });
    expect(candidate && statusReading(candidate, host)).toBe(status);
  });

  it('is not governed from another clause', () => {
    expect(reading('طالب النواب بزيادة الرواتب؛ انسحبت القوات التركية من سوريا.')).toBe('completed');
  });
});
