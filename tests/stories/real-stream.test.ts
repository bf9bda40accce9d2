import { describe, expect, it } from 'vitest';
import type { ArticleFeatures } from '../../src/stories/features.ts';
import { sketchFeatures } from './building.ts';
import { at, events, leaves, named, place, type Said, says, told } from './texts.ts';

describe('footage of operations', () => {
  // Glosses: "scenes of the operation of DATE: a tank / a bulldozer at PLACE, by a drone / a missile".
  const scenes = (date: string, what: string, hours: number): ArticleFeatures =>
    says(`مشاهد من عملية استهداف المجاهدين بتاريخ ${date} ${what}`, hours, { outlet: 'channel' });
  const TANK = 'دبابة للعدو في أطراف بلدة حولا بطائرة انقضاضية';

  it.each([
    ['of another day', scenes('09-04-2025', TANK, 5)],
    ['of another day, in the other order', scenes('2025/4/9', TANK, 5)],
    ['of the same day at another place', scenes('11-04-2025', 'جرافة عسكرية قرب موقع العباد بصاروخ موجه', 5)],
    [
      'of the same day and place and another thing',
      scenes('11-04-2025', 'جرافة للعدو في أطراف بلدة حولا بطائرة انقضاضية', 5),
    ],
  ])('is another development where it is %s', (_name, other) => {
    expect(told([scenes('11-04-2025', TANK, 0), other])).toBe(2);
  });
  it('of another town of that day is another story, however alike the words', () => {
    const tank = (town: string) => `دبابة للعدو خلف ساتر ترابي في أطراف بلدة ${town} بطائرة انقضاضية صغيرة`;
    const [one, two] = ['حولا', 'الخيام'].map((town, at) => scenes('11-04-2025', tank(town), at));
    expect(events([one, two] as ArticleFeatures[])).toEqual(['opened', 'opened']);
  });
  it('is the same where it is posted again', () => {
    expect(events([scenes('11-04-2025', TANK, 0), scenes('11-04-2025', TANK, 5)])).toEqual([
      'opened',
      'none',
    ]);
  });
  it('of days ago is not what the channel announces today', () => {
    // Gloss: "wait for the film of the banner on the water tower of Hula".
    const announced = says('انتظروا فيلم الراية على خزان حولا', 2, { outlet: 'channel' });
    expect(told([scenes('16-04-2025', 'دبابة للعدو قرب خزان بلدة حولا', 0), announced])).toBe(2);
  });
  it('belongs to the claim of that day', () => {
    const claim = says(`المجاهدون استهدفوا ${TANK}`, 0, { outlet: 'channel' });
    expect(events([claim, scenes('20-04-2025', TANK, 20)])).toEqual(['opened', 'none']);
  });
});

