import { describe, expect, it } from 'vitest';
import { speech, words } from '../analysed.ts';
import type { Sample } from '../judged.ts';

/** Names of all sentences as `kind faction: words`; a person by the English name. */
const named = (sample: Sample): string[] =>
  speech(sample).flatMap(({ sentence, names }) =>
    names.map((one) => `${one.kind} ${one.person?.en ?? one.faction?.id ?? ''}: ${words(sentence, one)}`),
  );

describe('names of factions and their people', () => {
  it.each([
    ['a faction', 'قالت حركة النجباء ذلك.', ['faction harakat-al-nujaba: حركة النجباء']],
    [
      'the longest name',
      'قالت أنصار الله الأوفياء ذلك.',
      ['faction ansar-allah-al-awfiya: أنصار الله الأوفياء'],
    ],
    ['a person by the full name', 'قال يحيى سريع ذلك.', ['person Yahya Saree: يحيى سريع']],
    ['what only looks like one', 'قال حزب الكتائب ذلك.', ['other : حزب الكتائب']],
  ])('are %s', (_, text, expected) => {
    expect(named({ text })).toEqual(expected);
  });

  it('mark an adjective of a faction, which names nobody by itself', () => {
    const [read] = speech({ text: 'سقط صاروخ حوثي.' });
    expect(read?.names[0]).toMatchObject({ nisba: true, kind: 'faction', faction: { id: 'houthis' } });
  });
});

describe('«المقاومة»', () => {
  it.each([
    [
      'وصلت المقاومة الوطنية اليمنية إلى الميناء.\nوفر الحوثيون.\nوقالت المقاومة إنها ستتقدم.',
      'national-resistance-yemen',
    ],
    ['فر الحوثيون من الميناء.\nوقالت المقاومة إنها ستتقدم.', 'popular-resistance-yemen'],
    ['قصفت كتائب القسام موقعا.\nوقالت المقاومة إنها سترد.', 'hamas'],
  ])('means whoever is called so: %s', (text, expected) => {
    const last = speech({ text })
      .flatMap(({ names }) => names)
      .at(-1);
    expect(last?.faction?.id).toBe(expected);
  });
});

describe('a weak name', () => {
  it('is the faction among words that say so, and not in those that say otherwise', () => {
    expect(named({ text: 'قالت نصرة الإسلام إنها تحاصر مدينتين في مالي.' })).toEqual([
      'faction jnim: نصرة الإسلام',
    ]);
    expect(named({ text: 'قالت القاعدة الجوية في مالي إنها مغلقة.' })).toEqual([]);
  });

  it.each([
    ['وافقت الجمعية الوطنية في هافانا على دستور جديد.', []],
    ['قالت الجمعية الوطنية للمجلس الانتقالي في عدن ذلك.', ['stc', 'stc']],
    ['قال نائب من كتلة التغيير والإصلاح في لبنان ذلك.', []],
    ['شكلت طرابلس حكومة الإنقاذ في ليبيا.', []],
    ['قالت حكومة الإنقاذ في إدلب ذلك.', ['hts']],
    ['قصف الطيران بلدات على الجبهة الجنوبية في لبنان.', []],
    ['أعلنت الجبهة الجنوبية في درعا ذلك.', ['syrian-armed-opposition']],
    ['أعلن جيش المجاهدين في ريف حلب ذلك.', ['free-syrian-army']],
    ['أعلن جيش المجاهدين في الفلوجة ذلك.', ['iraqi-sunni-insurgents']],
    ['قال المتحدث باسم مقاومة تعز إن الحوثيين تراجعوا.', ['popular-resistance-yemen', 'houthis']],
    ['تحدث الطبيب عن مقاومة تعز للحصار.', []],
  ])('of a wing or a front, as common as a parliament: %s', (text, expected) => {
    const factions = speech({ text }).flatMap(({ names }) => names.map((one) => one.faction?.id));
    expect(factions).toEqual(expected);
  });

  it('of a person needs the full name or the faction in the article', () => {
    expect(named({ text: 'حذر نعيم قاسم من الحرب. وقال قاسم إن السلاح باق.' })).toEqual([
      'person Naim Qassem: نعيم قاسم',
      'person Naim Qassem: قاسم',
    ]);
    expect(named({ text: 'وقال قاسم إن الدروس تبدأ غدا.' })).toEqual([]);
    expect(named({ text: 'أبو عبيدة: العدو سيدفع الثمن.' })).toEqual(['person Abu Obeida: أبو عبيدة']);
    expect(named({ text: 'أبوعبيدة: العدو سيدفع الثمن.' })).toEqual(['person Abu Obeida: أبوعبيدة']);
  });

  it('which many men bear needs the faction, or a word that is near it', () => {
    expect(named({ text: 'قتل في التفجير شابان يكنى أحدهما أبو عبيدة والآخر أبو طالب.' })).toEqual([]);
    expect(named({ text: 'وقال أبو عبيدة إن الأسرى في غزة أحياء.' })).toEqual([
      'person Abu Obeida: أبو عبيدة',
    ]);
  });
});

