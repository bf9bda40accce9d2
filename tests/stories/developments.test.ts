import { describe, expect, it } from 'vitest';
import type {
  Evidence,
  Sayer,
  StatementType,
  Withdrawal,
  WithdrawalStatus,
} from '../../src/model/verdict.ts';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { sketchFeatures } from './building.ts';
import { at, developments, events, type Placed, tell } from './telling.ts';

type Facets = Partial<Record<'force' | 'host' | 'faction', string>>;

/** A short text by an outlet of its own, with the facets a judge would find. */
function post(title: string, { force, host, faction }: Facets, hour = 9): ArticleFeatures {
  return sketchFeatures({
    title,
    text: `${title}.`,
    at: at(hour),
    withdrawals: force || host ? [{ force: force ?? null, host: host ?? null, status: 'started' }] : [],
    statements: faction ? [{ factionId: faction, faction, type: 'position' }] : [],
  });
}

describe('facets that contradict each other never join, however alike the words', () => {
  // Glosses: "X begins to withdraw its forces from Y"; "X: we will not hand over our weapons"; "we hit a tank".
  it.each([
    [
      'another country is left',
      post('هولندا تبدأ سحب قواتها من مالي', { force: 'NL', host: 'ML' }),
      post('هولندا تبدأ سحب قواتها من ليتوانيا', { force: 'NL', host: 'LT' }),
    ],
    [
      'another force leaves',
      post('إسبانيا تبدأ سحب قواتها من العراق', { force: 'ES', host: 'IQ' }),
      post('إيطاليا تبدأ سحب قواتها من العراق', { force: 'IT', host: 'IQ' }),
    ],
    [
      'a faction whose name holds the other’s',
      post('سرايا السلام: لن نسلم سلاحنا', { faction: 'saraya-al-salam' }),
      post('سرايا أولياء الدم: لن نسلم سلاحنا', { faction: 'saraya-awliya-al-dam' }),
    ],
  ])('%s', (_name, one, other) => {
    const [first, second] = tell(one, other);
    expect(events([first, second] as Placed[])).toEqual(['opened', 'opened']);
    expect(first?.storyId).not.toBe(second?.storyId);
  });

  it('shared boilerplate below different headlines confirms nothing', () => {
    // Gloss: "an official said that details come later and that all goes by the agreed timetable".
    const boilerplate =
      'وقال مسؤول إن التفاصيل تأتي لاحقا، وإن كل شيء يجري وفق الجدول المتفق عليه بين الطرفين';
    const with_ = (title: string, force: string): ArticleFeatures =>
      sketchFeatures({
        title,
        text: `${title}. ${boilerplate}`,
        at: at(9),
        withdrawals: [{ force, host: 'DJ' }],
      });
    expect(events(tell(with_('اليابان تغادر جيبوتي', 'JP'), with_('إيطاليا تغادر جيبوتي', 'IT')))).toEqual([
      'opened',
      'opened',
    ]);
  });
});

