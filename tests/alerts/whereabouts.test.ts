import { describe, expect, it } from 'vitest';
import { shortHeadline } from '../../src/alerts/headline.ts';
import type { Statement, Withdrawal } from '../../src/model/verdict.ts';
import { compose, judged } from './samples.ts';

const KHIAM = { name: 'الخيام', written: 'الخيام' };
const AITAROUN = { name: 'عيترون', written: 'عيترون' };
const NABATIEH = { name: 'النبطيه', written: 'النبطية' };
const ASAD = { name: 'عين الاسد', written: 'عين الأسد' };

const TAYBEH = { name: 'بلده الطيبه', written: 'لبلدة الطيبة' };

type Place = typeof KHIAM;

const namedIn = (text: string, places: readonly Place[]) =>
  places.map(({ name, written }) => {
    const start = text.indexOf(written);
    return { name, listed: true, field: 'text' as const, start, end: start + written.length };
  });

const claims = (words: string, places: Place[], given: Partial<Statement> = {}): string => {
  const statement = { words, faction: 'Hezbollah', type: 'claim' as const, target: 'Israel', ...given };
  const article = judged({ title: 't', text: words, statements: [statement] });
  article.classification.places = namedIn(words, places);
  return compose([article]).headline.replace(
    /^Hezbollah (?:claims|publishes footage of) an operation against Israel|; 1 independent outlet$/g,
    '',
  );
};