describe('two reports of one faction, kind and target', () => {
  // Glosses: "the fighters took the hill of Shiban"; "a mine killed five on the coast road"; "the hill is theirs".
  const hill = 'أعلن المقاتلون السيطرة على تبة شيبان بعد معركة ليلية';
  const mine = 'مقتل خمسة بلغم زرع على طريق الساحل، بحسب الجماعة';
  it('by two outlets within the hour share no word, and neither confirms the other', () => {
    expect(events([says(hill, 0), says(mine, 0.5)])[1]).not.toMatch(/corroborated|none/);
  });
  it('by two outlets within the hour are no one affair where they share no telling word and no place', () => {
    // Glosses: "the group calls up clerks of the city under forty"; "whoever leaves his post is damned, he told his guard at the city wall".
    const callUp = says('الجماعة تستدعي موظفي المدينة دون الأربعين', 0, {
      type: 'mobilisation',
      target: null,
    });
    const curse = says('قال لحرسه عند سور المدينة إن تارك موقعه ملعون', 1, {
      type: 'condemnation',
      target: null,
    });
    expect(events([callUp, curse])).toEqual(['opened', 'opened']);
  });
  it('by one man in other words, hours later, are no second source', () => {
    // Glosses: "the truce ends tonight, we shall not prolong it"; "a statement: the feast is over, on with the raids".
    const speaker = named('فارس البيطار');
    const given = { type: 'threat' as const, speaker };
    const evening = says('بيان: انقضى العيد وعلى رجالنا مواصلة الغارات', 7, {
      ...given,
      below: 'نداء الحكومة',
    });
    expect(events([says('الهدنة تنتهي الليلة ولن نمددها', 0, given), evening])[1]).toBe('none');
  });
  it('confirm each other where they tell the same', () => {
    expect(events([says(hill, 0), says('تبة شيبان في يد المقاتلين بعد معركة', 0.5)])[1]).toBe('corroborated');
  });
  it('in the backgrounds of articles on two attacks are two claims of responsibility, and of one attack one', () => {
    // Glosses: "the movement claimed the attack"; "a bomb in the barracks of Kohat killed ten recruits"; "lorry burns at the bridge of Zhob".
    const claimed = 'وأعلنت الحركة في بيان مسؤوليتها عن الهجوم الانتحاري';
    const again = 'وتبنى متحدث باسم الحركة الهجوم';
    const barracks = says(claimed, 0, { below: 'قنبلة في ثكنة كوهات تقتل عشرة مجندين' });
    const bridge = says(again, 2, { below: 'احتراق شاحنة وقود عند جسر زهوب' });
    const recruits = says(again, 2, { below: 'مجندون قتلوا بقنبلة في ثكنة كوهات' });
    expect([told([barracks, bridge]), told([barracks, recruits])]).toEqual([2, 1]);
  });
  // Glosses: "the movement: we will not hand over the crossing of Zhob, even without salt and flour"; "it had told the
  // elders that it holds on to the crossing of Zhob".
  it.each([
    ['its own words of that day', {}, 5, 1],
    ['of its headline of another day', {}, 40, 2],
    ['another kind', { type: 'truce' }, 5, 2],
    ['what its headline tells', { inLead: true }, 5, 2],
  ] as [string, Said, number, number][])(
    'are one where an outlet’s background has in other words %s',
    (_name, facets, hours, n) => {
      const headline = says('الحركة: لن نسلم معبر زهوب لأحد ولو قطعت قوافل الملح والدقيق عن مخيماتنا', 0, {
        type: 'warning',
        outlet: 'one',
      });
      const below = 'مدير المستشفى يطلب متبرعين بالدم';
      const again = says('وكانت الحركة أبدت تمسكها بمعبر زهوب أمام وجهاء القبائل في خطاب مسجل', hours, {
        ...{ type: 'warning', below, outlet: 'one' },
        ...facets,
      });
      expect(told([headline, again])).toBe(n);
    },
  );
  // Glosses: "the movement claims the bombing of the barracks in Kohat"; "the movement had claimed the bombing in a statement and threatened more".
  it.each([
    ['on its target within a day', {}, 10, 1],
    ['on another target', { target: 'shipping' }, 10, 2],
    ['two days later', {}, 48, 2],
    ['of another kind', { type: 'warning' }, 10, 2],
  ] as [string, Said, number, number][])(
    'in the background are the claim that another article leads with: %s',
    (_name, facets, hours, n) => {
      const claim = says('الحركة تتبنى تفجير ثكنة المجندين في كوهات', 0);
      const below = 'مدير المستشفى يطلب متبرعين بالدم';
      expect(
        told([
          claim,
          says('وكانت الحركة أعلنت مسؤوليتها عن التفجير في بيان نشر على الشبكة مساء وتوعدت بالمزيد', hours, {
            below,
            ...facets,
          }),
        ]),
      ).toBe(n);
    },
  );
  it('in the backgrounds of articles on two attacks are two where they name two targets in one set phrase', () => {
    // Glosses: "the movement claimed the attack"; "a bomb at a polling station in the hills"; "a church burns in the island's capital".
    const claimed = 'وأعلنت الحركة مسؤوليتها عن الهجوم';
    const station = says(claimed, 0, { below: 'قنبلة عند مركز اقتراع في التلال', target: 'Iraq' });
    const church = says(claimed, 17, { below: 'احتراق كنيسة في عاصمة الجزيرة', target: 'Indonesia' });
    expect(told([station, church])).toBe(2);
  });
  // Glosses: "our forces are at the edge of Hodeidah"; "their spokesman said that his men see the minarets of Hodeidah / Aden".
  it.each([
    ['on the second day at that place', 'الحديدة', 30, 1],
    ['on the second day at another place', 'عدن', 30, 2],
    ['four days later at that place', 'الحديدة', 96, 2],
  ])('in the background tell of an advance again %s', (_name, place, hours, n) => {
    const words = 'قواتنا صارت على مشارف الحديدة بعد معركة ليلية';
    const below = 'مدير المستشفى يطلب متبرعين بالدم';
    const again = says(`وقال الناطق إن رجاله يرون مآذن ${place}`, hours, { below });
    const quotedBelow = says(words, 0, { below: 'الجماعة تعلن اقترابها من المدينة', inLead: true });
    expect([told([says(words, 0), again]), told([quotedBelow, again])]).toEqual([n, n]);
  });
  // Glosses: "the spokesman said that his men see the minarets from the third hill, and that the guns of the old fort fell
  // silent"; "the movement asks for water"; "in the morning the shops were open".
  it.each([
    ['of its outlet within days', 100, 'one', 'none'],
    ['of its outlet after a week', 170, 'one', 'opened'],
    ['of another outlet', 100, 'two', 'opened'],
  ])(
    'are one where a background carries over words %s, which were not those told',
    (_name, hours, outlet, event) => {
      const words = 'وقال الناطق إن رجاله يرون المآذن من التلة الثالثة وإن مدافع القلعة القديمة صمتت';
      const asks = 'الحركة تطلب الماء';
      const given = { type: 'position' as const, target: null };
      const first = sketchFeatures({
        ...{ outlet: 'one', text: `${asks}. ${words}`, at: at(0) },
        statements: [{ ...given, quote: { field: 'text', start: 0, end: asks.length, text: asks } }],
        evidence: [
          {
            field: 'text',
            start: asks.length + 2,
            end: asks.length + 8,
            ruleId: 'statement',
            concept: 'houthis',
          },
        ],
      });
      const again = says(words, hours, { ...given, below: 'فتحت المتاجر أبوابها صباحا', outlet });
      expect(events([first, again])[1]).toBe(event);
    },
  );
  // Glosses: "let nobody believe him, his tanks stand behind the third bridge of the olive valley"; "the movement claimed the attack on the convoy in a statement".
  it.each([
    ['a quotation', 'denial', 'لا يصدقه أحد فدباباته واقفة خلف الجسر الثالث من وادي الزيتون', 1],
    ['a claim', 'claim', 'وأعلنت الحركة في بيان مسؤوليتها عن الهجوم على القافلة الجنوبية', 2],
  ] as const)(
    'in one wording a week apart, the later in the background, are one: %s',
    (_name, type, words, n) => {
      const below = 'مدير المستشفى يطلب متبرعين بالدم';
      expect(told([says(words, 0, { type }), says(words, 170, { type, below })])).toBe(n);
    },
  );
  it('are not within the hour for all that is known where their outlets give bare dates', () => {
    const midnight = Date.parse('2025-04-20T00:00:00Z');
    const [first, second] = [says(hill, 0), says('معركة بالمدافع قرب خزان المدينة وطريق الساحل', 0)];
    const bare = [first, second].map((article) => ({ ...article, timeMs: midnight })) as ArticleFeatures[];
    expect(events(bare)[1]).not.toMatch(/corroborated|none/);
  });
});