describe('one development, told again', () => {
  // Glosses: the same claim in two wordings; other claims of the same faction on the same day.
  const claim = (text: string, hour: number, given: { outlet?: string; speaker?: string } = {}) =>
    sketchFeatures({
      ...(given.outlet ? { outlet: given.outlet } : {}),
      text,
      at: at(hour),
      statements: [
        {
          target: 'Israel',
          speaker: given.speaker ? { name: given.speaker, nameEn: null, role: null } : null,
          quote: { field: 'text', start: 0, end: text.length, text },
        },
      ],
    });
  const ZENITH = 'الجماعة تعلن إصابة السفينة زينيث بصاروخين قبالة سقطرى';

  it.each([
    [
      'a second outlet in other words confirms it',
      claim('سقطرى: صاروخان يصيبان زينيث بحسب الجماعة', 10),
      'corroborated',
    ],
    ['a reprint by another outlet confirms nothing', claim(ZENITH, 10), 'none'],
    [
      'the next day another ship is another claim',
      claim('الجماعة تعلن إغراق ناقلة الفحم أورورا قرب ميناء عدن', 30),
      'opened',
    ],
  ])('%s', (_name, second, event) => {
    expect(events(tell(claim(ZENITH, 9), second))).toEqual(['opened', event]);
  });

  it('tells two claims of one outlet apart that share the day and the faction', () => {
    const outlet = 'one';
    const [first, second] = tell(
      claim(ZENITH, 9, { outlet }),
      claim('الجماعة تتبنى قصف مطار رامون بطائرة مسيرة', 11, { outlet }),
    );
    expect(second?.event).not.toBe('none');
    expect(second?.developmentId).not.toBe(first?.developmentId);
  });

  it('puts the pieces of one man’s address together', () => {
    // Glosses: "we stay in the field until the siege is lifted"; "we thank our people for their patience".
    const pieces = [
      'باقون في الميدان حتى رفع الحصار كاملا',
      'نشكر أهلنا على صبرهم وثباتهم',
      'لا تفاوض تحت النار',
    ];
    const told = tell(
      ...pieces.map((text, i) => claim(text, 9 + i / 10, { outlet: 'tg', speaker: 'سالم الكندي' })),
    );
    expect(new Set(developments(told)).size).toBe(1);
  });

  it('takes a headline for news, though a background sentence of these hours has the same facets', () => {
    // Gloss: "oil prices rose … (long) … the group also threatened ships"; "the group gives tankers two days to leave".
    const filler = 'ارتفعت أسعار النفط في الأسواق العالمية اليوم مع تراجع المخزونات. '.repeat(8);
    const text = `${filler}وكانت الجماعة هددت السفن`;
    const background = sketchFeatures({
      text,
      at: at(9),
      statements: [
        {
          type: 'threat',
          target: 'shipping',
          quote: { field: 'text', start: filler.length, end: text.length, text: '' },
        },
      ],
    });
    const headline = sketchFeatures({
      title: 'الجماعة تمهل الناقلات يومين لمغادرة الميناء',
      at: at(10),
      statements: [{ type: 'ultimatum', target: 'shipping' }],
    });
    const [first, second] = tell(background, headline);
    expect(second?.event).not.toBe('none');
    expect(second?.developmentId).not.toBe(first?.developmentId);
  });

  it('carries a sentence on in the background of later news without telling it twice', () => {
    const carried = `أسعار النفط ترتفع في الأسواق. ${ZENITH}`;
    const later = sketchFeatures({
      text: carried,
      at: at(20),
      statements: [
        {
          target: 'Israel',
          quote: { field: 'text', start: carried.indexOf(ZENITH), end: carried.length, text: '' },
        },
      ],
    });
    expect(
      events(
        tell(claim(ZENITH, 9, { outlet: 'one' }), {
          ...later,
          outlet: claim('', 1, { outlet: 'one' }).outlet,
        }),
      ),
    ).toEqual(['opened', 'none']);
  });
});

describe('an article that tells several things', () => {
  const two = (hour: number, second: 'hamas' | 'hezbollah'): ArticleFeatures =>
    sketchFeatures({
      outlet: 'one',
      text: `بيان ${hour}`,
      at: at(hour),
      statements: [
        { factionId: 'houthis', type: 'truce' },
        { factionId: second, faction: second, type: 'truce' },
      ],
    });
  it('makes one event, and each is known when it is told alone', () => {
    const alone = sketchFeatures({
      text: 'بيان 9',
      at: at(10),
      statements: [{ factionId: 'hamas', faction: 'hamas', type: 'truce' }],
    });
    expect(events(tell(two(9, 'hamas'), alone))).toEqual(['opened', 'none']);
  });
  it('is news where one of them is', () => {
    expect(events(tell(two(9, 'hamas'), two(10, 'hezbollah')))[1]).toBe('opened');
  });
});