describe('a part that is reported under its own name', () => {
  it.each([
    ['أعلنت الجبهة الشامية ذلك.', 'Levant Front'],
    ['أعلن مجلس شورى ثوار بنغازي ذلك.', 'Benghazi Revolutionaries Shura Council'],
    ['أعلن جيش إدلب الحر ذلك.', 'Free Idlib Army'],
    ['أعلنت قوات البنيان المرصوص في سرت ذلك.', 'Bunyan al-Marsous (Misrata)'],
  ])('is shown so: %s', (text, shown) => {
    expect(speech({ text }).flatMap(({ names }) => names.map((one) => one.shown))).toEqual([shown]);
  });
});

describe('a name that nothing else in the article speaks for', () => {
  const alone = (text: string): string[] =>
    speech({ text })
      .flatMap(({ names }) => names)
      .filter((one) => one.alone)
      .map((one) => one.person?.en ?? one.shown);
  it.each([
    ['a full name whose office is not known by it', 'حزام الأسد: سنرد في البحر.', ['Hizam al-Asad']],
    ['the same within a sentence', 'وقال حزام الأسد إنه سيرد.', ['Hizam al-Asad']],
    ['a short name with its colon', 'المشاط: أيام العدو سوداء.', ['Mahdi al-Mashat']],
    ['a short name behind a title, ahead of an occasion', 'الشيخ قاسم في يوم الشهيد:', ['Naim Qassem']],
    ['a common name with its colon', 'محمد عبد السلام:', ['Mohammed Abdulsalam']],
    ['a common name within a sentence', 'وقال محمد عبد السلام إن المباراة صعبة.', []],
    ['a short name within a sentence', 'وقال قاسم إن الدروس تبدأ غدا.', []],
    ['a weak name with its colon', 'أصحاب الكهف: كل شاحنة هدف.', ['Ashab al-Kahf']],
    ['a weak name as a heading', 'أصحاب الكهف\nكل شاحنة هدف.', ['Ashab al-Kahf']],
    ['a weak name as a hashtag', 'كل شاحنة هدف لنا منذ اليوم #أصحاب_الكهف', ['Ashab al-Kahf']],
    ['a family name behind the name of another', 'فهد المشاط: كانت رحلة جميلة.', []],
    [
      'a family name that the article has in full as of another',
      'المشاط: كانت رحلة جميلة.\nقال فهد المشاط ذلك في المطار.',
      [],
    ],
    ['a short name as a heading', 'المشاط\nأيام العدو سوداء.', []],
    ['a kunya with its colon', 'أبو آلاء: ستصير المنطقة كلها فرنا.', ['Abu Alaa al-Walai']],
    ['a weak name whose other meaning the article shows', 'أصحاب الكهف: قصة وعبرة من السورة.', []],
    ['a weak name within a sentence', 'زرنا مغارة أصحاب الكهف أمس.', []],
    ['who once spoke for a faction', 'قال نعيم العبودي إنه يرفض.', []],
  ])('may still be who speaks: %s', (_, text, expected) => {
    expect(alone(text)).toEqual(expected);
  });
});