describe('a set phrase filled anew', () => {
  // Glosses: "the movement claims a bombing in Peshawar"; "… an attack in Kohat"; "we shelled the post of Ramya with a salvo".
  it.each([
    [
      'with another place, by two outlets',
      says('الحركة تتبنى تفجيرا استهدف دورية في بيشاور', 0),
      says('الحركة تتبنى تفجيرا استهدف حافلة في كوهات', 0.5),
      2,
    ],
    [
      'with the same place, by two outlets',
      says('الحركة تتبنى تفجيرا استهدف دورية في بيشاور', 0),
      says('الحركة تتبنى تفجيرا هز سوقا في بيشاور', 0.5),
      1,
    ],
    [
      'with another target, by one channel',
      says('السرايا: قصفنا تجمعا للآليات برشقة صاروخية', 0, { outlet: 'channel' }),
      says('السرايا: قصفنا مهبط المروحيات برشقة صاروخية', 1, { outlet: 'channel' }),
      2,
    ],
  ])('%s', (_name, one, other, developments) => {
    expect(told([one, other])).toBe(developments);
  });
  it('and a report without the place is of the claim whose article it is like', () => {
    const article = (place: string, what: string, hours: number) =>
      says(`الحركة تتبنى تفجيرا استهدف ${what} في ${place}`, hours);
    const claims = [article('بيشاور', 'مركزا للضرائب', 0), article('كوهات', 'حافلة للعمال', 0.5)];
    const text = 'مصرع سبعة في مركز الضرائب في بيشاور. الحركة تتبنى التفجير';
    const words = 'الحركة تتبنى التفجير';
    const later = sketchFeatures({
      text,
      at: at(2),
      statements: [
        {
          target: 'Israel',
          quote: { field: 'text', start: text.indexOf(words), end: text.length, text: words },
        },
      ],
    });
    const [first, , third] = place([...claims, later]);
    expect(third).toMatchObject({ developmentId: first?.developmentId, event: 'corroborated' });
  });
});

