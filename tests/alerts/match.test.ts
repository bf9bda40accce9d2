import { describe, expect, it } from 'vitest';
import { factsOfAlert, factsOfArticles } from '../../src/alerts/facts.ts';
import { type Matcher, matchFacts } from '../../src/alerts/match.ts';
import { compose, judged, threat, withdrawal } from './samples.ts';

const THREAT = factsOfAlert(threat);
const LEFT = factsOfAlert(withdrawal);
const BOTH = factsOfAlert(
  compose([
    judged({
      title: 't',
      text: 'كلام',
      statements: [
        { words: 'كلام', factionId: 'hamas', faction: 'Hamas', type: 'threat' },
        { words: 'كلام', factionId: 'hezbollah', faction: 'Hezbollah', type: 'position' },
      ],
      withdrawals: [{ words: ['كلام'], force: 'US', host: 'IQ', status: 'demanded' }],
    }),
  ]),
);

const FILM = factsOfAlert(
  compose([
    judged({
      title: 't',
      text: 'مشاهد من استهداف دبابة بتاريخ 27-05-2026',
      publishedAt: '2026-05-30T09:00:00Z',
      statements: [{ words: 'مشاهد من استهداف دبابة بتاريخ 27-05-2026', type: 'claim', medium: 'video' }],
    }),
  ]),
);

describe('a matcher holds when every key holds', () => {
  it.each<[string, Matcher, typeof THREAT, boolean]>([
    ['nothing asked', {}, THREAT, true],
    ['topic', { topic: ['faction_statement'] }, THREAT, true],
    ['level', { level: ['main', 'secondary'] }, THREAT, true],
    ['another level', { level: ['secondary'] }, THREAT, false],
    ['another topic', { topic: ['troop_withdrawal'] }, THREAT, false],
    ['faction by id', { faction: ['kataib-sayyid-al-shuhada'] }, THREAT, true],
    ['faction by English name, any case', { faction: ["kata'ib sayyid al-shuhada"] }, THREAT, true],
    ['one of several types', { type: ['claim', 'threat'] }, THREAT, true],
    ['faction and type of one statement', { faction: ['hamas'], type: ['threat'] }, BOTH, true],
    ['faction and type of two statements', { faction: ['hamas'], type: ['position'] }, BOTH, false],
    ['an operation so many days back', { daysBack: 3 }, FILM, true],
    ['of one statement', { type: ['claim'], daysBack: 3 }, FILM, true],
    ['not so many', { daysBack: 4 }, FILM, false],
    ['of words that are of no day', { daysBack: 0 }, THREAT, false],
    ['what the words do', { act: ['footage'] }, FILM, true],
    ['something else', { act: ['offensive'] }, FILM, false],
    ['statement keys and withdrawal keys together', { faction: ['hamas'], force: ['US'] }, BOTH, true],
    ['force by code', { force: ['FR'] }, LEFT, true],
    ['force by English name', { force: ['france'] }, LEFT, true],
    ['country is the host', { country: ['NE'] }, LEFT, true],
    ['country is not the force', { country: ['FR'] }, LEFT, false],
    ['status', { status: ['completed'] }, LEFT, true],
    [
      'certainty of the withdrawal asked about',
      { status: ['completed'], certainty: ['possible'] },
      LEFT,
      false,
    ],
    ['certainty of anything', { certainty: ['quoted'] }, THREAT, true],
    ['source', { source: ['state-agency'] }, THREAT, true],
    ['event', { event: ['status_changed'] }, LEFT, true],
    ['severity at least', { severity: 'medium' }, THREAT, true],
    ['severity exactly', { severity: 'high' }, THREAT, true],
    ['severity below', { severity: 'critical' }, THREAT, false],
    ['outlets at least', { outlets: 3 }, THREAT, true],
    ['independent outlets at least', { independent: 2 }, THREAT, false],
    ['outlets at most', { maxOutlets: 2 }, THREAT, false],
    ['independent at most', { maxIndependent: 1 }, THREAT, true],
    ['not', { topic: ['faction_statement'], not: { source: ['state-agency'] } }, THREAT, false],
    ['not something else', { not: { source: ['elsewhere'] } }, THREAT, true],
  ])('%s', (_name, matcher, facts, expected) => {
    expect(matchFacts(matcher, facts).matched).toBe(expected);
  });

  it.each<[Matcher, typeof THREAT, string]>([
    [
      { topic: ['faction_statement'], severity: 'low' },
      THREAT,
      'topic faction_statement; severity high, at least low asked',
    ],
    [{ topic: ['troop_withdrawal'] }, THREAT, 'topic is faction_statement, not troop_withdrawal'],
    [{ faction: ['hamas'], type: ['position'] }, BOTH, 'no statement with faction hamas, type position'],
    [{ type: ['claim'], daysBack: 2 }, FILM, 'type claim, daysBack 3'],
    [{ daysBack: 7 }, FILM, 'no statement with daysBack 7 or more'],
    [{ outlets: 5 }, THREAT, '3 outlets, at least 5 asked'],
    [{ not: { event: ['opened'] } }, THREAT, 'excluded: event opened'],
    [{}, THREAT, 'matches everything'],
  ])('%j says why', (matcher, facts, why) => {
    expect(matchFacts(matcher, facts).why).toBe(why);
  });
});

