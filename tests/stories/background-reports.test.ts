import { describe, expect, it } from 'vitest';
import type { Withdrawal } from '../../src/model/verdict.ts';
import { sketchFeatures } from './building.ts';
import { at, events, leaves, named, type Said, says, told } from './texts.ts';

const SHOPS = 'فتحت المتاجر أبوابها صباحا';

describe('a claim in a background, beside the one that was told', () => {
  // Glosses: "the gunmen claim the burning of the mill in Kohat"; "the movement had claimed it in a statement, of the mill of Kohat / Zhob".
  it.each([
    ['with no target, of that place and day', { target: null }, 'كوهات', 16, 1],
    ['with no target, of that place two days later', { target: null }, 'كوهات', 48, 2],
    ['with no target, of another place', { target: null }, 'بيشاور', 16, 2],
  ] as [string, Said, string, number, number][])('%s', (_name, facets, place, hours, n) => {
    const claim = says('المسلحون يتبنون إحراق طاحونة الدقيق في كوهات', 0, {
      outlet: 'one',
      target: 'Pakistan',
    });
    const again = says(`وكانت الحركة تبنت في بيان مقتضب ما جرى في ${place}`, hours, {
      ...facets,
      below: SHOPS,
      outlet: 'one',
    });
    expect(told([claim, again])).toBe(n);
  });

  // Glosses: "the movement claims the stabbing in Kohat"; title "who is the attacker of Kohat / Peshawar?"; "the movement claimed the attack, without proof / and the death of 40 soldiers in it".
  it.each([
    ['whose headline names its place', 'من هو منفذ الهجوم في كوهات؟', 'دون أن تقدم دليلا', 1],
    ['whose headline names another place', 'من هو منفذ الهجوم في بيشاور؟', 'دون أن تقدم دليلا', 2],
    ['on its place, with a figure of its own', 'من هو منفذ الهجوم في كوهات؟', 'وقتل 40 جنديا فيه', 2],
  ])('in an article %s', (_name, title, end, n) => {
    const claim = says('الحركة تتبنى حادثة الطعن في كوهات', 0, { outlet: 'one', target: 'Pakistan' });
    const words = `وأعلنت الحركة مسؤوليتها عن الهجوم ${end}`;
    const text = `${`${SHOPS}. `.repeat(30)}${words}`;
    const quote = {
      field: 'text',
      start: text.length - words.length,
      end: text.length,
      text: words,
    } as const;
    const article = sketchFeatures({
      ...{ title, text, outlet: 'one', at: at(7) },
      statements: [{ target: 'Pakistan', quote }],
    });
    expect(told([claim, article])).toBe(n);
  });

  // Glosses: title "the movement storms the barracks of the salt road and kills thirty recruits"; "we drove a lorry full of powder against the
  // gate, then went in"; title "the movement attacks the barracks of the salt road".
  it('that a headline tells first, in an article like the other, is that one though neither sentence has a word of the other', () => {
    const title = 'الحركة تقتحم ثكنة طريق الملح وتقتل ثلاثين مجندا';
    const body =
      'وقال شهود إن الثكنة الواقعة على طريق الملح تعرضت لهجوم عند الفجر وإن المجندين كانوا نياما. ';
    const words = 'فجرنا شاحنة بارود عند البوابة ثم دخلنا';
    const text = `${body.repeat(4)}${words}`;
    const at0 = text.length - words.length;
    const first = sketchFeatures({
      ...{ title, text, outlet: 'one', at: at(0) },
      statements: [
        {
          ...{ target: 'Somalia', speaker: named('فارس البيطار') },
          quote: { field: 'text', start: at0, end: text.length, text: words },
        },
      ],
      evidence: [{ field: 'title', start: 0, end: 6, ruleId: 'statement', concept: 'houthis' }],
    });
    const headline = 'الحركة تهاجم معسكرا';
    const second = sketchFeatures({
      ...{
        title: headline,
        text: 'شهود: عند الفجر هوجمت ثكنة المجندين وهم نيام، وهي على طريق الملح',
        outlet: 'two',
        at: at(7),
      },
      statements: [
        { target: 'Somalia', quote: { field: 'title', start: 0, end: headline.length, text: headline } },
      ],
    });
    expect(events([first, second])).toEqual(['opened', 'corroborated']);
  });

  // Glosses: "our men are at the gates of Hodeidah, 20 km off"; "he said that they stand 8 km / 20 km from Hodeidah".
  it.each([
    ['with the figure that was told', '20', 1],
    ['with a figure of its own', '8', 2],
  ])('an advance, two days later, %s', (_name, kilometres, n) => {
    const first = says('رجالنا على مشارف الحديدة على بعد 20 كيلومترا بعد معركة ليلية', 0);
    const later = says(`وقال الناطق إن رجاله يقفون على بعد ${kilometres} كيلومترات من الحديدة`, 40, {
      below: SHOPS,
    });
    expect(told([first, later])).toBe(n);
  });
});