describe('a step of a withdrawal is a development of its own', () => {
  // Glosses: "Paris will leave Niger", "the first convoy left", "the last soldier crossed", "the ministry denied", "we stay", "talks", "a plan", "lorries cross", "a storm", "orders cancelled"; "a deputy: the return is on paper still".
  const STEPS: Partial<Record<WithdrawalStatus, string>> = {
    demanded: 'نيامي تمهل الفرنسيين شهرا للرحيل',
    announced: 'الرئاسة الفرنسية: سنعيد جنودنا من النيجر',
    denied: 'وزارة الجيوش تنفي تحديد أي موعد للعودة',
    started: 'أول قافلة فرنسية تغادر نيامي نحو تشاد',
    completed: 'آخر جندي فرنسي يعبر الحدود',
    refused: 'قائد الحامية: باقون في مواقعنا',
    negotiated: 'جلسة رابعة بين الوفدين عن مصير الثكنات',
    planned: 'خطة لعودة الكتيبة مطلع الصيف',
    ongoing: 'شاحنات محملة تعبر الجسر منذ الفجر',
    delayed: 'عاصفة رملية ترجئ رحلات النقل',
    cancelled: 'القيادة تلغي أوامر الرحيل',
  };
  const step = (
    status: WithdrawalStatus,
    day: number,
    given: {
      text?: string;
      outlet?: string;
      level?: 'main' | 'secondary';
      facets?: Partial<Withdrawal>;
    } = {},
  ) =>
    sketchFeatures({
      outlet: given.outlet ?? 'one',
      level: given.level ?? 'main',
      text: given.text ?? STEPS[status] ?? '',
      at: new Date(Date.UTC(2024, 2, day, 9)).toISOString(),
      withdrawals: [{ status, ...given.facets }],
    });

  it.each([
    [
      'announced, started, completed',
      ['announced', 'started', 'completed'],
      ['status: announced → started', 'status: started → completed'],
    ],
    [
      'a denial between',
      ['announced', 'denied', 'started'],
      ['last told: announced', 'status: announced → started'],
    ],
    ['a demand that is met', ['demanded', 'announced'], ['last told: demanded']],
    [
      'a refusal of another',
      ['announced', 'refused', 'demanded'],
      ['last told: announced', 'last told: refused'],
    ],
    ['talks after a plan', ['planned', 'negotiated'], ['last told: planned']],
    ['a step in two wordings', ['started', 'ongoing'], ['still under way']],
    ['a halt', ['started', 'delayed'], ['status: started → delayed']],
    [
      'a plan after a halt',
      ['announced', 'cancelled', 'planned'],
      ['status: announced → cancelled', 'last told: cancelled'],
    ],
    ['nothing that is undone by being put off', ['completed', 'delayed'], ['last told: completed']],
  ] as [string, WithdrawalStatus[], string[]][])('%s', (_name, statuses, news) => {
    const told = tell(...statuses.map((status, i) => step(status, i + 1)));
    expect(events(told)).toEqual(['opened', ...news.map(() => 'status_changed')]);
    expect(told.slice(1).map(({ whatsNew }) => whatsNew)).toEqual(news);
    expect(new Set(told.map(({ storyId }) => storyId)).size).toBe(1);
  });

  // Glosses: "the union of Zinder asks that they leave", "the mayor of Agadez asks that they go".
  it.each([
    ['the same body', 'اتحاد زندر', 'demanded again'],
    ['it, told with its place', 'اتحاد زندر الشرقي', 'demanded again'],
    ['another', 'عمدة أغاديز', 'also demanded'],
    ['another of that town', 'عمدة زندر', 'also demanded'],
    ['nobody who is named', null, 'demanded again'],
  ])('demanded once more by %s', (_name, name, news) => {
    const by = (named: string | null) =>
      named === null ? {} : { by: { kind: null, name: named, nameEn: null, role: null, party: null } };
    const told = tell(
      step('demanded', 1, { text: 'اتحاد زندر يطلب رحيلهم عن المطار', facets: by('اتحاد زندر') }),
      step('demanded', 4, { text: 'عمدة أغاديز يكرر أن الثكنة لأهلها', facets: by(name) }),
    );
    expect(told[1]?.whatsNew).toBe(news);
  });

  // Glosses: "the Niger (Nigerien) minister of war (defence) refuses that they stay", "Kane refuses".
  const minister = (name: string) => ({
    kind: 'person' as const,
    name,
    nameEn: null,
    role: 'minister',
    party: 'NE',
  });
  const kane = (name: string) => ({ ...minister(name), nameEn: 'Issa Kane' });
  it.each([
    [
      'by one office in other words',
      minister('وزير حرب النيجر'),
      minister('الوزير النيجري للدفاع'),
      'demanded again',
    ],
    ['by one man, his name written otherwise', kane('عيسى كاني'), kane('الوزير عيسى كانه'), 'demanded again'],
    ['by another', kane('عيسى كاني'), minister('الوزير النيجري للدفاع'), 'last told: refused'],
    ['where nobody was named before', null, kane('عيسى كاني'), 'last told: refused'],
  ])('demanded once more %s, another step told in between', (_name, first, again, news) => {
    const by = (sayer: Sayer | null) => (sayer === null ? {} : { by: sayer });
    const told = tell(
      step('demanded', 1, { text: 'طلب رحيلهم عن المطار صباحا', facets: by(first) }),
      step('refused', 2, { text: 'باريس ترفض ترك القاعدة الكبرى' }),
      step('demanded', 4, { text: 'دعوة إلى إخلاء الثكنة الشرقية فورا', facets: by(again) }),
    );
    expect(told[2]?.whatsNew).toBe(news);
  });

  it('is neither demanded again nor also where nobody was named who demanded it', () => {
    const [, told] = tell(
      step('demanded', 1, { text: 'طلب رحيلهم عن المطار صباحا' }),
      step('demanded', 4, { text: 'دعوة إلى إخلاء الثكنة الشرقية فورا', facets: { by: kane('عيسى كاني') } }),
    );
    expect(told).toMatchObject({ event: 'status_changed', whatsNew: '' });
  });

  it.each([
    ['demanded', '2024-04-01', 'last told: demanded; date: 1 May 2024'],
    ['planned', '2024-04-01', 'status: planned → started; new date: 1 May 2024 (was 1 Apr 2024)'],
    ['planned', '2024-05', 'status: planned → started; date: 1 May 2024'],
    ['planned', '2024-05-01', 'status: planned → started'],
  ] as const)(
    "gives a new date, and the one before where it was the withdrawal's own and another: %s %s",
    (status, deadline, said) => {
      const dated = (at: string, text: string, given: { status: WithdrawalStatus; deadline: string }) =>
        sketchFeatures({ at, text, withdrawals: [given] });
      const told = tell(
        dated('2024-03-01T09:00:00Z', STEPS.demanded ?? '', { status, deadline }),
        dated('2024-03-03T09:00:00Z', STEPS.started ?? '', { status: 'started', deadline: '2024-05-01' }),
      );
      expect(told[1]?.whatsNew).toBe(said);
    },
  );

  it.each([
    ['another force', { force: 'US' }, ''],
    ['an unnamed force', { force: null }, ''],
    ['the same force, its step only possible', { certainty: 'possible' }, 'last told: announced'],
  ] as [string, Partial<Withdrawal>, string][])(
    'is compared with its own only: %s',
    (_name, facets, news) => {
      const told = tell(
        step('announced', 1, { facets: { host: 'NE' } }),
        step('started', 2, { facets: { host: 'NE', ...facets } }),
      );
      expect(told[1]?.whatsNew).toBe(news);
    },
  );

  // Glosses: "the base in Menaka was handed over", then "… in Kidal", "in the north of Mali", "a second base".
  it.each([
    ['a base that is named', 'القوات الفرنسية تسلم قاعدتها في كيدال', ['كيدال'], '; another base or town'],
    ['a region', 'القوات الفرنسية تسلم مواقعها في شمال مالي', ['شمال مال'], ''],
    ['a name that stands elsewhere only', 'القوات الفرنسية تسلم قاعدة ثانية', ['كيدال'], ''],
    ['the base told before', 'القوات الفرنسية أتمت تسليم قاعدة ميناكا', ['ميناكا'], ''],
  ])(
    'says that another base or town is left only of one that its reports name: %s',
    (_name, text, sites, said) => {
      const handedOver = (at: string, words: string, left: string[]) =>
        sketchFeatures({
          ...{ at, title: words, text: words },
          withdrawals: [
            {
              ...{ force: 'FR', host: 'ML', status: 'completed', extent: 'part', sites: left },
              evidence: [{ field: 'text', start: 0, end: words.length, ruleId: '', concept: '' }],
            },
          ],
        });
      const told = tell(
        handedOver('2024-03-01T09:00:00Z', 'القوات الفرنسية تسلم قاعدتها في ميناكا', ['ميناكا']),
        handedOver('2024-03-11T09:00:00Z', text, sites),
      );
      expect(told[1]?.whatsNew).toBe(`completed in part again${said}`);
    },
  );

  // Glosses: "the French begin to leave the base in Menaka", then "the French have left the base in Menaka / Kidal".
  it.each([
    ['that base', 'ميناكا', 'status: started → completed in part'],
    ['another', 'كيدال', 'last told: started; another base or town'],
  ])('has a way from the start at a base to the end at %s', (_name, base, said) => {
    const at = (day: number, words: string, status: WithdrawalStatus, site: string) =>
      sketchFeatures({
        ...{ at: `2024-03-${day}T09:00:00Z`, title: words, text: words },
        withdrawals: [
          {
            ...{ force: 'FR', host: 'ML', status, extent: 'part', sites: [site] },
            evidence: [{ field: 'text', start: 0, end: words.length, ruleId: '', concept: '' }],
          },
        ],
      });
    const told = tell(
      at(11, 'القوات الفرنسية تبدأ مغادرة قاعدة ميناكا', 'started', 'ميناكا'),
      at(21, `القوات الفرنسية غادرت قاعدة ${base}`, 'completed', base),
    );
    expect(told[1]?.whatsNew).toBe(said);
  });

  // Glosses: "dust closed the road for hours"; "Paris plans to take its battalion home".
  it.each([
    ['planned', 6, {}, 'none'],
    ['announced', 6, {}, 'none'],
    ['planned', 6, { deadline: '2024-06-01' }, 'status_changed'],
    ['planned', 25, {}, 'status_changed'],
    ['started', 6, {}, 'status_changed'],
    ['refused', 6, {}, 'status_changed'],
    // What the judge holds an article to be about is no background, wherever its words stand.
    ['planned', 6, {}, 'status_changed', 'main'],
  ] as [WithdrawalStatus, number, Partial<Withdrawal>, string, ('main' | 'secondary')?][])(
    'is no news in the background, told again with nothing more: %s, on day %i, %j: %s',
    (status, day, facets, event, level = 'secondary') => {
      const before = 'الغبار أغلق الطريق ساعات. '.repeat(30);
      const text = `${before}وتنوي باريس إعادة كتيبتها`;
      const evidence: Evidence[] = [
        { field: 'text', start: before.length, end: text.length, ruleId: '', concept: '' },
      ];
      const again = step(status, day, { text, level, facets: { ...facets, evidence } });
      const told = tell(step(status === 'refused' ? 'refused' : 'planned', 1), again);
      expect(events(told)).toEqual(['opened', event]);
    },
  );

  it('that was told before another of its stage is told again', () => {
    const again = step('planned', 9, { text: 'نائب: العودة ما زالت على الورق' });
    expect(tell(step('planned', 1), step('announced', 5), again).map(({ whatsNew }) => whatsNew)).toEqual([
      '',
      'last told: planned',
      'planned again',
    ]);
  });

  // Gloss: "Paris had announced on Thursday that it takes its battalion home" (5 March is a Tuesday, 7 March a Thursday).
  it.each([
    ['dated days back by its own words', 10, 'كانت باريس أعلنت الخميس عودة كتيبتها', 'none'],
    ['of yesterday', 8, 'كانت باريس أعلنت الخميس عودة كتيبتها', 'status_changed'],
    ['without a day', 10, 'باريس أعلنت عودة كتيبتها', 'status_changed'],
  ])('is no news in a headline where it is only what was told then: %s', (_name, day, text, event) => {
    const first = step('announced', 7, { text: 'قرار فرنسي بإعادة الجنود' });
    expect(events(tell(first, step('announced', day, { text })))[1]).toBe(event);
  });

  // Gloss: "the tankers leave the airport at night".
  it.each([
    ['other words', 'الصهاريج تغادر المطار ليلا', ['opened', 'opened']],
    ['the same words', `${STEPS.announced} ليلا`, ['opened', 'status_changed']],
  ])('where no country is named, is of the story whose words it has: %s', (_name, text, told) => {
    const next = step('started', 2, { text, facets: { host: null } });
    expect(events(tell(step('announced', 1), next))).toEqual(told);
  });

  it('is confirmed by another outlet of the same hours, not by one that tells the step before', () => {
    const told = tell(
      step('announced', 1, { text: 'باريس تقرر العودة من نيامي' }),
      step('started', 2, { text: 'أول قافلة فرنسية تعبر إلى تشاد' }),
      step('started', 2, { text: 'قافلة من الفرنسيين تبلغ تشاد', outlet: 'two' }),
    );
    expect(events(told)).toEqual(['opened', 'status_changed', 'corroborated']);
  });
});

