import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';

/** What the judge is for: several speakers, two topics and a deadline in one text, each given to whom it belongs. */
describe('one article, five speakers, two topics, one deadline', () => {
  const { withdrawals, statements, deadlines } = judged({
    published: '2021-12-09',
    title: 'مسؤولون عراقيون: انتهاء المهمة القتالية للتحالف وفصائل ترفض أي وجود أجنبي',
    text: `أعلن مستشار الأمن القومي العراقي في تغريدة انتهاء المهمة القتالية لقوات التحالف الدولي وتحولها إلى مهام استشارية.
      وقال المتحدث باسم الحكومة إن الانسحاب جار وسيكتمل بحلول 31 كانون الأول.
      في المقابل، أكد القيادي في كتائب سيد الشهداء أبو آلاء الولائي رفض أي وجود أجنبي على أرض العراق.
      وهددت حركة حقوق بالمواجهة إذا لم يغادر آخر جندي أمريكي.
      وقال متحدث باسم التحالف إن القليل سيتغير على الأرض.`,
  });

  it('tells who leaves, from where and by which day', () => {
    expect(withdrawals[0]).toMatchObject({ force: 'coalition', host: 'IQ', deadline: '2021-12-31' });
    expect(deadlines.map(({ date, text }) => ({ date, text }))).toEqual([
      { date: '2021-12-31', text: '31 كانون الأول' },
    ]);
  });

  it('keeps the demand on another force apart', () => {
    expect(withdrawals.map(({ force, status }) => ({ force, status }))).toContainEqual({
      force: 'US',
      status: 'demanded',
    });
  });

  it('gives the factions their own words and nobody else’s', () => {
    expect(statements.map(({ faction, speaker, type }) => [faction, speaker?.nameEn ?? null, type])).toEqual([
      ["Kata'ib Sayyid al-Shuhada", 'Abu Alaa al-Walai', 'position'],
      ["Kata'ib Hezbollah", null, 'threat'],
    ]);
  });
});
