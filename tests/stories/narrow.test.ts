import { describe, expect, it } from 'vitest';
import type { JudgedArticle } from '../../src/model/story.ts';
import type { Statement, StatementType } from '../../src/model/verdict.ts';
import { type Development, openDevelopment } from '../../src/stories/development.ts';
import { features } from '../../src/stories/features.ts';
import { type Comparable, comparables } from '../../src/stories/likeness.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { ledBy, narrowed, telling } from '../../src/stories/narrow.ts';
import { sketch } from './building.ts';

const article = sketch({
  text: 'الجماعة تنفي. الحركة تهدد. الحركة تدعو. باريس ترحل. واشنطن تبقى.',
  statements: [
    { factionId: 'group', faction: 'Group', type: 'denial' },
    { factionId: 'movement', faction: 'Movement', type: 'position' },
    { factionId: 'movement', faction: 'Movement', type: 'threat' },
  ],
  withdrawals: [
    { force: 'FR', host: 'NE' },
    { force: 'US', host: 'NE' },
  ],
});

/** The development that the report of the article with this type or force opens. */
function developmentOf(of: string): Development {
  const report = comparables(features(article)).find(
    ({ report: { statement, withdrawal } }) => statement?.type === of || withdrawal?.force === of,
  );
  if (!report) throw new Error(`no report of ${of}`);
  return openDevelopment(report, []);
}

const said = ({ classification }: JudgedArticle): string[] =>
  classification.statements.map(({ factionId, type }) => `${factionId} ${type}`);
const leaving = ({ classification }: JudgedArticle): (string | null)[] =>
  classification.withdrawals.map(({ force }) => force);

