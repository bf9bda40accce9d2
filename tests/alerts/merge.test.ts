import { describe, expect, it } from 'vitest';
import { mergeAlerts, withLatestCounters } from '../../src/alerts/merge.ts';
import type { Alert } from '../../src/model/alert.ts';
import { compose, judged, news } from './samples.ts';

// Gloss: "words".
const about = (developmentId: string, id: string, faction: string, given: Partial<Alert> = {}): Alert => ({
  ...compose(
    [judged({ id, title: 't', text: 'كلام', statements: [{ words: 'كلام', factionId: faction, faction }] })],
    { developmentId, event: 'new_statement', whatsNew: news(`another claim (${faction})`) },
  ),
  ...given,
});

const factions = (alert: Alert): string[] => alert.statements.map(({ faction }) => faction);

describe('alerts of one story that waited together', () => {
  it('keep what every development told', () => {
    const merged = mergeAlerts([about('1', 'a', 'Hamas'), about('2', 'b', 'Houthis')]);
    expect(factions(merged)).toEqual(['Houthis', 'Hamas']);
    expect(merged.articles.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(merged.whatsNew).toEqual(news('another claim (Hamas); another claim (Houthis)'));
  });

  it.each([
    [
      'two outlets, each independent',
      ['a', 'b'],
      ['independent', 'independent'],
      { total: 2, independent: 2 },
    ],
    ['one outlet that told both', ['a', 'a'], ['independent', 'independent'], { total: 1, independent: 1 }],
    ['one of them of a party', ['a', 'b'], ['independent', 'party'], { total: 2, independent: 1 }],
  ] as const)('count the outlets of all: %s', (_name, sources, ownerships, outlets) => {
    const told = sources.map((source, index) => {
      const ownership = ownerships[index] ?? 'independent';
      const alert = about(`${index}`, `${index}`, 'Hamas', {
        outlets: { total: 1, independent: ownership === 'independent' ? 1 : 0 },
      });
      return { ...alert, articles: alert.articles.map((one) => ({ ...one, source, ownership })) };
    });
    expect(mergeAlerts(told).outlets).toEqual(outlets);
  });

  it('take of one development only the latest, which knows the others', () => {
    const corrected = about('1', 'b', 'Houthis', { event: 'corrected' });
    expect(factions(mergeAlerts([about('1', 'a', 'Hamas'), corrected]))).toEqual(['Houthis']);
  });
});

describe('the first message of a thread', () => {
  const first = about('1', 'a', 'Hamas');
  it.each([
    ['counts what confirms its development', '1', 5],
    ['is left alone by another development', '2', first.outlets.total],
  ])('%s', (_name, developmentId, total) => {
    const latest = about(developmentId, 'b', 'Hamas', { outlets: { total: 5, independent: 3 } });
    expect(withLatestCounters(first, latest).outlets.total).toBe(total);
  });
});