describe('a word that points back', () => {
  it('means the faction named last that is called so', () => {
    expect(named({ text: 'قالت حماس كلاما ونفت حركة النجباء. وأضافت الحركة أن الرد آت.' }).at(-1)).toBe(
      'back harakat-al-nujaba: الحركة',
    );
  });

  it('does not mean a party that is no faction', () => {
    expect(named({ text: 'قالت حركة النهضة كلاما. وأضافت الحركة شيئا.' })).toEqual(['other : حركة النهضة']);
  });

  it.each([
    ['of another country', 'قالت جماعة الحوثي كلاما. وأعلنت القوات المسلحة الإماراتية شيئا.'],
    ['one of many', 'قصفت جماعة الحوثي مأرب. ودان المجلس القصف.'],
    ['of no country', 'قال حزب العمال الكردستاني كلاما. وناشدت المنظمة الدولية الجميع.'],
    ['a party named since', 'نفى حزب العمال الكردستاني. وقال مرشح لحزب الورد الأصفر كلاما. ورد الحزب.'],
  ])('does not mean what is %s', (_name, text) => {
    expect(named({ text }).filter((mention) => mention.startsWith('back'))).toEqual([]);
  });

  it('means the group where no other party of that kind is named since', () => {
    expect(named({ text: 'قال مرشح حزب الورد كلاما. ونفى حزب العمال الكردستاني. ورد الحزب.' }).at(-1)).toBe(
      'back pkk: الحزب',
    );
  });

  it('is one of many that the article names by its first words', () => {
    expect(named({ text: 'رد المجلس السياسي لجماعة الحوثي. وأضاف المجلس شيئا.' }).at(-1)).toBe(
      'back houthis: المجلس',
    );
  });

  it('may stand before the one faction that an article names', () => {
    expect(named({ text: 'نفت الحركة ما نشر. وكان قادة حركة النجباء في بغداد.' })[0]).toBe(
      'back harakat-al-nujaba: الحركة',
    );
  });
});

describe('a group that no list has', () => {
  it.each([
    [
      'what calls itself something',
      'أعلنت جماعة مسلحة تطلق على نفسها «كتائب الفجر الأحمر» ذلك.',
      'كتائب الفجر الأحمر',
    ],
    ['what has "armed" or "rebel" behind its name', 'قال جيش الخلاص المتمرد ذلك.', 'جيش الخلاص'],
    ['that of which fighters are told', 'انسحب مسلحو جيش الخلاص، ثم عادوا.', 'جيش الخلاص'],
    ['what takes an attack on itself', 'أعلنت سرايا صدى الجبل مسؤوليتها عن الهجوم.', 'سرايا صدى الجبل'],
    ['the same behind a comma', 'أعلن لواء الخلاص، في بيان، مسؤوليته عن التفجير.', 'لواء الخلاص'],
    ['the same on a day', 'أعلن لواء الخلاص أمس مسؤوليته عن التفجير.', 'لواء الخلاص'],
    ['the same in quotation marks', 'وتبنى "لواء الخلاص" الهجوم على القاعدة.', 'لواء الخلاص'],
    ['the same with its kind', 'تبنى فصيل لواء الخلاص تفجير الجسر.', 'لواء الخلاص'],
  ])('goes by its own name: %s', (_, text, name) => {
    expect(speech({ text }).flatMap(({ names }) => names.map(({ shown }) => shown))).toEqual([name]);
  });

  it.each([
    'قال جيش الخلاص ذلك.',
    'قالت منظمة الصحة العالمية إن مسلحين هاجموا مستشفى.',
    'أعلن حزب المستقبل مسؤوليته عن الخسارة في الانتخابات.',
    'تبنى حزب المستقبل نهجا جديدا.',
    'أعلنت الحركة أمس مسؤوليتها عن الهجوم.',
  ])('is not seen where nothing calls it armed: %s', (text) => {
    expect(named({ text })).toEqual([]);
  });

  it('is left to the lexicon where that knows it', () => {
    expect(named({ text: 'أعلنت جماعة مسلحة تطلق على نفسها «سرايا أولياء الدم» ذلك.' })).toEqual([
      'faction saraya-awliya-al-dam: سرايا أولياء الدم',
    ]);
  });
});