describe('an operation that is claimed is told with its place', () => {
  it.each([
    ['a town', claims('استهدفنا دبابة للعدو في بلدة الخيام', [KHIAM]), ' in Khiam'],
    ['around a town', claims('استهدفنا تجمعا في محيط بلدة الخيام', [KHIAM]), ' near Khiam'],
    ['two towns', claims('استهدفنا آليات في الخيام وفي عيترون', [KHIAM, AITAROUN]), ' in Khiam and Aitaroun'],
    [
      'a town and the edge of another',
      claims('استهدفنا آليات في الخيام (الحي القديم) وأطراف عيترون', [KHIAM, AITAROUN]),
      ' near Khiam and Aitaroun',
    ],
    [
      'a list of towns',
      claims('استهدفنا آليات في بلدات الخيام، الحصن، عيترون والنبطية', [
        KHIAM,
        AITAROUN,
        { ...NABATIEH, written: 'والنبطية' },
      ]),
      ' in Khiam, Aitaroun and 1 more',
    ],
    [
      'the town of what it avenges',
      claims('استهدفنا دبابة للعدو، وهو ثأر للقتلى في بلدة الخيام', [KHIAM]),
      '',
    ],
    [
      'towns of two clauses',
      claims('هاجمنا ثكنة في الخيام بعد غارة أصابت منزلا في عيترون', [KHIAM, AITAROUN]),
      '',
    ],
    [
      'what lies opposite a town',
      claims('هاجمنا ثكنة في موقع الخيام المستحدث مقابل بلدة عيترون', [KHIAM, AITAROUN]),
      ' in Khiam',
    ],
    [
      'what was shelled',
      claims('قصفنا الخيام وعيترون', [KHIAM, { ...AITAROUN, written: 'وعيترون' }]),
      ' in Khiam and Aitaroun',
    ],
    ['what was taken', claims('أعلنت السيطرة على الخيام', [KHIAM]), ' in Khiam'],
    ['what others shelled', claims('قصف الخيام لن يمر', [KHIAM]), ''],
    ['an attack that time is told by', claims('هاجمنا ثكنة بعد شهر على بدء هجوم الخيام', [KHIAM]), ''],
    ['right at a town', claims('هاجمنا ثكنة عند موقع الخيام', [KHIAM]), ' near Khiam'],
    ['at an hour in a town', claims('هاجمنا ثكنة عند الفجر في الخيام', [KHIAM]), ' in Khiam'],
    ['over a town', claims('أسقطنا مسيرة في أجواء الخيام', [KHIAM]), ' in Khiam'],
    [
      'a name that its noun opens',
      claims('هاجمنا رتلا على الأطراف الجنوبية لبلدة الطيبة', [TAYBEH]),
      ' near Taybeh',
    ],
    ['from where it was shot', claims('قصفنا المستوطنات من أطراف بلدة الخيام', [KHIAM]), ''],
    [
      'what it answers',
      claims('ردا على قصف بلدة عيترون، استهدفنا موقعا في الخيام', [AITAROUN, KHIAM]),
      ' in Khiam',
    ],
    ['only what it answers', claims('ردا على قصف بلدة عيترون قصفنا ثكنة', [AITAROUN]), ''],
    [
      'a place without an English name',
      claims('استهدفنا آلية في بلدة الحصن', [{ name: 'الحصن', written: 'الحصن' }]),
      '',
    ],
    ['with a preposition to the noun', claims('هاجمنا ثكنة بمدينة الخيام', [KHIAM]), ' in Khiam'],
    [
      'with a preposition to the name',
      claims('هاجمنا ثكنة بالخيام', [{ ...KHIAM, written: 'بالخيام' }]),
      ' in Khiam',
    ],
    ['beside a town', claims('هاجمنا ثكنة بالقرب من بلدة الخيام', [KHIAM]), ' near Khiam'],
    [
      'at the edge of a town',
      claims('هاجمنا رتلا عند الأطراف الجنوبية لبلدة الخيام', [KHIAM]),
      ' near Khiam',
    ],
    ['what is meant for a town', claims('دمرنا المؤن المعدة لبلدة الخيام', [KHIAM]), ''],
    [
      'a town and its province',
      claims('هاجمنا ثكنة في الخيام بمحافظة النبطية', [KHIAM, NABATIEH]),
      ' in Khiam',
    ],
    ['a quarter of a town', claims('دخلنا أكبر أحياء الخيام', [KHIAM]), ' in Khiam'],
    ['the gates of a town', claims('بلغنا أبواب مدينة الخيام', [KHIAM]), ' near Khiam'],
    ['some of a town', claims('سيطرنا على 60% من بلدة الخيام', [KHIAM]), ' in Khiam'],
    ['parts of a town', claims('سيطرنا على أجزاء واسعة من الخيام', [KHIAM]), ' in Khiam'],
    ['a number of things there', claims('سيطرنا على عدد من المواقع في الخيام', [KHIAM]), ' in Khiam'],
    ['very near', claims('بتنا قريبين بل على مسافة قريبة جدا من بلدة الخيام', [KHIAM]), ' near Khiam'],
    ['outside a town', claims('هاجمنا رتلا خارج بلدة الخيام', [KHIAM]), ' near Khiam'],
    ['out of a town', claims('الخصم خارج الخيام', [KHIAM]), ''],
    ['so far from a town', claims('هاجمنا رتلا يبعد 15 كيلومترا عن بلدة الخيام', [KHIAM]), ' near Khiam'],
    ['what is told of a town', claims('كشفنا خطة العدو وتراجعه عن بلدة الخيام', [KHIAM]), ''],
    ['an area of a district', claims('مشطنا التلة التابعة لقضاء النبطية', [NABATIEH]), ' in Nabatieh'],
    ['who belongs to a town', claims('هاجمنا القوة التابعة لبلدة الخيام', [KHIAM]), ''],
    [
      'a town with an adjective to its noun',
      claims('هاجمنا ثكنة في العاصمة الثقافية الخيام', [KHIAM]),
      ' in Khiam',
    ],
    ['what is meant to be reached', claims('حشدنا تمهيدا لدخول بلدة الخيام', [KHIAM]), ''],
    ['a word that is no place there', claims('نفذها الشهيد محمد الخيام', [KHIAM]), ''],
  ])('%s', (_name, told, expected) => {
    expect(told).toBe(expected);
  });

  // Glosses: "in Khiam, the party said that it had hit a tank"; "rain on the hills".
  const told = (title: string, words: string, text: string, evidence: ('title' | 'text')[]): string => {
    const article = judged({
      ...{ title, text },
      statements: [{ words, faction: 'Hezbollah', factionId: 'hezbollah', type: 'claim' }],
    });
    const { topics, places = [] } = article.classification;
    for (const topic of topics)
      topic.evidence = evidence.map((field) => {
        return { field, start: 0, end: 5, ruleId: 'faction_statement.verb', concept: 'hezbollah' };
      });
    const at = { title: title.indexOf('الخيام'), text: text.indexOf('الخيام') };
    article.classification.places = (['title', 'text'] as const).flatMap((field) => {
      const start = at[field];
      return start < 0 ? places : [{ name: 'الخيام', listed: true, field, start, end: start + 6 }];
    });
    return compose([article]).headline.replace(/^Hezbollah claims an operation|; 1 independent outlet$/g, '');
  };
  const RAIN = 'هطل المطر على التلال. '.repeat(20);
  const WORDS = 'استهدف دبابة';
  // Glosses: "responsibility for the attack", "… for that attack", "… for the attack that was yesterday", "… for the earlier attack".
  const OF_IT = 'تبنى المسؤولية عن الهجوم';
  const OF_THAT = 'تبنى المسؤولية عن ذلك الهجوم';
  const OF_THIS = 'تبنى المسؤولية عن الهجوم الذي وقع أمس';
  const EARLIER = 'تبنى المسؤولية عن الهجوم السابق';
  it.each([
    [
      'its sentence, in the lead',
      told('t', WORDS, `في الخيام قال الحزب إنه ${WORDS}.`, ['text']),
      ' in Khiam',
    ],
    [
      'its sentence, in the background',
      told('t', WORDS, `${RAIN}في الخيام قال الحزب إنه ${WORDS}.`, ['text']),
      '',
    ],
    [
      'a title that tells it',
      told('حزب الله يتبنى هجوما في الخيام', WORDS, `${RAIN}${WORDS}`, ['title']),
      ' in Khiam',
    ],
    ['a title that tells of others', told('قتلى في الخيام', WORDS, `${RAIN}${WORDS}`, ['text']), ''],
    ['the title, of words in the lead', told('دبابة تحترق في الخيام', WORDS, WORDS, ['text']), ' in Khiam'],
    [
      'the title, of the attack that the article is about',
      told('قتلى في الخيام', OF_IT, `${RAIN}${OF_IT}`, ['text']),
      ' in Khiam',
    ],
    [
      'the title, of the attack that their sentence names',
      told('قتلى في الخيام', WORDS, `${RAIN}وفي بيان عن الهجوم قال الحزب إنه ${WORDS}.`, ['text']),
      ' in Khiam',
    ],
    [
      'the title, of a convoy that it tells of',
      told('قتلى في الخيام', 'قصد ضباطا في الموكب', `${RAIN}قصد ضباطا في الموكب`, ['text']),
      ' in Khiam',
    ],
    ['the lead, of that attack', told('t', OF_IT, `قتلى في الخيام. ${RAIN}${OF_IT}`, ['text']), ' in Khiam'],
    [
      'the lead, where it tells the claim',
      told('t', WORDS, `حزب الله يتبنى هجوما في الخيام. ${RAIN}${WORDS}`, ['text']),
      ' in Khiam',
    ],
    [
      'the title, of the attack told more of',
      told('قتلى في الخيام', OF_THIS, `${RAIN}${OF_THIS}`, ['text']),
      ' in Khiam',
    ],
    ['neither, of another attack', told('قتلى في الخيام', OF_THAT, `${RAIN}${OF_THAT}`, ['text']), ''],
    ['neither, of an earlier one', told('قتلى في الخيام', EARLIER, `${RAIN}${EARLIER}`, ['text']), ''],
  ])('and the place is looked for in %s', (_name, headline, expected) => {
    expect(headline).toBe(expected);
  });

  it('leaves its day out of a line that is too short, before it is cut', () => {
    const words = 'مشاهد من استهداف دبابة في بلدة الخيام بتاريخ 05-06-2026';
    const statement = { words, faction: 'Hezbollah', type: 'claim' as const, medium: 'video' as const };
    const alert = compose([judged({ title: 't', text: words, statements: [statement] })]);
    expect(shortHeadline(alert, 60)).toBe('Hezbollah publishes footage of an operation on 5 Jun 2026');
    expect(shortHeadline(alert, 50)).toBe('Hezbollah publishes footage of an operation');
  });

  it('is told of nothing else that is said', () => {
    const told = claims('سنرد على كل قصف في بلدة الخيام', [KHIAM], { type: 'threat' });
    expect(told).toBe('Hezbollah threatens Israel');
  });
});

