import { describe, expect, it } from 'vitest';
import { shortHeadline } from '../../src/alerts/headline.ts';
import { countryName, forceName } from '../../src/alerts/names.ts';
import type { Statement, Withdrawal } from '../../src/model/verdict.ts';
import { compose, exchange, judged, news, OUTLETS, threat } from './samples.ts';

const says = (given: Partial<Statement>, outlets = { total: 2, independent: 2 }) =>
  compose([judged({ title: 't', text: 'كلام', statements: [{ words: 'كلام', ...given }] })], { outlets })
    .headline;
const leaves = (given: Partial<Withdrawal>, outlets = { total: 2, independent: 2 }) =>
  compose([judged({ title: 't', text: 'كلام', withdrawals: [{ words: ['كلام'], ...given }] })], { outlets })
    .headline;

const SPEAKER = { name: 'يحيى سريع', nameEn: 'Yahya Saree', role: 'military_spokesman' };

describe('the headline of a story that goes on says what its new development changes', () => {
  const told = (
    event: 'opened' | 'status_changed' | 'new_statement' | 'corroborated',
    whatsNew: string,
  ): string =>
    compose([judged({ title: 't', text: 'كلام', statements: [{ words: 'كلام', faction: 'Hamas' }] })], {
      event,
      whatsNew: news(whatsNew),
    }).headline;
  it.each([
    [
      'new_statement',
      'escalation: position → threat',
      'Hamas makes a threat; escalation: position → threat; 1 independent outlet',
    ],
    [
      'status_changed',
      'status: announced → started',
      'Hamas makes a threat; status: announced → started; 1 independent outlet',
    ],
    ['corroborated', 'second independent outlet: Nahr News', 'Hamas makes a threat; 1 independent outlet'],
    ['opened', '', 'Hamas makes a threat; 1 independent outlet'],
  ] as const)('%s: %s', (event, whatsNew, headline) => {
    expect(told(event, whatsNew)).toBe(headline);
  });
});

describe('a withdrawal that two outlets put at different steps', () => {
  const by = (outlet: keyof typeof OUTLETS, given: Partial<Withdrawal>) =>
    judged({
      id: outlet,
      title: 't',
      text: 'كلام',
      outlet: OUTLETS[outlet],
      withdrawals: [{ words: ['كلام'], ...given }],
    });
  const headline = (event: 'corroborated' | 'status_changed', ...articles: ReturnType<typeof by>[]) =>
    compose(articles, { event, outlets: { total: 2, independent: 2 } }).headline;
  const planned = by('second', { status: 'planned', extent: 'part' });

  it.each([
    [
      'is told with each step and who tells it',
      headline('corroborated', planned, by('independent', { status: 'ongoing' })),
      'Partial US withdrawal from Iraq: planned (Al-Midan) or ongoing (Nahr News); 2 outlets, 2 independent',
    ],
    [
      'is told once where they agree',
      headline('corroborated', planned, by('independent', { status: 'planned' })),
      'Partial US withdrawal from Iraq: planned; 2 outlets, 2 independent',
    ],
    [
      'is told by its new step where that is the news',
      headline('status_changed', planned, by('independent', { status: 'ongoing' })),
      'Partial US withdrawal from Iraq: planned; 2 outlets, 2 independent',
    ],
    [
      'is not confused with what another force does',
      headline('corroborated', planned, by('independent', { status: 'ongoing', force: 'coalition' })),
      'Partial US withdrawal from Iraq: planned; 2 outlets, 2 independent',
    ],
  ])('%s', (_name, told, expected) => {
    expect(told).toBe(expected);
  });
});