describe('an answer that takes a day and a half', () => {
  // Glosses: "the movement studies the mediators' proposal"; "the movement accepts the mediators' proposal".
  it('is another development than the word that one is thinking', () => {
    const studies = says('الحركة تدرس مقترح الوسطاء لوقف النار', 0, { type: 'truce' });
    const accepts = says('الحركة توافق على مقترح الوسطاء لوقف النار', 34, { type: 'truce' });
    expect(told([studies, accepts])).toBe(2);
  });
});

describe('one channel’s claims of two days', () => {
  it('on another vehicle in the same village are two', () => {
    const claim = (what: string, hours: number) =>
      says(`المجاهدون يعلنون استهداف ${what} في محيط بلدة يارين جنوبا`, hours, { outlet: 'channel' });
    expect(told([claim('آليات للعدو', 0), claim('دبابة ميركافا بصاروخ', 21)])).toBe(2);
  });
});

describe('one outlet’s two headlines of an hour on what a faction did', () => {
  // Glosses: "a military parade of the brigades in the square of Zhob, for the anniversary"; "the commander: our operation to free Kohat has begun, said
  // at the parade of Zhob".
  it('are two where each has words of its own', () => {
    const parade = says('عرض عسكري للألوية في ساحة زهوب بمناسبة ذكرى التأسيس', 0, {
      outlet: 'one',
      target: null,
    });
    const begun = says('القائد في ساحة زهوب: عمليتنا لتحرير كوهات من العصابات بدأت', 1, {
      ...{ outlet: 'one', target: 'Kohat gangs' },
      speaker: named('فارس البيطار'),
    });
    expect(told([parade, begun])).toBe(2);
  });
});

describe('a claim in the same words', () => {
  // Gloss: "the battalion announces that it shelled the port with two rockets".
  const claim = (hours: number, outlet: string) =>
    says('الكتيبة تعلن قصف الميناء بصاروخين', hours, { outlet });
  it.each([
    ['by one outlet on the next day is another strike', claim(24, 'one'), 2],
    ['by one outlet within hours is the same', claim(5, 'one'), 1],
    ['by another outlet on the next day is a late report', claim(24, 'two'), 1],
  ])('%s', (_name, second, developments) => {
    expect(told([claim(0, 'one'), second])).toBe(developments);
  });
});