describe('an operation is told with its day', () => {
  it.each([
    ['the one date', 'مشاهد من استهداف دبابة بتاريخ 05-06-2026', 'video', ' on 5 Jun 2026'],
    ['with its place', 'مشاهد من استهداف دبابة في الخيام 5/6/2026', 'video', ' in Khiam on 5 Jun 2026'],
    ['none of two dates', 'مشاهد من 05-06-2026 إلى 07-06-2026', 'video', ''],
    ['no day that there is not', 'مشاهد بتاريخ 31-06-2026', 'video', ''],
    ['of a written claim', 'استهدفنا دبابة بتاريخ 05-06-2026', 'statement', ' on 5 Jun 2026'],
    ['with its weekday', 'استهدفنا دبابة أمس الجمعة 05-06-2026', null, ' on 5 Jun 2026'],
    ['not that of a communiqué', 'استهدفنا دبابة كما في بيان بتاريخ 05-06-2026', 'statement', ''],
    ['not a date that says of nothing', 'استهدفنا دبابة 05-06-2026', 'statement', ''],
  ] as const)('%s', (_name, words, medium, expected) => {
    const places = words.includes(KHIAM.written) ? [KHIAM] : [];
    expect(claims(words, places, { medium })).toBe(expected);
  });
});

const leaves = (text: string, given: Partial<Withdrawal>, places: Place[] = []): string => {
  const act = { words: [['سحبت', 'act.remove'] as [string, string]], extent: 'part' as const, ...given };
  const article = judged({ title: 't', text, withdrawals: [act] });
  const [withdrawal] = article.classification.withdrawals;
  const start = text.indexOf('سحبت');
  if (withdrawal) withdrawal.statusAt = { field: 'text', start, end: start + 4 };
  article.classification.places = namedIn(text, places);
  return compose([article]).headline.replace(/^Partial US withdrawal from Iraq|: announced.*$/g, '');
};

