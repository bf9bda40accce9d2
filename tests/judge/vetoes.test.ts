import { describe, expect, it } from 'vitest';
import type { NameMention } from '../../src/judge/annotate/names.ts';
import type { FactionEntry, PersonEntry } from '../../src/judge/lexicon/faction-lexicon.ts';
import { statementVeto, withdrawalVeto } from '../../src/judge/vetoes.ts';

const faction = (more: Partial<FactionEntry> = {}): FactionEntry => ({
  id: 'dawn',
  name: { ar: 'حركة الفجر', en: 'Dawn' },
  countries: ['IQ'],
  kind: 'militia',
  names: ['حركة الفجر'],
  ...more,
});
const leader = (more: Partial<PersonEntry> = {}): PersonEntry =>
  ({ ar: 'سالم', en: 'Salim', role: 'leader', ...more }) as PersonEntry;
const mention = (of: FactionEntry | null, person: PersonEntry | null = null): NameMention => ({
  first: 0,
  end: 1,
  kind: person ? 'person' : 'faction',
  faction: of,
  shown: 'Dawn',
  person,
  silent: false,
  party: false,
  nisba: false,
  sure: true,
  alone: false,
});

describe('an army does not withdraw from its own country', () => {
  it.each([
    ['a state from its own land', 'SY', 'SY', 'own-country'],
    ['a force at home from anywhere', 'home', 'SY', 'own-country'],
    ['a force at home from nowhere said', 'home', null, 'own-country'],
    ['a state from another', 'RU', 'SY', null],
    ['a state from nowhere said', 'RU', null, null],
    ['nobody named', null, 'SY', null],
  ])('%s', (_, force, host, veto) => {
    expect(withdrawalVeto(force, host)).toBe(veto);
  });
});

describe('a group speaks as an armed faction until it is the state', () => {
  const taliban = faction({ until: '2021-08-15' });
  it.each([
    ['before that day', '2021-08-14T20:00:00Z', null],
    ['on that day', '2021-08-15T08:00:00Z', 'state-by-then'],
    ['years later', '2026-01-01', 'state-by-then'],
  ])('%s', (_, published, veto) => {
    expect(statementVeto(mention(taliban), published, '', [])).toBe(veto);
  });

  const undated = [{ id: 'dawn', before: ['الحكومة الافغانيه'], after: ['مجلس الوزراء'] }];
  it.each([
    ['a word of its fight', 'قاتلت الحكومة الافغانيه', null],
    ['a word of its rule', 'اقر مجلس الوزراء', 'state-by-then'],
    ['no word of either', 'قالت الحركة', 'state-by-then'],
  ])('without a date the words tell: %s', (_, text, veto) => {
    expect(statementVeto(mention(taliban), null, text, undated)).toBe(veto);
  });

  it('without a date and without such words for it, it speaks', () => {
    expect(statementVeto(mention(taliban), null, 'مجلس الوزراء', [])).toBeNull();
  });
});

describe('somebody dead or gone says nothing new', () => {
  const speaks = (until: string, published: string | null) =>
    statementVeto(mention(faction(), leader({ until })), published, '', []);
  it.each([
    ['in the month of the end', '2024-09', '2024-09-28', null],
    ['a month later, as a late report', '2024-09', '2024-10-30', null],
    ['two months later', '2024-09', '2024-11-01', 'no-longer-in-post'],
    ['a year without a month ends with its December', '2024', '2025-01-10', null],
    ['without a date of the article', '2024-09', null, null],
  ])('%s', (_, until, published, veto) => {
    expect(speaks(until, published)).toBe(veto);
  });
});

describe('a body of the state', () => {
  it('never speaks for a faction where the lexicon says so', () => {
    expect(statementVeto(mention(faction({ speaks: 'never' })), null, '', [])).toBe('state-body');
  });

  it('speaks through its members alone where the lexicon says so', () => {
    const commission = faction({ speaks: 'members' });
    expect(statementVeto(mention(commission), null, '', [])).toBe('state-body');
    expect(statementVeto(mention(commission, leader()), null, '', [])).toBeNull();
  });

  it('is what a name without a faction is', () => {
    expect(statementVeto(mention(null), null, '', [])).toBe('state-body');
  });
});
