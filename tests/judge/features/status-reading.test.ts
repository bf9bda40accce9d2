import { describe, expect, it } from 'vitest';
import { type FirstNamed, statusReading } from '../../../src/judge/features/status-reading.ts';
import { withdrawalsIn } from '../analysed.ts';

function reading(text: string, first: FirstNamed = 'the agent'): string {
  const [candidate] = withdrawalsIn({ text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return statusReading(candidate, first);
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

  it('of a refusal told by another is a denial', () => {
    expect(reading('قال الوزير الروسي إن القوات التركية لن تنسحب من سوريا.', 'another')).toBe('denied');
  });

  it('is not governed from another clause', () => {
    expect(reading('طالب النواب بزيادة الرواتب؛ انسحبت القوات التركية من سوريا.')).toBe('completed');
  });
});