describe('the headline says it all in English', () => {
  it('reads as the desk asked for it', () => {
    expect(threat.headline).toBe(
      "Kata'ib Sayyid al-Shuhada (Huquq member) threatens US forces in Iraq; deadline 31 Dec 2021; 3 outlets, 1 independent",
    );
  });

  it.each([
    [
      says({ faction: 'Houthis', speaker: SPEAKER, type: 'claim', target: 'Israel' }),
      'Houthis (Yahya Saree) claim an operation against Israel; 2 outlets, 2 independent',
    ],
    [says({ faction: 'Hamas', type: 'position' }), 'Hamas makes a statement; 2 outlets, 2 independent'],
    [
      says({ faction: 'PKK', type: 'truce', target: 'Turkey' }),
      'PKK speaks of a truce with Turkey; 2 outlets, 2 independent',
    ],
    [
      says({ faction: 'Hamas', speaker: { name: 'فلان', nameEn: null, role: 'قيادي' } }),
      'Hamas makes a threat; 2 outlets, 2 independent',
    ],
    [
      says({ faction: 'Hamas', speaker: { ...SPEAKER, nameEn: null } }),
      'Hamas (military spokesman) makes a threat; 2 outlets, 2 independent',
    ],
    [
      says({ faction: 'Hamas' }, { total: 1, independent: 0 }),
      'Hamas makes a threat; 1 outlet, not independent',
    ],
    [says({ faction: 'Hamas' }, { total: 1, independent: 1 }), 'Hamas makes a threat; 1 independent outlet'],
    [
      says({ faction: 'Hamas' }, { total: 4, independent: 0 }),
      'Hamas makes a threat; 4 outlets, none independent',
    ],
    [leaves({ status: 'completed' }), 'US withdrawal from Iraq: completed; 2 outlets, 2 independent'],
    [
      leaves({ status: 'completed', extent: 'part' }),
      'Partial US withdrawal from Iraq: completed; 2 outlets, 2 independent',
    ],
    [
      leaves({ force: 'foreign_fighters', host: 'LY', extent: 'part' }),
      'Partial withdrawal of foreign fighters from Libya: announced; 2 outlets, 2 independent',
    ],
    [
      leaves({ status: 'announced', certainty: 'conditional' }),
      'US withdrawal from Iraq: announced, conditional; 2 outlets, 2 independent',
    ],
    [
      leaves({ deadline: '2026-09' }),
      'US withdrawal from Iraq: announced; deadline Sep 2026; 2 outlets, 2 independent',
    ],
    [
      leaves({ force: 'UN:UNIFIL', host: 'LB' }),
      'UNIFIL withdrawal from Lebanon: announced; 2 outlets, 2 independent',
    ],
    [
      leaves({ force: 'foreign_fighters', host: 'LY' }),
      'Withdrawal of foreign fighters from Libya: announced; 2 outlets, 2 independent',
    ],
    [
      leaves({ force: 'coalition', host: null }),
      'Withdrawal of the US-led coalition: announced; 2 outlets, 2 independent',
    ],
    [leaves({ force: null, host: 'SY' }), 'Troop withdrawal from Syria: announced; 2 outlets, 2 independent'],
    [
      leaves({ force: 'LU', host: 'ML' }),
      'Withdrawal of forces of Luxembourg from Mali: announced; 2 outlets, 2 independent',
    ],
  ])('%s', (headline, expected) => {
    expect(headline).toBe(expected);
  });

  const both = judged({
    title: 't',
    text: 'كلام',
    topics: ['troop_withdrawal', 'faction_statement'],
    statements: [{ words: 'كلام', type: 'ultimatum' }],
    withdrawals: [{ words: ['كلام'], status: 'demanded' }],
  });
  const SAID = "Kata'ib Sayyid al-Shuhada gives an ultimatum";
  const LEFT = 'US withdrawal from Iraq: demanded';
  it.each([
    ['nothing says what is told', { developmentId: null }, `${SAID}; ${LEFT}`],
    [
      'a statement is told',
      { topic: 'faction_statement', whatsNew: news('another ultimatum') },
      `${SAID}; another ultimatum; ${LEFT}`,
    ],
    [
      'a withdrawal is told',
      { topic: 'troop_withdrawal', whatsNew: news('demanded again') },
      `${LEFT} again; ${SAID}`,
    ],
  ])(
    'leads with the development, its change behind it, before what else is said: %s',
    (_name, given, facts) => {
      const { headline } = compose([both], { event: 'status_changed', ...given });
      expect(headline).toBe(`${facts}; 1 independent outlet`);
    },
  );

  // Gloss: "We accept nobody." "The rest goes by the end of December."
  it.each([
    [
      'of the statement beside the statement',
      'لن نقبل ببقاء أحد حتى نهاية كانون الأول',
      /^Kata[^;]* makes a threat; deadline /,
    ],
    [
      'of the withdrawal behind the withdrawal',
      'لن نقبل ببقاء أحد',
      /^Kata[^;]* makes a threat; US withdrawal from Iraq: ongoing; deadline 31 Dec 2026; /,
    ],
  ])('puts a date %s', (_name, words, expected) => {
    const until = 'نهاية كانون الأول';
    const text = `قال إننا ${words}. وقال إن البقية تغادر قبل ${until}.`;
    const article = judged({
      title: 't',
      text,
      topics: ['faction_statement', 'troop_withdrawal'],
      statements: [{ words, type: 'threat' }],
      withdrawals: [{ words: ['البقية'], status: 'ongoing', deadline: '2026-12-31' }],
    });
    article.classification.deadlines = [
      {
        date: '2026-12-31',
        precision: 'day',
        text: until,
        field: 'text',
        start: text.lastIndexOf(until),
        end: text.length - 1,
      },
    ];
    expect(compose([article]).headline).toMatch(expected);
  });

  it('leads with the withdrawal where troops move and the topic weighs most', () => {
    const alert = compose([
      judged({
        title: 't',
        text: 'كلام',
        topics: ['troop_withdrawal', 'faction_statement'],
        statements: [{ words: 'كلام' }],
        withdrawals: [{ words: ['كلام'], status: 'started' }],
      }),
    ]);
    expect(alert.headline).toMatch(/^US withdrawal from Iraq: started; Kata.* makes a threat; /);
  });

  it("names an operator's own topic and what its rules say", () => {
    expect(exchange.headline).toBe('Prisoner exchange: release, prisoners of war; 1 independent outlet');
  });

  it('names a topic by its id where the configuration no longer has it', () => {
    const alert = compose([judged({ title: 't', text: 'كلام', topics: ['border_closure'] })]);
    expect(alert.headline).toBe('Border closure; 1 independent outlet');
  });

  it("puts an operator's own topic behind the statement that led", () => {
    const words = 'سنفرج عن أسرى';
    const topics = ['faction_statement', 'prisoner_exchange'];
    const alert = compose([judged({ title: 't', text: words, statements: [{ words }], topics })]);
    expect(alert.headline).toBe(
      "Kata'ib Sayyid al-Shuhada makes a threat; Prisoner exchange; 1 independent outlet",
    );
  });
});

