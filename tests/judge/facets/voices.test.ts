import { describe, expect, it } from 'vitest';
import { speakerOfVoice, voiced } from '../../../src/judge/facets/voices.ts';
import { openModels } from '../../../src/judge/scorer/models.ts';
import { loadJudgement } from '../../../src/settings/judgement.ts';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';
import { statementsIn } from '../analysed.ts';

const NAMED = 'Naim Qassem';

describe('the voices of an article', () => {
  const models = openModels(loadJudgement(SHIPPED_CONFIG).models).statement;
  const voicesOf = (text: string) => {
    const bySentence = new Map(statementsIn({ title: 'خبر', text }).map((one) => [one.sentence.at, one]));
    const sayings = voiced(
      [...bySentence.values()].map((candidate) => ({ candidate, score: 2 })),
      models,
    );
    return sayings.map((one) => [one.voice, speakerOfVoice(one, sayings)?.nameEn ?? null]);
  };

  it('are one where a faction’s words name its speaker once, and those that name nobody are his', () => {
    expect(
      voicesOf(`قال الأمين العام لحزب الله نعيم قاسم إن المقاومة باقية في أرضها.
        وأضاف أن سلاح حزب الله ليس موضع نقاش.`),
    ).toEqual([
      [0, 'Naim Qassem'],
      [0, 'Naim Qassem'],
    ]);
  });

  it.each(['وأكد حزب الله أن سلاحه ليس موضع نقاش.', 'وجاء تصريح حزب الله بعد ساعات من الغارة.'])(
    'leave the group its own words beside its speaker’s: %s',
    (own) => {
      const [first, second] = voicesOf(
        `قال الأمين العام لحزب الله نعيم قاسم إن المقاومة باقية في أرضها.\n${own}`,
      );
      expect([first, second]).toEqual([
        [0, 'Naim Qassem'],
        [0, null],
      ]);
    },
  );

  it.each([
    'وأكد مصدر في حزب الله أن سلاحه ليس موضع نقاش.',
    'وأكد المكتب الإعلامي لحزب الله أن سلاحه ليس موضع نقاش.',
    'وأعلن حزب الله انتهاء التحقيق، مؤكدا أن سلاحه ليس موضع نقاش.',
    'وجاء في بيان حزب الله أن سلاحه ليس موضع نقاش.',
  ])('leave one of many and an organ their own: %s', (own) => {
    const text = `قال الأمين العام لحزب الله نعيم قاسم إن المقاومة باقية في أرضها.\n${own}`;
    expect(voicesOf(text)).toEqual([
      [0, 'Naim Qassem'],
      [0, null],
    ]);
  });

  it.each([
    ['three sentences on', ['اسم', 'خبر', 'خبر', 'بلا اسم'], [NAMED, NAMED]],
    ['no further on', ['اسم', 'خبر', 'خبر', 'خبر', 'بلا اسم'], [NAMED, null]],
    ['one sentence back', ['بلا اسم', 'اسم'], [NAMED, NAMED]],
    ['no further back', ['بلا اسم', 'خبر', 'اسم'], [null, NAMED]],
  ] as const)('lend a name %s', (_, sentences, speakers) => {
    const written = {
      اسم: 'قال الأمين العام لحزب الله نعيم قاسم إن المقاومة باقية.',
      خبر: 'والطقس غائم في البلاد.',
      'بلا اسم': 'ونفى أن يكون حزب الله طرفا في ذلك.',
    };
    const text = sentences.map((one) => written[one]).join('\n');
    expect(voicesOf(text).map(([, name]) => name)).toEqual(speakers);
  });

  it('are two where two factions speak', () => {
    expect(
      voicesOf(`قالت حركة حماس إنها لن تقبل أي شرط جديد للهدنة.
        وأعلنت كتائب حزب الله أنها ستستهدف القواعد الأمريكية.`).map(([voice]) => voice),
    ).toEqual([0, 1]);
  });
});