describe('a step of a withdrawal', () => {
  const french = { force: 'FR', host: 'NE' };
  // Glosses: "a paper: Paris studies bringing home its troops from the base at Niamey before the summer rains"; "the minister denies what is told
  // of the troops' home-coming".
  const PLAN = 'صحيفة: باريس تدرس إعادة جنودها من قاعدة نيامي قبل أمطار الصيف وتخفيض عديدهم إلى النصف';
  it('that a headline denies is no copy of the plan, though yesterday’s text stands below it', () => {
    const body =
      'وتنتشر القوات هناك منذ عشر سنوات لتدريب الجيش المحلي ومراقبة الحدود الطويلة مع الجيران. '.repeat(6);
    const article = (first: string, status: 'planned' | 'denied', hours: number) => {
      const text = `${first}. ${PLAN}. ${body}`;
      const evidence = [
        { field: 'text', start: 0, end: first.length, ruleId: 'withdrawal', concept: 'act.leave' },
      ] as const;
      return sketchFeatures({
        ...{ text, outlet: 'one', at: at(hours) },
        withdrawals: [{ ...french, status, evidence: [...evidence] }],
      });
    };
    const plan = article('باريس تدرس إعادة جنودها من النيجر وتخفيض عديدهم', 'planned', 0);
    const denial = article('الوزير ينفي تخفيض عديد جنودها في النيجر', 'denied', 8);
    expect(events([plan, denial])).toEqual(['opened', 'status_changed']);
  });

  const minister = {
    nameEn: null,
    name: 'وسائل إعلام فرنسية',
    role: null,
    party: null,
    kind: 'body',
  } as const;
  it.each([
    ['of its outlet is known, though it was read as another step', 'one', 'none'],
    ['of another outlet is another step', 'two', 'status_changed'],
  ])('in a background that takes over the words %s', (_name, outlet, event) => {
    const first = leaves(
      PLAN,
      0,
      { ...french, status: 'planned', by: minister },
      { below: SHOPS, outlet: 'one' },
    );
    const again = leaves(
      PLAN,
      240,
      { ...french, status: 'negotiated', by: minister },
      { below: SHOPS, outlet },
    );
    expect(events([first, again])[1]).toBe(event);
  });

  // Glosses: "a visit to Moscow worries Tehran: the Kremlin may work to drive the Iranian troops out of Syria with empty hands"; "the premier
  // asks the Kremlin to drive the Iranian troops, their helpers and officers out of Syria before the winter".
  it('that a named man demands in a headline is not what his outlet wrote by itself', () => {
    const iran = { force: 'IR', host: 'SY', status: 'demanded' } as const;
    const outlet = 'one';
    const fears = leaves(
      'زيارة لموسكو تقلق طهران: الكرملين قد يعمل على إخراج القوات الإيرانية من سوريا خاوية اليدين',
      0,
      iran,
      { outlet },
    );
    const by = { nameEn: null, name: 'رئيس الوزراء فلان', role: null, party: null, kind: 'body' } as const;
    const asks = leaves(
      'رئيس الوزراء يطلب من الكرملين إخراج القوات الإيرانية وأنصارها وضباطها قبل الشتاء من سوريا',
      5,
      { ...iran, by },
      { outlet },
    );
    expect(events([fears, asks])).toEqual(['opened', 'status_changed']);
  });
});

describe('a demand in a background', () => {
  // Glosses: "the president: all foreign troops out of Syria"; "Israel asks the Iranians to leave Syria"; "and the president had asked them to leave".
  const host = 'SY';
  const president = {
    nameEn: null,
    name: 'رئيس الدولة فلان',
    role: null,
    party: null,
    kind: 'person',
  } as const;
  const minister = { ...president, name: 'وزير الدفاع علان' };
  const all = leaves('رئيس الدولة: على جميع القوات الأجنبية الخروج من سوريا', 0, {
    ...{ force: 'foreign forces', host, by: president },
  });
  const iran = leaves('وزير الدفاع يطالب الإيرانيين بمغادرة سوريا', 30, { force: 'IR', host, by: minister });
  it.each([
    ['of who said it of all foreign forces is known', {}, 'none'],
    ['of a base is news', { sites: ['التيفور'] }, 'status_changed'],
    ['of another man is news', { by: { ...president, name: 'رئيس الحكومة ترتان' } }, 'status_changed'],
  ] as [string, Partial<Withdrawal>, string][])('%s', (_name, facets, event) => {
    const again = leaves(
      'وكان الرئيس قد دعا طهران إلى سحب مقاتليها من سوريا',
      100,
      { force: 'IR', host, by: president, ...facets },
      { below: SHOPS },
    );
    expect(events([all, iran, again])[2]).toBe(event);
  });
});

describe('a battle', () => {
  // Glosses: "our men hold the western entrances of Hodeidah"; "our men entered the third quarter of Hodeidah / Aden, the harbour is near and the enemy flees with his vehicles".
  const first = says('رجالنا يمسكون مداخل الحديدة الغربية', 0, { outlet: 'one', target: 'Houthis' });
  it.each([
    ['for one place against one enemy goes on for days', 'الحديدة', 'Houthis', 90, 'new_statement'],
    ['for another place is another', 'عدن', 'Houthis', 60, 'opened'],
    ['against another enemy is another', 'الحديدة', 'pirates', 60, 'opened'],
    ['is over after days of silence', 'الحديدة', 'Houthis', 110, 'opened'],
  ])('%s', (_name, place, target, hours, event) => {
    const next = says(`دخل رجالنا الحي الثالث من ${place} والميناء قريب والعدو يفر بآلياته`, hours, {
      outlet: 'one',
      target,
    });
    expect(events([first, next])[1]).toBe(event);
  });
});
