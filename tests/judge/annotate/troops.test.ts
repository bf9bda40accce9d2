import { describe, expect, it } from 'vitest';
import { troops, words } from '../analysed.ts';

const only = (text: string) => {
  const [read] = troops({ text });
  if (!read) throw new Error(`no sentence in: ${text}`);
  return read;
};

describe('forces', () => {
  const named = (text: string): string[] => {
    const { forces, sentence } = only(text);
    return forces.named.map((one) => `${one.kind} ${one.id}: ${words(sentence, one)}`);
  };

  it.each([
    ['troops with the adjective of their state', 'وصلت القوات التركية.', ['troops TR: القوات التركية']],
    ['a state, by its capital too', 'قررت باريس ذلك.', ['state FR: باريس']],
    ['a head of state', 'قال ماكرون ذلك.', ['leader FR: ماكرون']],
    ['a national adjective of somebody else', 'قال الرئيس الفرنسي ذلك.', ['adjective FR: الفرنسي']],
    ['a mission by its own name', 'توقفت اليونيفيل.', ['troops UN:UNIFIL: اليونيفيل']],
    ['a force at home', 'انتشرت الشرطة هناك.', ['home home: الشرطة']],
  ])('are %s', (_, text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('know a mission and a band to be abroad, and where they stand', () => {
    const [mission] = only('غادرت اليونيفيل.').forces.named;
    expect(mission).toMatchObject({ abroad: true, hosts: ['LB'], own: null });
    const [band] = only('غادر مقاتلو فاغنر.').forces.named;
    expect(band).toMatchObject({ abroad: true, own: 'RU' });
    expect(only('غادرت القوات التركية.').forces.named[0]).toMatchObject({ abroad: false });
  });

  it('are left without an owner where no word names one', () => {
    const { forces, sentence } = only('سحبت جنودها ثم غادرت القوات.');
    expect(forces.unowned.map((one) => [words(sentence, one), one.pronoun])).toEqual([
      ['جنودها', 'ها'],
      ['القوات', ''],
    ]);
  });
});

describe('places', () => {
  const named = (text: string): string[] =>
    only(text).places.map(({ host, kind, proclitics }) => [kind, host, proclitics].filter(Boolean).join(' '));

  it.each([
    ['a country and a part of it', 'دخلت شمال سوريا ثم لبنان.', ['country SY', 'country LB']],
    ['a capital', 'وصلت إلى بغداد.', ['capital IQ']],
    ['a base or town', 'قاعدة عين الأسد مغلقة.', ['place IQ']],
    ['an adjective of the land', 'زار الوزير العراقي المدرسة.', ['adjective IQ ال']],
    ['a line that Gaza has', 'بقوا خلف الخط الأصفر.', ['place PS']],
    ['and Lebanon, where it is named', 'بقوا خلف الخط الأصفر في لبنان.', ['place LB', 'country LB']],
    ['in the article too', 'بقوا خلف الخط الأصفر. يتابع لبنان ذلك.', ['place LB']],
    ['unless that names Gaza', 'بقوا خلف الخط الأصفر. يتابع لبنان ما يجري في غزة.', ['place PS']],
    ['a country with a preposition written to it', 'توقفت بالعراق.', ['country IQ ب']],
  ])('are %s', (_, text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('triggers', () => {
  const found = (text: string): string[] => {
    const { triggers, sentence } = only(text);
    return triggers.map(
      (one) =>
        `${one.readings[0]?.concept} ${[one.proclitics, one.pronoun].filter(Boolean).join('+')}: ${words(sentence, one)}`,
    );
  };

  it.each([
    ['leaving', 'انسحبت القوات.', ['act.leave : انسحبت']],
    [
      'with what is written before and after the word',
      'وبانسحابها تغير كل شيء.',
      ['act.leave وب+ها: وبانسحابها'],
    ],
    ['being made to leave', 'تقرر سحب الجنود.', ['act.remove : سحب']],
    ['staying', 'القوات باقية هناك.', ['act.stay : باقية']],
    ['going on', 'مهمة الحلف ستستمر هناك.', ['act.stay س: ستستمر']],
    ['a part that goes on', 'سنواصل دورنا هناك.', ['act.stay س: سنواصل']],
    ['keeping a place', 'نحافظ على الشريط.', ['act.stay : نحافظ']],
    [
      'several of one sentence, in its order',
      'انسحبت كتيبة وغادرت أخرى.',
      ['act.leave : انسحبت', 'act.depart و: وغادرت'],
    ],
    ['none in a sentence of another matter', 'ارتفعت الأسعار اليوم.', []],
  ])('are words of %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('keep all readings of a word that has several', () => {
    const [trigger] = only('تقرر سحب الجنود.').triggers;
    expect(trigger?.readings.map(({ attrs }) => attrs.tense ?? 'noun')).toEqual(['noun', 'perfect']);
  });
});