describe('a spokesman', () => {
  const speaker = named('فارس البيطار');
  // Glosses: "the spokesman … said to the channel that the forces are N km from the city".
  const advance = (km: string, hours: number): ArticleFeatures =>
    says(`قال الناطق العقيد فارس البيطار للقناة إن القوات صارت ${km}`, hours, { outlet: 'one', speaker });
  it('who speaks again two days later says something new, though he is named in the same words', () => {
    expect(
      told([advance('على مشارف زبيد بعد تحرير التحيتا', 0), advance('تبعد عن المطار ستة عشر كيلومترا', 48)]),
    ).toBe(2);
  });

  it.each([
    ['in the background of an article of these hours', { below: 'عائلات تغادر الحي القديم', outlet: 'one' }],
    ['by another outlet, for another kind', { type: 'threat' as const, below: 'عائلات تغادر الحي القديم' }],
  ])('whose one address is told %s told it once', (_name, given) => {
    // Glosses: "we hold the mountains"; "let nobody run from the front".
    const address = says('سنحتمي بالجبال مهما طال الزمن', 0, { outlet: 'one', type: 'position', speaker });
    const part = says('وناشد البيطار رجاله ألا يفروا من الجبهة', 3, { type: 'position', speaker, ...given });
    expect(events([address, part])[1]).not.toMatch(/opened|new_statement/);
  });
  it('whose two posts of an hour share no word and no target speaks of two things', () => {
    const posts = [
      says('سنقصف الميناء إن لم ترفعوا الحصار', 0, { outlet: 'one', type: 'threat', speaker }),
      says('ننعى إليكم رفيق دربنا الشيخ منصور', 1, {
        outlet: 'one',
        type: 'position',
        target: null,
        speaker,
      }),
    ];
    expect(told(posts.map((post, i) => ({ ...post, timeMs: post.timeMs + i * 3 * 3_600_000 })))).toBe(2);
  });
});