describe('the headline in little room', () => {
  it("adds the title to an operator's own topic: its name alone would be the same for every story", () => {
    expect(shortHeadline(exchange, 140)).toBe(
      'Prisoner exchange: release, prisoners of war: صفقة تبادل بين صنعاء ومأرب',
    );
  });

  it.each([
    [200, threat.headline],
    [110, "Kata'ib Sayyid al-Shuhada (Huquq member) threatens US forces in Iraq; deadline 31 Dec 2021"],
    [85, "Kata'ib Sayyid al-Shuhada threatens US forces in Iraq; deadline 31 Dec 2021"],
    [74, "Kata'ib Sayyid al-Shuhada (Huquq member) threatens US forces in Iraq"],
    [62, "Kata'ib Sayyid al-Shuhada threatens US forces in Iraq"],
    [30, "Kata'ib Sayyid al-Shuhada…"],
  ])('%i characters', (length, expected) => {
    expect(shortHeadline(threat, length)).toBe(expected);
  });
});

describe('codes have English names', () => {
  it.each([
    ['IQ', 'Iraq'],
    ['TR', 'Turkey'],
    ['PS', 'the Palestinian territories'],
    ['ZZZ', 'ZZZ'],
    ['XX', 'XX'],
  ])('country %s is %s', (code, name) => {
    expect(countryName(code)).toBe(name);
  });

  it.each([
    ['wagner', 'Wagner'],
    ['Wagner', 'Wagner'],
    ['AU:AUSSOM', 'AUSSOM'],
    ['some_militia', 'some militia'],
    ['US', 'the United States'],
  ])('force %s is %s', (force, name) => {
    expect(forceName(force)).toBe(name);
  });
});
