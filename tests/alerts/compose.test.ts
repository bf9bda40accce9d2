import { describe, expect, it } from 'vitest';
import { newsLine } from '../../src/alerts/change-words.ts';
import { sampleAlert } from '../../src/alerts/sample.ts';
import type { Level } from '../../src/model/verdict.ts';
import { compose, judged, OUTLETS, threat, withdrawal } from './samples.ts';

const SAID = 'سنرد على كل اعتداء';
const said = (id: string, given: object = {}) =>
  judged({
    id,
    title: `عنوان ${id}`,
    text: `قال المتحدث: «${SAID}». انتهى الخبر.`,
    statements: [{ words: SAID, target: 'US forces', ...given }],
  });

describe('an alert is composed from what was judged', () => {
  it('shows the quote in its sentence, with the quoted words marked', () => {
    const quote = threat.statements[0]?.quote;
    expect(quote?.text).toMatch(/^قال القيادي/);
    const marked = quote?.marks.map((mark) => quote.text.slice(mark.start, mark.end));
    expect(marked).toEqual(['إن بقاء جندي أمريكي واحد بعد 31 كانون الأول 2021 سيقابل بالسلاح']);
  });

  it('shows the sentence that the withdrawal was read from, with names for its codes', () => {
    expect(withdrawal.withdrawals).toMatchObject([
      { force: 'FR', forceName: 'France', host: 'NE', hostName: 'Niger', status: 'completed' },
    ]);
    expect(withdrawal.withdrawals[0]?.excerpt?.marks).toHaveLength(2);
  });

  it('tells a statement once, in the words of the leading article', () => {
    const alert = compose([said('a1'), said('a2'), said('a3', { type: 'claim' })]);
    expect(alert.statements.map((one) => [one.type, one.quote.articleId])).toEqual([
      ['threat', 'a1'],
      ['claim', 'a3'],
    ]);
  });

  // Glosses: "Salim Radi"; "Murad Sabbagh", whom no lexicon knows.
  const radi = { name: 'سليم راضي', nameEn: null, role: null };
  const sabbagh = { name: 'مراد صباغ', nameEn: null, role: null };
  const known = { name: 'يحيى سريع', nameEn: 'Yahya Saree', role: null };
  it.each([
    ['nobody by the other', [said('a1', { speaker: radi }), said('a2')], 1],
    ['two whom no lexicon knows', [said('a1', { speaker: radi }), said('a2', { speaker: sabbagh })], 1],
    ['one whom it knows', [said('a1', { speaker: radi }), said('a2', { speaker: known })], 2],
    ['words on another target', [said('a1'), said('a2', { target: 'Israel' })], 2],
  ])(
    'tells what two articles put to different speakers once, unless it is two men’s: %s',
    (_name, articles, n) => {
      expect(compose(articles).statements).toHaveLength(n);
    },
  );

  // Gloss: "he vowed to answer. He vowed to cut the road, and to hold it."
  const TWICE = 'توعد بالرد. وتوعد بقطع الطريق وبالبقاء فيه.';
  it.each([
    [
      'two sentences',
      ['توعد بالرد', 'وتوعد بقطع الطريق'],
      ['توعد بالرد.', 'وتوعد بقطع الطريق وبالبقاء فيه.'],
    ],
    ['two pieces of one sentence once', ['بقطع الطريق', 'وبالبقاء فيه'], ['وتوعد بقطع الطريق وبالبقاء فيه.']],
  ])('keeps what one article quotes of one man: %s', (_name, quotes, told) => {
    const article = judged({
      title: 't',
      text: TWICE,
      statements: quotes.map((words) => ({ words, speaker: radi })),
    });
    expect(compose([article]).statements.map(({ quote }) => quote.text.trim())).toEqual(told);
  });

  it('keeps what one article puts to two speakers', () => {
    const [one, other] = [said('a1', { speaker: radi }), said('a1', { speaker: sabbagh })];
    one.classification.statements.push(...other.classification.statements);
    expect(compose([one]).statements).toHaveLength(2);
  });

  it('has the foremost level that a matched topic has in any of its articles', () => {
    const at = (level: Level) => {
      const article = judged({ title: 't', text: 'نص', topics: ['a', 'b'] });
      for (const verdict of article.classification.topics) verdict.level = level;
      return article;
    };
    expect(compose([at('secondary'), at('main')]).level).toBe('main');
    expect(compose([at('secondary')]).level).toBe('secondary');
    const unmatched = at('main');
    for (const verdict of unmatched.classification.topics) verdict.matched = false;
    expect(compose([unmatched])).not.toHaveProperty('level');
  });

  // Glosses: "The movement said in a statement that it agrees. Osama Hamdan said the ball is in their court."
  const HAMDAN = { name: 'أسامة حمدان', nameEn: 'Osama Hamdan', role: 'القيادي' };
  const AGREES = 'إنها توافق على التمديد';
  const BALL = 'إن الكرة في ملعبهم';
  const both = `قالت الحركة في بيان ${AGREES}. وقال القيادي أسامة حمدان ${BALL}.`;
  it.each([
    ['of the sentence that it stands in', BALL, HAMDAN, 'statement', 'Osama Hamdan'],
    ['nobody for what the group wrote itself', AGREES, HAMDAN, 'statement', null],
    ['of an address whose sentence does not repeat the name', AGREES, HAMDAN, 'speech', 'Osama Hamdan'],
    ['whose name is written as one word', BALL, { ...HAMDAN, name: 'أسا مة' }, 'statement', 'Osama Hamdan'],
    ['by the role alone', AGREES, { name: 'المتحدث', nameEn: null, role: 'المتحدث' }, 'statement', null],
  ] as const)('names the speaker %s', (_name, spoken, speaker, medium, named) => {
    const article = judged({ title: 't', text: both, statements: [{ words: spoken, speaker, medium }] });
    const [statement] = compose([article]).statements;
    expect(statement?.speaker?.nameEn ?? null).toBe(named);
    expect(statement?.speaker?.role ?? null).toBe(named === null && speaker === HAMDAN ? null : speaker.role);
  });

  it('keeps two factions apart that say the same', () => {
    const other = said('a2', { factionId: 'kataib-hezbollah', faction: "Kata'ib Hezbollah" });
    expect(compose([said('a1'), other]).statements).toHaveLength(2);
  });

  it.each([
    ['of an arm of its own', 'al-Qassam Brigades', 'كتائب القسام'],
    ['of the faction', 'Hamas', 'حركة حماس'],
    ['of the faction, where the arm has none', 'an arm without a name', 'حركة حماس'],
  ])('shows beside the English name the Arabic one %s', (_name, faction, factionAr) => {
    const alert = compose([said('a1', { factionId: 'hamas', faction })], {
      factionsAr: { hamas: 'حركة حماس', 'al-Qassam Brigades': 'كتائب القسام' },
    });
    expect(alert.statements).toMatchObject([{ faction, factionAr }]);
  });

  it.each([
    ['text', 'بدأت القوات انسحابها.'],
    ['title', 'القوات الأمريكية تبدأ انسحابها'],
  ] as const)('shows of a withdrawal the sentence that bears out its status: of the %s', (field, shown) => {
    const title = 'القوات الأمريكية تبدأ انسحابها';
    const text = 'أعلن الاتفاق على رحيلها. بدأت القوات انسحابها.';
    const article = judged({ title, text, withdrawals: [{ words: ['رحيلها', 'انسحابها'] }] });
    const [leading] = article.classification.withdrawals;
    const words = { title, text }[field];
    const at = { field, start: words.indexOf('انسحابها'), end: words.indexOf('انسحابها') + 8 };
    if (leading) {
      leading.evidence.push({ ...at, ruleId: 'r', concept: 'c' });
      leading.statusAt = at;
    }
    expect(compose([article]).withdrawals[0]?.excerpt?.text).toBe(shown);
  });

  it('takes the evidence of the title where the text has none', () => {
    const article = judged({ title: 'القوات الأمريكية تغادر', text: 'نص', withdrawals: [{ words: ['نص'] }] });
    const leading = article.classification.withdrawals[0];
    if (leading) leading.evidence = [{ field: 'title', start: 0, end: 6, ruleId: 'r', concept: 'c' }];
    expect(compose([article]).withdrawals[0]?.excerpt?.text).toBe('القوات الأمريكية تغادر');
  });

  it('stays bounded for a story of two hundred articles with long titles', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      judged({
        id: `a${index}`,
        title: 'ع'.repeat(9000),
        text: `قال: «${SAID}» ${'ن'.repeat(9000)}`,
        statements: [{ words: SAID, target: `target ${index}` }],
        deadlines: [{ date: `2027-01-${String((index % 28) + 1).padStart(2, '0')}`, words: SAID }],
        outlet: OUTLETS.second,
      }),
    );
    const alert = compose(many);
    expect(alert.articles).toHaveLength(40);
    expect(alert.statements).toHaveLength(6);
    expect(alert.deadlines).toHaveLength(6);
    expect(alert.title).toHaveLength(4000);
    expect(alert.statements[0]?.quote.text.length).toBeLessThanOrEqual(700);
  });

  it('names the weightiest topic first and each once', () => {
    const alert = compose([
      judged({ title: 't', text: 'نص', topics: ['b', 'a'] }),
      judged({ title: 't', text: 'نص', topics: ['a'] }),
    ]);
    expect(alert.topics).toEqual(['b', 'a']);
  });

  it('lists deadlines in order of date, each date once', () => {
    const article = judged({
      title: 't',
      text: 'نهاية العام ثم آذار ثم نهاية السنة',
      deadlines: [
        { date: '2026-12-31', words: 'نهاية العام' },
        { date: '2026-03', words: 'آذار' },
        { date: '2026-12-31', words: 'نهاية السنة' },
      ],
    });
    expect(compose([article]).deadlines.map((one) => [one.date, one.text])).toEqual([
      ['2026-03', 'آذار'],
      ['2026-12-31', 'نهاية العام'],
    ]);
  });

  it('composes an alert without any article left', () => {
    const alert = compose([], { event: 'corrected' });
    expect(alert.title).toBe('');
    expect(alert.headline).toContain('Correction');
  });
});

describe('the sample', () => {
  it('is dated by the given time and sets a deadline at the end of the next month', () => {
    const alert = sampleAlert(new Date('2026-12-31T22:00:00Z'));
    expect(alert.at).toBe('2026-12-31T22:00:00.000Z');
    expect(alert.deadlines[0]?.date).toBe('2027-01-31');
  });

  it('says that it is a sample, and has an id of its own each time', () => {
    const [one, two] = [sampleAlert(new Date(1_000)), sampleAlert(new Date(2_000))];
    expect(newsLine(one.whatsNew)).toMatch(/sample/i);
    expect(one.id).not.toBe(two.id);
  });
});
