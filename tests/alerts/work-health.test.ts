import { describe, expect, it } from 'vitest';
import { healthOf } from '../../src/alerts/work-health.ts';
import { FINE, withSources } from '../parts/work-figures.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const LONG_AGO = new Date('2026-11-24T08:00:00Z');

describe('Rasid watches, or says why not', () => {
  it.each<[string, Partial<Parameters<typeof healthOf>[0]> & { reachable?: boolean }, string[]]>([
    ['a few sources overdue and a fifth failing', {}, []],
    ['a database that does not answer', { figures: null }, ['database-lost']],
    ['a database that reads on while its disk is full', { diskFull: true }, ['database-full']],
    ['a full one that answers no more', { diskFull: true, figures: null }, ['database-full']],
    ['a Redis that is away', { reachable: false }, ['queue-lost']],
    ['both', { figures: null, reachable: false }, ['database-lost', 'queue-lost']],
    ['most sources overdue', { figures: withSources({ overdue: 51 }) }, ['watching-stopped']],
    [
      'sources that another Rasid switched off',
      { figures: withSources({ switchedOff: 1, switchedOffIds: ['b'] }) },
      ['sources-switched-off'],
    ],
    ['half of them', { figures: withSources({ overdue: 50 }) }, []],
    ['most fetches of late failing', { figures: withSources({ recentFailed: 31 }) }, ['sources-failing']],
    [
      'two fetches, both failing, of many sources',
      { figures: withSources({ recent: 2, recentFailed: 2 }) },
      [],
    ],
    [
      'the only source failing',
      { figures: withSources({ watched: 1, overdue: 0, failing: 1, recent: 1, recentFailed: 1 }) },
      ['sources-failing'],
    ],
    ['work that waits for an hour', { figures: { ...FINE, oldestWaitingSeconds: 3_600 } }, ['work-stuck']],
    ['no source switched on', { figures: withSources({ watched: 0, overdue: 0 }) }, ['nothing-watched']],
    [
      'none yet, since it starts',
      { figures: withSources({ watched: 0, overdue: 0, recent: 0 }), startedAt: NOW },
      [],
    ],
  ])('%s', (_name, { figures = FINE, reachable = true, diskFull = false, startedAt = LONG_AGO }, kinds) => {
    const report = healthOf({ queue: { kind: 'redis', reachable }, figures, diskFull, startedAt }, NOW);
    expect(report.problems.map(({ kind }) => kind)).toEqual(kinds);
    expect(report.ready).toBe(kinds.length === 0);
  });
});
