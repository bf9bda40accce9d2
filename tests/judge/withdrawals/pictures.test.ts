import { describe, expect, it } from 'vitest';
import { leaving, type Sample } from './read.ts';

describe('a withdrawal told by its picture', () => {
  it.each([
    ['the flag comes down', { title: 'إنزال العلم الفرنسي في قاعدة غاو', text: '' }, ['FR/ML']],
    [
      'the last plane takes off',
      { text: 'أقلعت آخر طائرة عسكرية بريطانية من مطار كابول فجر اليوم.' },
      ['GB/AF'],
    ],
    ['a town is empty of them', { text: 'خلت بلدة كفركلا من الجنود الإسرائيليين صباح الثلاثاء.' }, ['IL/LB']],
    ['none is left', { text: 'لم يبق في قاعدة باغرام جندي أمريكي واحد.' }, ['US/AF']],
    ['a farewell', { title: 'باماكو تودع آخر الجنود الفرنسيين' }, ['FR/ML']],
    ['told to pack', { text: 'طلبت نيامي من الجنود الأمريكيين حزم أمتعتهم.' }, ['US/NE']],
    ['a state does without them', { title: 'النيجر تستغني عن الجنود الإيطاليين' }, ['IT/NE']],
    ['land given up', { text: 'تخلت القوات الروسية عن مدينة إيزيوم أمس.' }, ['RU/UA']],
    ['a post taken down', { text: 'شرع الجيش التركي في تفكيك نقطة المراقبة في مورك.' }, ['TR/SY']],
    [
      'fewer bases',
      { text: 'قال المبعوث إن القواعد الأمريكية في سوريا ستنزل من ثلاث إلى واحدة.' },
      ['US/SY'],
    ],
    ['fewer men', { text: 'تقلصت القوة السودانية في اليمن إلى خمسة آلاف.' }, ['SD/YE']],
  ] as [string, Sample, string[]][])('%s', (_, sample, expected) => {
    expect(leaving(sample)).toEqual(expected);
  });

  it.each([
    ['a state named by who holds the base', { title: 'تسليم باغرام إلى الجيش الأفغاني' }, ['US/AF']],
    [
      'an official whose state is there',
      { text: 'نفى وزير الدفاع الأمريكي وجود قرار بالرحيل عن العراق، وقال إن القوات باقية.' },
      ['US/IQ'],
    ],
    ['a people', { text: 'انصرف الروس من خيرسون ليلا.' }, ['RU/UA']],
    [
      'a mission by its full name',
      { text: 'أنهت بعثة الأمم المتحدة في هايتي مهمتها اليوم.' },
      ['UN:MINUSTAH/HT'],
    ],
    ['a small contributor', { text: 'سحبت هندوراس جنودها من العراق.' }, ['HN/IQ']],
    ['an empire that is no more', { text: 'عبر آخر جندي سوفيتي الجسر مغادرا أفغانستان.' }, ['RU/AF']],
  ] as [string, Sample, string[]][])('whose troops it moves: %s', (_, sample, expected) => {
    expect(leaving(sample)).toEqual(expected);
  });

  it.each([
    ['a post in an office', 'ترك السفير البريطاني منصبه في بغداد.'],
    ['an idea', 'تخلت واشنطن عن فكرة المؤتمر في بغداد.'],
    ['a road closed', 'أغلقت القوات الإسرائيلية معبر رفح أمام الشاحنات.'],
    ['a state that leaves a bloc', 'أعلنت النيجر انسحابها من المجموعة الاقتصادية لدول غرب أفريقيا.'],
    ['a state that wants a base back', 'قال ترامب إن بلاده تريد استعادة قاعدة باغرام في أفغانستان.'],
    ["a neighbour's border", 'سحبت بولندا قواتها من الحدود الليتوانية بعد انتهاء المراقبة.'],
    ['soldiers of the land in a town nobody lists', 'الجيش الهندي يغادر ثكنة في ولاية بيهار الهندية.'],
    ['a turn of duty', 'تسلم اللواء الإسباني القطاع الشرقي في مرجعيون من سابقه ضمن تبديل نصف سنوي.'],
    ['a deal on grain', 'عادت روسيا إلى اتفاق الحبوب بعد انسحاب دام أياما من العمل به مع أوكرانيا.'],
    ['a raid of some hours', 'انسحبت القوات الإسرائيلية من قباطية بعد ساعات من اقتحامها.'],
    ['nobody needed', 'قال النائب إنه لم يعد للقوات التركية في بعشيقة أي مبرر.'],
    ['a coalition of parties', 'الليبراليون يغادرون التحالف الحاكم.'],
    ['the fallen', 'ودعت باريس جنودها الذين قتلوا في مالي.'],
  ])('there is none in %s', (_, text) => {
    expect(leaving({ text })).toEqual([]);
  });
});