describe('an article that tells several developments', () => {
  it('is in the story of each', () => {
    const { also, ...first } = createMemoryIndex().place(features(article));
    expect(first).toMatchObject({ storyId: 's1', event: 'opened' });
    expect(also.map(({ storyId, event }) => `${storyId} ${event}`)).toEqual([
      's2 opened',
      's3 opened',
      's4 opened',
    ]);
  });

  it('is led by the statement that an alert is about, and keeps the others', () => {
    const led = ledBy(article, developmentOf('threat'));
    expect(said(led)).toEqual(['movement threat', 'group denial', 'movement position']);
    expect(leaving(led)).toEqual(['FR', 'US']);
  });

  it('is led by the withdrawal that an alert is about', () => {
    expect(leaving(ledBy(article, developmentOf('US')))).toEqual(['US', 'FR']);
  });

  const known = ['denial', 'FR'].map(developmentOf);
  const threat = developmentOf('threat');
  it.each([
    [
      'what only tells others again is left out',
      { known, news: [] },
      ['movement threat', 'movement position'],
      ['US'],
    ],
    [
      'but not what is also new',
      { known: [threat, ...known], news: known },
      ['movement threat', 'group denial', 'movement position'],
      ['FR', 'US'],
    ],
  ])('where an alert is about one of them: %s', (_name, others, statements, forces) => {
    const led = ledBy(article, threat, others);
    expect([said(led), leaving(led)]).toEqual([statements, forces]);
  });

  it('is no match of a topic of which nothing is left', () => {
    const { classification } = ledBy(article, threat, { known: ['FR', 'US'].map(developmentOf), news: [] });
    expect(classification.topics.map(({ topic }) => topic)).toEqual(['faction_statement']);
  });

  it('has, for an event of one of them, that one only', () => {
    const alone = narrowed(article, developmentOf('US'));
    expect([said(alone), leaving(alone)]).toEqual([[], ['US']]);
    expect(alone.classification.topics.map(({ topic }) => topic)).toEqual(['troop_withdrawal']);
  });

  it('has, for an alert on one of them that another article brings, the words of its kind only', () => {
    expect(said(telling(article, threat))).toEqual(['movement threat']);
  });

  it('tells nothing there where it had it in words of another kind', () => {
    const { classification } = telling(
      sketch({ statements: [{ factionId: 'movement', type: 'position' }] }),
      threat,
    );
    expect([classification.topics, classification.statements]).toEqual([[], []]);
  });

  it('leaves out what its background carries over from an earlier article, unless it is all', () => {
    // Glosses: "the movement hands over its guns today"; "the movement said that its men see the minarets of the old town
    // from the third hill".
    const news = 'الحركة تسلم مدافعها اليوم';
    const old = 'وقالت الحركة إن رجالها يرون مآذن البلدة القديمة من التلة الثالثة';
    const saying = (text: string, type: StatementType, words: string) => ({
      ...{ factionId: 'movement', faction: 'Movement', type },
      quote: { field: 'text' as const, start: text.indexOf(words), end: text.length, text: words },
    });
    const before = sketch({ text: old, statements: [saying(old, 'warning', old)] });
    const text = `${news}.\n${'تفاصيل أخرى. '.repeat(40)}${old}`;
    const both = sketch({ text, statements: [saying(text, 'position', news), saying(text, 'warning', old)] });
    const alone = sketch({ text, statements: [saying(text, 'warning', old)] });
    const open = (judged: JudgedArticle): Development =>
      openDevelopment(comparables(features(judged))[0] as Comparable, []);
    const kept = { known: [], news: [], archive: [{ ...open(before), id: 'd1' }] };
    expect([both, alone].map((judged) => said(ledBy(judged, open(judged), kept)))).toEqual([
      ['movement position'],
      ['movement warning'],
    ]);
  });

  // Gloss: "the movement accepts the truce", and far below "the movement had said that it hit the post".
  const LEAD = 'الحركة تقبل الهدنة. والحركة تحذر من خرقها.';
  const BODY = `${'تفاصيل أخرى. '.repeat(40)}وكانت الحركة قالت إنها أصابت الموقع.`;
  const says = (type: StatementType, words: string, speaker: Statement['speaker'] = null) => {
    const text = `${LEAD} ${BODY}`;
    const start = text.indexOf(words);
    const quote = { field: 'text' as const, start, end: start + words.length, text: words };
    return { factionId: 'movement', faction: 'Movement', type, speaker, quote };
  };
  it.each<[string, ReturnType<typeof says>[], string[]]>([
    [
      'what its lead says before a claim of the body',
      [says('claim', 'أصابت الموقع'), says('truce', 'تقبل الهدنة')],
      ['truce', 'claim'],
    ],
    [
      'the gravest of what its lead says',
      [says('truce', 'تقبل الهدنة'), says('warning', 'تحذر من خرقها')],
      ['warning', 'truce'],
    ],
    [
      'the gravest of its body, where its lead says nothing of a faction',
      [says('position', 'وكانت الحركة'), says('claim', 'أصابت الموقع')],
      ['claim', 'position'],
    ],
  ])('is led by %s', (_name, statements, led) => {
    const judged = sketch({ text: `${LEAD} ${BODY}`, statements });
    const [report] = comparables(features(judged));
    if (!report) throw new Error('no report');
    const { classification } = ledBy(judged, openDevelopment(report, []));
    expect(classification.statements.map(({ type }) => type)).toEqual(led);
  });

  // The body alone quotes: a joint claim of two days ago by its spokesman, and below it the truce that the title tells.
  it('is led by what its title tells, whoever else is quoted', () => {
    const text = `${'تفاصيل أخرى. '.repeat(40)}الحركة تقبل الهدنة. قال راضي إنها أصابت الموقع.`;
    const at = (words: string) => ({
      quote: {
        field: 'text' as const,
        start: text.indexOf(words),
        end: text.indexOf(words) + words.length,
        text: words,
      },
    });
    const radi = { name: 'سليم راضي', nameEn: null, role: null };
    const statements = [
      { ...says('claim', 'أصابت الموقع', radi), ...at('أصابت الموقع') },
      { ...says('truce', 'تقبل الهدنة'), ...at('تقبل الهدنة') },
    ];
    const judged = sketch({ title: 'الحركة تعلن الهدنة', text, statements });
    const order = (): (string | undefined)[] =>
      features(judged).reports.map(({ statement }) => statement?.type);
    expect(order()).toEqual(['claim', 'truce']);
    for (const topic of judged.classification.topics)
      topic.evidence = [{ field: 'title', start: 0, end: 6, ruleId: 'r', concept: 'movement' }];
    expect(order()).toEqual(['truce', 'claim']);
  });

  it('is led by the man whose words the development is', () => {
    const [radi, sabbagh] = ['Salim Radi', 'Murad Sabbagh'].map((nameEn) => ({
      name: nameEn,
      nameEn,
      role: null,
    }));
    const judged = sketch({
      text: `${LEAD} ${BODY}`,
      statements: [
        says('warning', 'تقبل الهدنة', radi),
        says('threat', 'تحذر من خرقها', radi),
        says('warning', 'أصابت الموقع', sabbagh),
      ],
    });
    const his = comparables(features(judged)).find(
      ({ report }) => report.statement?.speakerName === 'Murad Sabbagh',
    );
    if (!his) throw new Error('no report of his');
    const { classification } = ledBy(judged, openDevelopment(his, []));
    expect(classification.statements.map(({ speaker }) => speaker?.nameEn)).toEqual([
      'Murad Sabbagh',
      'Salim Radi',
      'Salim Radi',
    ]);
  });
});