describe('a demand that others report', () => {
  const parties = { force: 'TR', host: 'IQ' };
  // Glosses: "the minister listed his conditions, among them that the Turkish army go"; "pulling the soldiers out".
  const first = leaves('وطالب الوزير أنقرة بسحب جيشها من البلاد', 0, parties, { below: 'الوزير يعرض شروطه' });
  it.each([
    [
      'in the background of the day',
      leaves('ومن الشروط إخراج جنود تركيا', 10, parties, { below: 'أنقرة تدرس الرد' }),
      'none',
    ],
    [
      'in the background, but after days',
      leaves('إخراج جنود تركيا شرط', 70, parties, { below: 'ملف المياه' }),
      'status_changed',
    ],
    [
      'for another force',
      leaves('ومن الشروط إخراج جنود إيران', 10, { force: 'IR', host: 'IQ' }, { below: 'طهران تدرس الرد' }),
      'opened',
    ],
    [
      'as a refusal',
      leaves('وأنقرة ترفض إخراج جنودها', 10, { ...parties, status: 'refused' }, { below: 'شروط بغداد' }),
      'status_changed',
    ],
  ])('%s', (_name, second, event) => {
    const [, { event: heard } = { event: '' }] = place([first, second]);
    expect(heard === 'corroborated' ? 'none' : heard).toBe(event);
  });
  // The minister is not the president; whom nobody names may be either.
  it.each([
    ['another man’s', 'الرئيس', 'status_changed'],
    ['his own', 'الوزير', 'none'],
    ['nobody’s', null, 'none'],
  ])('in the background of the day is %s', (_name, name, event) => {
    const by = (who: string | null) =>
      who === null ? {} : { by: { kind: 'body' as const, name: who, nameEn: null, role: null, party: 'IQ' } };
    const given = { below: 'أنقرة تدرس الرد' };
    const one = leaves('وطالب أنقرة بسحب جيشها من البلاد', 0, { ...parties, ...by('الوزير') }, given);
    const other = leaves('ومن الشروط إخراج جنود تركيا', 10, { ...parties, ...by(name) }, given);
    expect(events([one, other])[1]).toBe(event);
  });
  it('of two men within the hour, by two outlets, are two', () => {
    // Glosses: "the minister asks Ankara to withdraw its army"; "the president: no place for the soldiers of Turkey".
    const by = (name: string) => ({ by: { kind: null, name, nameEn: null, role: null, party: 'IQ' } });
    const told = place([
      leaves('الوزير يطلب من أنقرة سحب جيشها من البلاد', 0, { ...parties, ...by('الوزير') }),
      leaves('الرئيس: لا مكان لجنود تركيا في البلاد', 0.5, { ...parties, ...by('الرئيس') }),
    ]);
    expect(told[1]).toMatchObject({ event: 'status_changed', whatsNew: [{ kind: 'step-also' }] });
  });
  it.each([
    ['days after he said it', 'الوزير', 70, {}, 'none'],
    ['with a date', 'الوزير', 70, { deadline: '2025-06-30' }, 'status_changed'],
    ['by another', 'الرئيس', 70, {}, 'status_changed'],
    ['weeks after', 'الوزير', 400, {}, 'status_changed'],
  ])('in the background again %s', (_name, name, hours, facets, event) => {
    const by = (who: string) => ({ by: { kind: null, name: who, nameEn: null, role: null, party: 'IQ' } });
    const one = leaves('وطالب أنقرة بسحب جيشها من البلاد', 0, { ...parties, ...by('الوزير') });
    const again = leaves(
      'ومن الشروط إخراج جنود تركيا',
      hours,
      { ...parties, ...by(name), ...facets },
      { below: 'ملف المياه' },
    );
    expect(events([one, again])[1]).toBe(event);
  });
  it('in no word of the first is not confirmed by it', () => {
    const second = leaves('ومن الشروط إخراج جنود تركيا', 10, parties, { below: 'أنقرة تدرس الرد' });
    expect(events([first, second])[1]).toBe('none');
  });
  it('and a demand of somebody else on the same day are two developments', () => {
    // Glosses: "deputies collect signatures for a session on the Turkish soldiers"; "the premier hands a note to the envoy".
    const deputies = leaves('نواب يجمعون تواقيع لجلسة تنهي وجود الجنود الأتراك', 0, parties);
    const premier = leaves('رئيس الحكومة يسلم السفير مذكرة تطلب مغادرة الأتراك بعشيقة', 4, parties);
    expect(told([deputies, premier])).toBe(2);
  });
});

describe('forces that nobody names', () => {
  const russia = leaves('موسكو تعيد نصف طائراتها من حميميم', 0, {
    force: 'RU',
    host: 'SY',
    status: 'started',
  });
  const turkey = leaves('أنقرة ترفض ترك عفرين', 1, { force: 'TR', host: 'SY', status: 'refused' });
  // Gloss: "the council asks all foreign soldiers to leave the land".
  const anybody = leaves('المجلس يطلب من كل الجنود الأجانب ترك البلاد', 5, {
    force: 'foreign forces',
    host: 'SY',
  });
  it('belong to no story of two that are open', () => {
    const [one, two, three] = place([russia, turkey, anybody]);
    expect(new Set([one?.storyId, two?.storyId, three?.storyId]).size).toBe(3);
    expect(three?.event).toBe('opened');
  });
  it('belong to the one story of that country', () => {
    const [one, two] = place([russia, anybody]);
    expect(two).toMatchObject({ storyId: one?.storyId, event: 'status_changed' });
  });
  it('belong to the force that the same article names', () => {
    const both = sketchFeatures({
      text: 'المجلس يطلب من كل الجنود الأجانب ترك البلاد، وأنقرة ترفض',
      at: at(5),
      withdrawals: [
        { force: 'foreign forces', host: 'SY', status: 'demanded' },
        { force: 'TR', host: 'SY', status: 'refused' },
      ],
    });
    const [, two, three] = place([russia, turkey, both]);
    expect(three?.storyId).toBe(two?.storyId);
  });
});