describe('zones', () => {
  const zonesOf = (field: 'title' | 'text', start: number, text: string) => {
    const article = judged({ title: 'عنوان', text, withdrawals: [{ words: [text.slice(0, 1)] }] });
    const found = article.classification.withdrawals[0];
    if (found) found.evidence = [{ field, start, end: start + 1, ruleId: 'r', concept: 'c' }];
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    return facts.withdrawals[0]?.zone;
  };

  it.each([
    ['the title is the headline', 'title', 0, 'نص', 'headline'],
    ['the first paragraph is the lead', 'text', 10, 'فقرة أولى طويلة\nفقرة ثانية', 'lead'],
    ['the second paragraph is body', 'text', 20, 'فقرة أولى طويلة\nفقرة ثانية\nثالثة\nرابعة', 'body'],
    ['the second of a short text is lead', 'text', 20, 'فقرة أولى طويلة\nفقرة ثانية', 'lead'],
    ['a paragraph without end is lead for 350 characters', 'text', 351, 'ن'.repeat(500), 'body'],
  ] as const)('%s', (_name, field, start, text, zone) => {
    expect(zonesOf(field, start, text)).toBe(zone);
  });

  // Gloss: "the battalions shelled the barracks and the depot"; the title may tell it, with words of the article's own far below.
  it.each([
    ['the headline, where it tells the faction’s one kind of words', 'battalions', ['claim'], ['headline']],
    ['where they stand, though the headline names another faction', 'brigades', ['claim'], ['body']],
    [
      'the headline, the first of two kinds of things it says',
      'battalions',
      ['claim', 'demand'],
      ['headline', 'body'],
    ],
  ] as const)('words of a faction are in %s', (_name, inTitle, types, zones) => {
    const text = `${'حشو '.repeat(120)}الكتائب قصفت الثكنة والمستودع`;
    const words = ['قصفت الثكنة', 'والمستودع'];
    const statements = types.map((type, i) => ({ words: words[i] ?? '', factionId: 'battalions', type }));
    const article = judged({ title: 'الكتائب تتبنى القصف', text, statements });
    for (const topic of article.classification.topics)
      topic.evidence = [
        { field: 'title', start: 0, end: 7, ruleId: 'faction_statement.verb', concept: inTitle },
      ];
    const facts = factsOfArticles([article], { event: 'opened', outlets: { total: 1, independent: 1 } });
    expect(facts.statements.map(({ zone }) => zone)).toEqual(zones);
  });
});