describe('a withdrawal is told with the base or town and the count of troops', () => {
  it.each([
    ['a base', leaves('سحبت قواتها من عين الأسد', { sites: ['عين الاسد'] }, [ASAD]), ' (Ain al-Asad)'],
    ['a place without an English name', leaves('سحبت قواتها من الثكنة', { sites: ['الثكن'] }), ''],
    [
      'more than two',
      leaves('سحبت', { sites: ['عين الاسد', 'الخيام', 'عيترون'] }),
      ' (Ain al-Asad, Khiam and 1 more)',
    ],
    ['troops', leaves('سحبت 60 جنديا', {}), ' (about 60 troops)'],
    ['about so many', leaves('سحبت نحو 1,200 عسكري', {}), ' (about 1,200 troops)'],
    ['thousands', leaves('سحبت حوالي 2 ألف جندي', {}), ' (about 2,000 troops)'],
    [
      'both',
      leaves('سحبت 60 جنديا من عين الأسد', { sites: ['عين الاسد'] }, [ASAD]),
      ' (Ain al-Asad, about 60 troops)',
    ],
    ['not how many there are', leaves('سحبت جزءا من 2000 جندي ينتشرون هناك', {}), ''],
    ['of their own', leaves('سحبت 60 من جنودها', {}), ' (about 60 troops)'],
    ['no other number', leaves('سحبت 60 آلية', {}), ''],
  ])('%s', (_name, told, expected) => {
    expect(told).toBe(expected);
  });

  it('with the force between act and number', () => {
    const words: [string, string][] = [
      ['سحبت', 'act.remove'],
      ['الولايات المتحدة', 'force:US'],
    ];
    expect(leaves('سحبت الولايات المتحدة 60 جنديا', { words } as object)).toBe(' (about 60 troops)');
  });
});