describe('a faction’s words in a story that is known', () => {
  // Glosses: "let ships keep off the strait"; "a missile hit the grain ship Nile Sky in the strait"; "off to its coast".
  const TEXTS: Partial<Record<StatementType, string>> = {
    position: 'على السفن أن تبتعد عن باب المندب',
    threat: 'لن تعبر ناقلة واحدة باب المندب بعد اليوم',
    mobilisation: 'على كل مقاتل أن يلتحق بساحل باب المندب',
    claim: 'صاروخ بحري أصاب سفينة الحبوب سماء النيل في باب المندب',
  };
  const said = (
    type: StatementType,
    hour: number,
    given: { name?: string; target?: string } = {},
  ): ArticleFeatures =>
    sketchFeatures({
      outlet: 'one',
      text: given.name === 'Mashat' ? 'المجلس يبارك إغراق زورق إمداد في باب المندب' : (TEXTS[type] ?? ''),
      at: at(hour),
      statements: [
        {
          type,
          target: given.target ?? 'shipping',
          speaker: given.name ? { name: given.name, nameEn: given.name, role: null } : null,
        },
      ],
    });
  it.each([
    ['from talk to a threat', said('position', 8), said('threat', 18), 'escalation: position → threat'],
    ['from talk to a deed', said('position', 8), said('claim', 18), 'a new claim'],
    ['from a threat to a deed', said('threat', 8), said('claim', 18), 'a new claim'],
    ['from talk to arms', said('position', 8), said('mobilisation', 18), 'a new call to arms'],
    [
      'another man',
      said('claim', 8, { name: 'Saree' }),
      said('claim', 9, { name: 'Mashat' }),
      'another claim; another speaker: Mashat',
    ],
  ])('says %s', (_name, one, other, news) => {
    expect(tell(one, other)[1]).toMatchObject({ event: 'new_statement', whatsNew: news });
  });
});
